import type { FreshKind, FreshnessGroup, SyncCause } from '@concord/contract';

/** How fresh what is shown of a reseller's customers is, kind by kind. */
export interface ResellerFreshness {
  resellerId: string;
  resellerName: string;
  kinds: Partial<Record<FreshKind, FreshnessGroup>>;
  /** Of the kind of which most are stale. */
  stale: number;
  /** Of what was ever read. */
  oldest: string | null;
  /** Stale customers by cause, of the kind of which most are; the most frequent first. */
  causes: [SyncCause, number][];
}

/** Groups of the API put together by reseller; where most is stale first. */
export function byReseller(groups: readonly FreshnessGroup[]): ResellerFreshness[] {
  const rows = Array.from(
    Map.groupBy(groups, ({ resellerId }) => resellerId),
    ([resellerId, own]): ResellerFreshness => ({
      resellerId,
      resellerName: own[0]?.resellerName ?? '',
      kinds: Object.fromEntries(own.map((group) => [group.kind, group])),
      stale: Math.max(...own.map(({ stale }) => stale)),
      oldest: own.flatMap(({ oldest }) => oldest ?? []).toSorted()[0] ?? null,
      causes: causesOf(own),
    }),
  );
  return rows.toSorted((a, b) => b.stale - a.stale);
}

function causesOf(groups: readonly FreshnessGroup[]): [SyncCause, number][] {
  const most = new Map<SyncCause, number>();
  for (const { causes } of groups)
    for (const [cause, count] of Object.entries(causes) as [SyncCause, number][])
      most.set(cause, Math.max(most.get(cause) ?? 0, count));
  return [...most].toSorted(([, a], [, b]) => b - a);
}
