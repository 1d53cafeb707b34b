import type { AlertKind } from '@concord/contract/sync-changes';
import type { Tx } from '../../db/database.ts';
import { clearAlerts } from '../alerts/clear.ts';
import { raiseAlert } from '../alerts/raise.ts';

const dayMs = 86_400_000;

/** How many days before its end a person is told: a new secret is made quickly, a consent needs an administrator. */
const ahead = { 'secret-ending': 30, 'consent-ending': 14 } as const satisfies Partial<
  Record<AlertKind, number>
>;
type Ending = keyof typeof ahead;

/** Secrets and consents of active sets that end soon, or have ended. */
export async function watchEndings(tx: Tx, now: Date): Promise<void> {
  const sets = await tx
    .selectFrom('settingsSets as s')
    .leftJoin('secrets as c', (join) =>
      join.onRef('c.ownerId', '=', 's.id').on('c.kind', '=', 'refresh-token'),
    )
    .leftJoin('secrets as p', (join) =>
      join.onRef('p.ownerId', '=', 's.id').on('p.kind', '=', 'application-secret'),
    )
    .select(['s.id', 's.number', 's.name', 's.resellerId', 's.partnerAccountId', 's.secretExpiresOn'])
    .select(['c.expiresAt as consentEndsAt', 'p.expiresAt as secretEndsAt'])
    .where('s.active', '=', true)
    .execute();
  for (const kind of Object.keys(ahead) as Ending[]) {
    const subjects: string[] = [];
    for (const set of sets) {
      const ends = kind === 'consent-ending' ? set.consentEndsAt : endOfSecret(set);
      if (!ends || ends.getTime() - now.getTime() > ahead[kind] * dayMs) continue;
      subjects.push(set.id);
      const days = Math.max(0, Math.floor((ends.getTime() - now.getTime()) / dayMs));
      await raiseAlert(
        tx,
        {
          kind,
          subject: set.id,
          resellerId: set.resellerId,
          partnerAccountId: set.partnerAccountId,
          cause: kind === 'consent-ending' ? 'consent' : 'credential',
          data: {
            set: set.name,
            number: set.number,
            settingsSetId: set.id,
            day: ends.toISOString().slice(0, 10),
            days,
          },
        },
        now,
      );
    }
    await clearAlerts(tx, { kind, but: subjects }, now);
  }
}

/** The day that a person wrote down counts before the one that came with the secret. */
function endOfSecret(set: { secretExpiresOn: string | null; secretEndsAt: Date | null }): Date | null {
  return set.secretExpiresOn ? new Date(`${set.secretExpiresOn}T00:00:00Z`) : set.secretEndsAt;
}
