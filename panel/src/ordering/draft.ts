import type { Signatory, TenantChoice } from '@concord/contract';

/** What was chosen and typed in one run of the order wizard; kept in this tab until the order is placed. */
export interface Draft {
  customerId?: string;
  planId?: string;
  /** As typed. */
  seats?: string;
  signatory?: Signatory;
  attestation?: { id: string; partnerAccountId: string; accepted: boolean };
  tenant?: TenantChoice;
}

const keyOf = (run: string) => `concord.order.${run}`;

/** What was kept of a run; `undefined` when there is no such run in this tab. */
export function draftOf(run: string | undefined): Draft | undefined {
  const kept = run ? sessionStorage.getItem(keyOf(run)) : null;
  return kept ? (JSON.parse(kept) as Draft) : undefined;
}

export function keepDraft(run: string, draft: Draft): void {
  sessionStorage.setItem(keyOf(run), JSON.stringify(draft));
}

export function dropDraft(run: string): void {
  sessionStorage.removeItem(keyOf(run));
}
