import type { DueKind } from './due.ts';
import type { Seed } from './seed.ts';

/** Shapes of what the world holds. They are the simulator's own; the wire shapes are made in the rooms. */
export interface Settings {
  /** Calls a minute and partner tenant; 0 = no limit. */
  quotaPerMinute: number;
  /** Calls a minute, partner tenant and customer; absent or 0 = no such limit. */
  quotaPerMinuteAndCustomer?: number;
  /** Time that every call takes, in ms. */
  latencyMs: number;
  /** ISO durations. */
  provisioning: string;
  /** How long after 00:00 UTC of its day a renewal is done; at most 24 hours. */
  renewalDelay: string;
  orderListLag: string;
  availabilityLife: string;
  /** How long after a change its event `subscription-updated` is sent (Microsoft: up to 48 hours). */
  eventLag: string;
  /** Hosts besides this machine to which events may be sent, separated by commas. */
  webhookHosts: string;
  /** Partner Center refuses app+user calls without the MFA claim (401, 900421). */
  mfaEnforced: boolean;
  /** Entra refuses to sign in with a password alone (AADSTS50076). */
  mfaRequiredAtSignIn: boolean;
}

export interface ClockState {
  /** Virtual time minus real time while it runs, in ms. */
  offsetMs: number;
  /** Instant at which it stands; absent while it runs. */
  frozenAt?: string;
}

export interface Meta {
  id: 'world';
  seed: string;
  counter: number;
  settings: Settings;
  clock: ClockState;
}

/** The seed from which the world began, so that it can be planted again after a restart. */
export interface PlantedSeed {
  id: 'seed';
  seed: Seed;
}

/** Answer of a finished POST, kept for repeats under the same MS-RequestId. */
export interface Replay {
  id: string;
  at: string;
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Something that happens by itself at its time. */
export interface Due {
  id: string;
  at: string;
  /** A key of `dueHandlers`. */
  kind: DueKind;
  ref: string;
}
