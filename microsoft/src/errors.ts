/**
 * Who or what can help:
 * `retry` time, `reauthenticate` a new consent or sign-in, `fix-input` other values in the call,
 * `ask-person` a decision or an act outside this program, `configuration` the set-up of the partner account.
 */
export type Remedy = 'retry' | 'reauthenticate' | 'fix-input' | 'ask-person' | 'configuration';

/** What is known about a call that failed. */
export interface Fault {
  remedy: Remedy;
  /** Microsoft's code (`800090`, `AADSTS7000215`), `http-503` when it sent none, or one of `OwnCode`. */
  code: string;
  /** Absent when no answer came. */
  status?: number;
  requestId?: string;
  correlationId?: string;
  /** Microsoft's own words, without secrets; at most 1,024 characters. */
  description: string;
  /** In plain words: what happened, what to do next, who can. */
  explanation: string;
  /**
   * True when the work may have been done all the same: look before acting again, and act again under `requestId` of this
   * error only, which differs from the caller's after a refusal in between.
   */
  uncertain?: boolean;
  /** How long to wait at least, in milliseconds, where Microsoft asks for it or documents it. */
  retryAfterMs?: number;
}

/** Codes of failures that this client notices by itself. */
export type OwnCode =
  | 'unreachable'
  | 'connection-lost'
  | 'timed-out'
  | 'malformed-answer'
  | 'paging-loop'
  | 'service-missing'
  | 'secret-missing'
  | 'certificate-unusable'
  | 'consent-missing'
  | 'refresh-token-missing'
  | 'user-unknown'
  | 'usage-location-missing'
  | 'transfer-unknown'
  | 'not-possible'
  | 'agents-missing'
  | 'product-unknown'
  | 'agreement-missing';

/** A call to Microsoft failed. Never carries a secret, a token or a body. */
export class MicrosoftError extends Error {
  override readonly name = 'MicrosoftError';
  readonly remedy: Remedy;
  readonly code: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
  readonly description: string;
  readonly explanation: string;
  readonly uncertain: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(fault: Fault) {
    super(`${fault.explanation} (${fault.code}${fault.requestId ? `, request ${fault.requestId}` : ''})`);
    this.remedy = fault.remedy;
    this.code = fault.code;
    this.status = fault.status;
    this.requestId = fault.requestId;
    this.correlationId = fault.correlationId;
    this.description = fault.description;
    this.explanation = fault.explanation;
    this.uncertain = fault.uncertain ?? false;
    this.retryAfterMs = fault.retryAfterMs;
  }
}

/** The same failure of a call whose earlier attempt may have done the work. */
export function asUncertain(error: MicrosoftError): MicrosoftError {
  const { remedy, code, status, requestId, correlationId, description, explanation, retryAfterMs } = error;
  const fault = { remedy, code, status, requestId, correlationId, description, explanation, retryAfterMs };
  return new MicrosoftError({ ...fault, uncertain: true });
}
