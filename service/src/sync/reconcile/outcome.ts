/** What came of one line. */
export type Outcome =
  | { kind: 'done'; changeId?: string }
  /** Microsoft, or the rules, say no. */
  | { kind: 'refused'; code: string | null; reason: string; changeId?: string }
  /** It went wrong, and is not tried again. */
  | { kind: 'failed'; code: string; reason: string }
  /** It is not as planned any more. */
  | { kind: 'skipped'; code: string; reason: string }
  /** To be looked at again. */
  | { kind: 'wait'; seconds: number; changeId?: string; reason?: string };
