import { dayOf } from '@concord/rules';
import type { World } from '../world.ts';
import type { Call, Caller, Operation } from './operation.ts';
import { ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { collection } from './resource.ts';

const source = 'https://learn.microsoft.com/partner-center/security/security-at-your-organization';
/** Microsoft lists no more than this many of the newest calls. */
const longest = 10_000;

/** One call with a signed-in user. */
interface UserCall {
  requestId: string;
  correlationId: string;
  operationName: string;
  at: string;
  ipAddress: string;
  partnerId: string;
  userId: string;
  userPrincipalName: string;
  applicationId: string;
  applicationName: string;
  mfa: boolean;
}

/** Reports, not state: they are not kept over a restart. */
const calls = new WeakMap<World, UserCall[]>();

/** Notes a call of a signed-in user for the reports on multi-factor authentication. */
export function noteUserCall(
  world: World,
  { partner, user, application, mfa }: Caller,
  call: Pick<UserCall, 'requestId' | 'correlationId' | 'operationName' | 'at' | 'ipAddress'>,
): void {
  if (!user) return;
  const noted = calls.get(world) ?? [];
  if (noted.length >= 2 * longest) noted.splice(0, longest);
  noted.push({
    ...call,
    partnerId: partner.id,
    userId: user.id,
    userPrincipalName: user.userPrincipalName,
    applicationId: application.id,
    applicationName: application.name,
    mfa,
  });
  calls.set(world, noted);
}

const newest = ({ world, partner }: Call): UserCall[] =>
  (calls.get(world) ?? []).filter((one) => one.partnerId === partner.id).slice(-longest);

/** Each day's and application's calls with and without a second factor; a bare array. */
function adoption(call: Call) {
  const { startdate, enddate } = call.query;
  for (const date of [startdate, enddate])
    if (date !== undefined && Number.isNaN(Date.parse(date))) throw refuse(400, 800002, 'Not a date.');
  const from = startdate === undefined ? '' : dayOf(startdate);
  const to = enddate === undefined ? '9999' : dayOf(enddate);
  const rows = new Map<string, { one: UserCall; total: number; compliant: number }>();
  for (const one of newest(call)) {
    const day = dayOf(one.at);
    if (day < from || day > to) continue;
    const key = `${day}|${one.applicationId}`;
    const row = rows.get(key) ?? { one, total: 0, compliant: 0 };
    rows.set(key, { ...row, total: row.total + 1, compliant: row.compliant + (one.mfa ? 1 : 0) });
  }
  return ok(
    [...rows.values()].map(({ one, total, compliant }) => ({
      loginDate: dayOf(one.at),
      mfaCompliantRequestCount: compliant,
      totalRequestCount: total,
      applicationId: one.applicationId,
      applicationName: one.applicationName,
    })),
  );
}

/** Who still calls without a second factor. */
function principals(call: Call) {
  const last = new Map(
    newest(call)
      .filter((one) => !one.mfa)
      .map((one) => [one.userId, one]),
  );
  return ok(
    collection(
      [...last.values()].map((one) => ({
        objectId: one.userId,
        tenantId: one.partnerId,
        upn: one.userPrincipalName,
        lastNonMfaCompliantRequestDateTime: one.at,
      })),
    ),
  );
}

export const mfaReportOperations: Operation[] = [
  {
    method: 'GET',
    path: '/partnerRequests',
    auth: 'user',
    source,
    models: 'the newest 10,000 calls of people; forgotten at a restart',
    handle: (call) =>
      ok(
        collection(
          newest(call).map((one) => ({
            requestId: one.requestId,
            correlationId: one.correlationId,
            operationName: one.operationName,
            requestDateTime: one.at,
            ipAddress: one.ipAddress,
            objectId: one.userId,
            tenantId: one.partnerId,
            upn: one.userPrincipalName,
            applicationId: one.applicationId,
            mfaCompliant: one.mfa,
          })),
        ),
      ),
  },
  {
    method: 'GET',
    path: '/applicationmfaadoptionstatus',
    auth: 'user',
    source,
    models: 'bare array, by day and application',
    handle: adoption,
  },
  {
    method: 'GET',
    path: '/nonMfaCompliantPartnerPrincipals',
    auth: 'user',
    source,
    models: 'by person, the last such call',
    handle: principals,
  },
];
