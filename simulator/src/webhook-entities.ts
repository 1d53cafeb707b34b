/** A partner's one registration for events. */
export interface Registration {
  /** Tenant id of the partner. */
  id: string;
  subscriberId: string;
  url: string;
  events: string[];
  /** The signature travels in `x-ms-signature` instead of `Authorization`. */
  inMsSignature: boolean;
  /** It was registered with names that begin with a small letter. */
  camelCase?: boolean;
}

/** One try to hand an event over. */
export interface Attempt {
  at: string;
  url: string;
  headers: Record<string, string>;
  /** Absent when there was no answer; then `error` says why. */
  status?: number;
  error?: string;
}

/** An event on its way to the partner. */
export interface Delivery {
  id: string;
  partnerId: string;
  event: string;
  /** What is sent, exactly. */
  body: string;
  createdAt: string;
  state: 'waiting' | 'held' | 'delivered' | 'given-up';
  attempts: Attempt[];
  /** Of a validation event: the id under which its result is asked for. */
  validation?: string;
  /** The fault that changed its way. */
  fault?: string;
}

/** A certificate of the simulator's own, kept so that trust in it survives a restart. */
export interface Certificate {
  id: string;
  certificate: string;
  privateKey: string;
}
