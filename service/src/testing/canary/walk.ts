import { randomBytes } from 'node:crypto';
import { type Caller, caller, Refused, signedIn } from '../caller.ts';
import { demoSet, type Front, giveConsent, until } from '../house.ts';
import { formOf } from '../set-form.ts';
import { acceptAgreement, orderThat, settled } from '../shop.ts';
import type { Canary } from './spellings.ts';

/** A text that is nowhere else, with characters that every way of writing spells differently. */
export const newSecret = (name: string) => `${name}+${randomBytes(12).toString('hex')}/ü"=&~`;

export interface Walk {
  /** Secrets that were typed in. */
  typed: Canary[];
  /** No secret: it must be found wherever such a text can be, or the search is blind. */
  marker: string;
  /** Shows the tenant's password to its owner, for the last search. */
  reveal(): Promise<void>;
}

interface Known {
  applicationSecret: string;
  partnerPassword: string;
}

/** Everything that a person can do with secrets, right and wrong; what fails may complain, but not repeat them. */
export async function walk(house: Front, known: Known): Promise<Walk> {
  const marker = `marker ${randomBytes(12).toString('hex')}`;
  const wrongSecret = newSecret('wrong-secret');
  const wrongPassword = newSecret('wrong-password');
  const person = { username: 'admin@adatumdistribution.onmicrosoft.com', password: known.partnerPassword };
  const { operator } = house;
  const { id } = await demoSet(house);
  const read = () => operator('GET /settings-sets/:id', { params: { id } });
  const save = async (change: object, version?: number) => {
    const set = await read();
    const body = { ...formOf(set), ...change };
    return operator('PUT /settings-sets/:id', { params: { id }, body, version: version ?? set.version });
  };
  const secrets = { applicationSecret: known.applicationSecret, password: known.partnerPassword };

  const outcome = await giveConsent(house, id, person);
  if (!outcome.endsWith('consent=ok')) throw new Error(outcome);
  await settled(house, id);
  await save({ ...secrets, note: marker });
  await refused(save({ ...secrets, note: 'stale' }, 1));
  await refused(save({ ...secrets, applicationId: 'not a guid' }));
  await refused(save({ ...secrets, applicationSecret: { nested: known.applicationSecret } }));
  await save({ applicationSecret: wrongSecret, password: wrongPassword });
  await checked(house, id);
  await save({ ...secrets, secretExpiresOn: '2027-11-01' });
  await checked(house, id);
  const copy = await operator('POST /settings-sets/:id/duplicate', { params: { id } });
  await operator('DELETE /settings-sets/:id', { params: { id: copy.id } });
  await operator('POST /secrets/rotate-key');

  const typed = [
    { name: 'typed: wrong application secret', value: wrongSecret },
    { name: 'typed: wrong partner password', value: wrongPassword },
    { name: 'typed: application secret', value: known.applicationSecret },
    { name: 'typed: partner password', value: known.partnerPassword },
  ];
  typed.push(...(await signInWrongly(house)));
  const reveal = await order(house, id);
  return { typed, marker, reveal };
}

async function signInWrongly(house: Front): Promise<Canary[]> {
  const wrong = newSecret('wrong-sign-in');
  const { email } = house.signIns.operator;
  const credentials = { email, password: wrong, panel: 'operator' as const };
  await refused(caller(house.url)('POST /session', { body: credentials }));
  await refused(caller(house.url)('POST /session/token', { body: { ...credentials, email: 'no address' } }));
  await refused(caller(house.url, wrong)('GET /session'));
  return [{ name: 'typed: wrong sign-in', value: wrong }];
}

/** A new customer's first order, in which Microsoft's answers about the tenant are spoilt in every way. */
async function order(house: Front, setId: string): Promise<() => Promise<void>> {
  const { operator, control } = house;
  const { items: plans } = await operator('GET /plans');
  const plan = plans.find(({ settingsSetId }) => settingsSetId === setId)!;
  const { items: customers } = await operator('GET /customers');
  const role = 'customer-owner' as const;
  const owner = { name: 'Owner', email: 'owner@fabrikam.example', role, customerId: customers[0]!.id };
  const { email, password } = await operator('POST /members', { body: owner });
  const customer = await signedIn(house.url, 'customer', { email, password });
  // The panels sign in by cookie.
  await caller(house.url)('POST /session', { body: { email, password, panel: 'customer' } });
  const attestationId = await acceptAgreement(customer, plan.id);
  const match = { method: 'POST', path: '/v1/customers(\\?|$)' };
  await control('POST', 'faults', [
    { kind: 'malformed', count: 1, match },
    { kind: 'malformed', count: 1, match: { method: 'POST', path: 'checkout' } },
  ]);
  const tenant = { kind: 'new' as const, prefix: 'fabrikamcanary' };
  const body = { planId: plan.id, seats: 2, attestationId, tenant };
  const placed = await customer('POST /orders', { body });
  const done = await orderThat(operator, placed.id, 'completed', 'needs-attention');
  if (!done.subscriptionId) throw new Error(`the order is ${done.state}`);
  const input = { params: { id: done.subscriptionId } };
  await lookAtEverything(operator, customer);
  return async () => {
    await customer('POST /subscriptions/:id/reveal-password', input);
    await refused(customer('POST /subscriptions/:id/reveal-password', input));
  };
}

/** Every list and page that might tell. */
async function lookAtEverything(...callers: Caller[]): Promise<void> {
  for (const call of callers) {
    for (const { id } of (await call('GET /orders')).items) await call('GET /orders/:id', { params: { id } });
    for (const { id } of (await call('GET /subscriptions')).items)
      await call('GET /subscriptions/:id', { params: { id } });
    await call('GET /events', { query: { limit: 200 } });
    await call('GET /session');
  }
  const [operator] = callers;
  for (const { id } of (await operator!('GET /settings-sets')).items)
    await operator!('GET /settings-sets/:id', { params: { id } });
  await operator!('GET /members');
}

async function checked(house: Front, id: string): Promise<void> {
  const { id: check } = await house.operator('POST /settings-sets/:id/checks', { params: { id } });
  await until(
    () => house.operator('GET /settings-sets/:id/checks/latest', { params: { id } }),
    (latest) => latest.check?.id === check && latest.check.state !== 'running',
  );
}

async function refused(work: Promise<unknown>): Promise<void> {
  const answer = await work.catch((error: unknown) => error);
  if (!(answer instanceof Refused)) throw new Error('This should have been refused.', { cause: answer });
}
