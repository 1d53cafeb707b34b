import type { StepName } from '@concord/contract/orders';
import type { CommerceApi } from '@concord/microsoft';
import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import type { OrderRecord, StepRecord } from './store.ts';

/** What a step knows when it runs. */
export interface StepRun {
  context: Context;
  order: OrderRecord;
  commerce: CommerceApi;
  /** Stored before the step began: a call under these ids may have happened already. */
  ids: { requestId: string; correlationId: string };
  /** True when an earlier try ended without a known outcome: look before acting again. */
  resumed: boolean;
  /** Result of an earlier step. */
  result<T>(step: StepName): T;
  step: StepRecord;
  now: Date;
}

export type Outcome =
  | {
      kind: 'done';
      result?: Record<string, unknown>;
      /** Written in the transaction that marks the step done. */
      apply?: (tx: Tx) => Promise<void>;
    }
  | {
      kind: 'wait';
      reason: string;
      values?: Record<string, string | number> /** null: only a person can go on */;
      dueAt: Date | null;
    }
  /** An earlier step has to be done again, e.g. a cart that expired. */
  | { kind: 'back'; to: StepName };

export type Step = (run: StepRun) => Promise<Outcome>;

/** The order cannot go on without a person. `code` finds the texts `attention.<code>`. */
export class Attention extends Error {
  override name = 'Attention';
  code: string;
  values: Record<string, string | number>;

  constructor(code: string, values: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

export const after = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);
