import type { Simulator } from '../server.ts';
import { appToken, direct, type Exchange, partnerCenter, provider, userTokens } from '../testing/partner.ts';
import { activityExchanges } from './activity-exchanges.ts';
import { agreementExchanges } from './agreement-exchanges.ts';
import { azureExchanges } from './azure-exchanges.ts';
import { catalogueExchanges } from './catalogue-exchanges.ts';
import { changeExchanges } from './change-exchanges.ts';
import { customerExchanges, makeCustomer } from './customer-exchanges.ts';
import { deviceExchanges } from './device-exchanges.ts';
import { invoiceExchanges } from './invoice-exchanges.ts';
import { legacyExchanges } from './legacy-exchanges.ts';
import { migrationExchanges } from './migration-exchanges.ts';
import { moneyExchanges } from './money-exchanges.ts';
import { offerExchanges } from './offer-exchanges.ts';
import { cartExchanges, orderExchanges, patchOrderExchange } from './order-exchanges.ts';
import { planExchanges } from './plan-exchanges.ts';
import { profileExchanges } from './profile-exchanges.ts';
import { supportExchanges } from './support-exchanges.ts';
import type { Call } from './tell.ts';
import { deleteExchange, tenantExchanges } from './tenant-exchanges.ts';
import { transferExchanges } from './transfer-exchanges.ts';
import { usageExchanges } from './usage-exchanges.ts';
import { userExchanges } from './user-exchanges.ts';

/** A successful answer of every operation, by `METHOD /path`. */
export async function everyAnswer(simulator: Simulator): Promise<Map<string, Exchange>> {
  const { url, clock } = simulator;
  const answers = new Map<string, Exchange>();
  const note = (operation: string, answer: Exchange) => answers.set(operation, answer);

  async function keep(
    as: ReturnType<typeof partnerCenter>,
    method: string,
    template: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Exchange> {
    const answer = await as(method, `/v1${path}`, body, headers);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    answers.set(`${method} ${template}`, answer);
    return answer;
  }
  const byApp = partnerCenter(url, await appToken(url, provider));
  const byUser = partnerCenter(url, (await userTokens(url, provider)).access_token);
  const byOther = partnerCenter(url, (await userTokens(url, direct)).access_token);
  const app: Call = (...asked) => keep(byApp, ...asked);
  const user: Call = (...asked) => keep(byUser, ...asked);
  const other: Call = (...asked) => keep(byOther, ...asked);

  const cid = await makeCustomer(simulator, user);
  await customerExchanges(cid, app, user, (template, path, body, etag) =>
    keep(byApp, 'PUT', template, path, body, { 'If-Match': etag }),
  );
  await agreementExchanges(simulator, cid, app, user);
  const item = await catalogueExchanges(cid, app);
  await cartExchanges(cid, item, app);
  const { orderId, path } = await orderExchanges(simulator, cid, item, app, user);
  await changeExchanges(path, clock.now(), app);
  await patchOrderExchange(cid, orderId, app);
  await offerExchanges(simulator, cid, user);
  await planExchanges(simulator, cid, user, note);
  await legacyExchanges(simulator, cid, user);
  await migrationExchanges(cid, user);
  await invoiceExchanges(simulator, cid, user, note);
  await usageExchanges(simulator, cid, user);
  await moneyExchanges(simulator, cid, user);
  await azureExchanges(simulator, cid, user);
  await supportExchanges(simulator, cid, user);
  await deviceExchanges(simulator, cid, user);
  await userExchanges(simulator, cid, user);
  await tenantExchanges(simulator, cid, user);
  await transferExchanges(simulator, cid, user, other);
  await profileExchanges(simulator, user);
  await deleteExchange(simulator, user);
  await activityExchanges(simulator, byUser, note);
  await app('GET', '/auditrecords', '/auditrecords?startDate=2026-11-01');
  await other('PATCH', '/customers/:cid', `/customers/${direct.customer}`, { relationshipToPartner: 'none' });
  return answers;
}
