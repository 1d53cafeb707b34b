import type { ScheduledChange } from '@concord/contract/scheduled-change';
import type { Standing } from '@concord/contract/subscription-changes';
import type { CallIds, CommerceApi, SubscriptionChange as MicrosoftChange } from '@concord/microsoft';
import type { OfferedTerm, Refund } from '@concord/rules';
import type { Facts } from './facts.ts';
import type { InTransfer } from './in-transfer.ts';

/** What a verb is asked for. */
export interface Asked {
  seats?: number | undefined;
  on?: boolean | undefined;
  change?: ScheduledChange | undefined;
}

/** What has to stand again after a verb. */
export interface PutBack {
  autoRenew: boolean;
  scheduledChange: ScheduledChange | null;
}

/** All that a judgement rests on. */
export interface Ground {
  facts: Facts;
  before: Standing;
  limits: { minimum: number; maximum: number };
  /** What the product is sold with; only for what is to be scheduled. */
  offered: readonly OfferedTerm[];
  /** As it stood before its last suspension. */
  suspendedFrom: Standing | undefined;
  /** It moves to another partner. */
  inTransfer: InTransfer | undefined;
  /** ISO, UTC */
  at: string;
}

export type Judgement =
  | { allowed: false; code: string; values?: Record<string, string | number> }
  | {
      allowed: true;
      after: Standing;
      /** What becomes of a scheduled change that Microsoft deletes with this verb. */
      dropped?: 'at-once' | 'when-resumed' | 'never';
      putBack?: PutBack;
      refund?: Refund;
    };

/** What can be done with a subscription. Each sets a state, so that doing it twice is doing it once. */
export interface Verb {
  /** Kind of the event that tells of it. */
  event: string;
  /** What Microsoft will say, by its rules. */
  judge(asked: Asked, ground: Ground): Judgement;
  isDone(asked: Asked, now: Standing): boolean;
  /** @throws MicrosoftError */
  call(
    commerce: CommerceApi,
    subscription: { tenantId: string; microsoftId: string },
    asked: Asked,
    ids: CallIds,
  ): Promise<Pick<MicrosoftChange, 'subscription'>>;
}
