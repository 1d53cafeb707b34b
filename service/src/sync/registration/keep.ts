import { randomBytes, randomUUID } from 'node:crypto';
import type { Registration, SyncApi } from '@concord/microsoft';
import { MicrosoftError } from '@concord/microsoft';
import type { Selectable } from 'kysely';
import type { Context } from '../../context.ts';
import { operatorScope } from '../../db/database.ts';
import type { SyncAccount } from '../../db/tables.generated.ts';
import { accountOf } from '../accounts.ts';
import { causeOf, reasonOf } from '../cause.ts';
import { webhookPath } from '../inbox/path.ts';
import { decide } from './decide.ts';
import { saveFailed, saveForeign, saveLater, saveTesting } from './save.ts';
import { wantedEvents } from './wanted.ts';

export type AccountRow = Selectable<SyncAccount>;

/** A test that did not arrive in this time has failed. */
const testPatienceMs = 10 * 60_000;

const ids = () => ({ requestId: randomUUID(), correlationId: randomUUID() });

/**
 * Sees to it that Microsoft sends this partner account's events to us, and that they arrive. Safe to call again at any
 * time. What somebody else registered stays until a person says that it may go.
 */
export async function keepRegistration(context: Context, partnerAccountId: string): Promise<void> {
  const account = await accountOf(context, partnerAccountId);
  if (!account) return;
  const row = await withToken(context, partnerAccountId);
  if (!row || !isDue(row, callbackOf(context, row), context.clock.now())) return;
  try {
    await keep(context, row, account.client.sync);
  } catch (error) {
    if (!(error instanceof MicrosoftError)) throw error;
    // How the account stands is said by who reads it; here it is only tried again.
    context.log.debug({ cause: causeOf(error), partnerAccountId }, 'a webhook could not be registered');
    await saveLater(context, row, reasonOf(error), error.remedy === 'retry' ? 5 : 60);
  }
}

async function keep(context: Context, row: AccountRow, api: SyncApi): Promise<void> {
  const url = callbackOf(context, row);
  if (row.webhookState === 'testing' && row.webhookUrl === url) return awaitTest(context, row, api);
  if (!isReachable(url, context.simulator !== null)) return saveFailed(context, row, 'address-not-public');
  const found = await api.registration();
  const known = await api.eventNames();
  const events = wantedEvents.filter((name) => known.includes(name));
  const step = decide(found, { url, events, before: row.webhookUrl, replaceable: row.replaceableUrl });
  if (step === 'foreign') return saveForeign(context, row, (found as Registration).url);
  // Stored before the call: after a kill the address that was registered is known as ours.
  await saveTesting(context, row, { url, testId: null });
  if (step === 'register') await api.register({ url, events }, ids());
  await saveTesting(context, row, { url, testId: await api.testRegistration(ids()) });
}

/** The event itself makes the registration ours; here is only learned why none comes. */
async function awaitTest(context: Context, row: AccountRow, api: SyncApi): Promise<void> {
  const now = context.clock.now();
  const asked = row.webhookAskedAt ?? now;
  const over = now.getTime() - asked.getTime() >= testPatienceMs;
  if (!row.webhookTestId) {
    // A kill came between registering and testing.
    return saveTesting(context, row, {
      url: row.webhookUrl ?? '',
      testId: await api.testRegistration(ids()),
    });
  }
  const outcome = await api.registrationTest(row.webhookTestId);
  if (outcome?.done && !outcome.delivered) return saveFailed(context, row, 'not-delivered', outcome.reason);
  if (!over) return saveLater(context, row, null, 1);
  return saveFailed(
    context,
    row,
    outcome?.delivered ? 'delivered-elsewhere' : 'not-delivered',
    outcome?.reason,
  );
}

/** Our address at which this account's events are heard. */
export const callbackOf = (
  { publicUrl }: Pick<Context, 'publicUrl'>,
  row: Pick<AccountRow, 'webhookToken'>,
) => `${publicUrl()}${webhookPath}/${row.webhookToken}`;

/** Microsoft calls from outside, over https; only a simulator stands on this machine. */
function isReachable(url: string, simulated: boolean): boolean {
  const { protocol, hostname } = new URL(url);
  return simulated || (protocol === 'https:' && !/^(localhost|127\.|\[::1\])/.test(hostname));
}

function isDue(row: AccountRow, url: string, now: Date): boolean {
  return !row.webhookDueAt || row.webhookDueAt <= now || (row.webhookUrl !== null && row.webhookUrl !== url);
}

async function withToken({ db }: Context, partnerAccountId: string): Promise<AccountRow | undefined> {
  return db.in(operatorScope, async (tx) => {
    await tx
      .updateTable('syncAccounts')
      .set({ webhookToken: newToken() })
      .where('partnerAccountId', '=', partnerAccountId)
      .where('webhookToken', 'is', null)
      .execute();
    return tx
      .selectFrom('syncAccounts')
      .selectAll()
      .where('partnerAccountId', '=', partnerAccountId)
      .executeTakeFirst();
  });
}

export const newToken = (): string => randomBytes(24).toString('base64url');
