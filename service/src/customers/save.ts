import type { Customer, CustomerInput } from '@concord/contract/customers';
import { addressProblems, registrationProblem } from '@concord/rules/countries';
import { newId } from '../db/ids.ts';
import { notFound, Refusal } from '../errors.ts';
import { changes, record } from '../events/record.ts';
import type { Call } from '../http/handle.ts';
import { findCustomer, readCustomer } from './store.ts';

export async function createCustomer({
  db,
  body,
  actor,
  doer,
  now,
}: Call<'POST /customers'>): Promise<Customer> {
  refuseWhatMicrosoftRefuses(body);
  return db(async (tx) => {
    const resellerId = body.resellerId ?? actor.resellerId;
    const reseller = await tx
      .selectFrom('resellers')
      .select('id')
      .where('id', '=', resellerId)
      .executeTakeFirst();
    if (!reseller) throw notFound('reseller');
    const id = newId();
    const columns = columnsOf(body);
    await tx
      .insertInto('customers')
      .values({ id, resellerId, ...columns, createdAt: now, updatedAt: now })
      .execute();
    await record(tx, now, doer, {
      kind: 'customer.created',
      objectKind: 'customer',
      objectId: id,
      resellerId,
      customerId: id,
      data: { name: body.companyName, changes: changes({}, columns) },
    });
    return readCustomer(tx, id);
  });
}

/** A customer stays with its reseller. @throws Refusal 412 with the stored customer after a stale edit. */
export async function updateCustomer({
  db,
  body,
  params,
  doer,
  now,
  version,
}: Call<'PUT /customers/:id'>): Promise<Customer> {
  refuseWhatMicrosoftRefuses(body);
  return db(async (tx) => {
    const before = await findCustomer(tx, params.id);
    const columns = columnsOf(body);
    const updated = await tx
      .updateTable('customers')
      .set({ ...columns, version: version + 1, updatedAt: now })
      .where('id', '=', params.id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n)
      throw new Refusal(412, 'stale', { current: await readCustomer(tx, params.id) });
    const old = Object.fromEntries(
      Object.keys(columns).map((key) => [key, before[key as keyof typeof before]]),
    );
    await record(tx, now, doer, {
      kind: 'customer.updated',
      objectKind: 'customer',
      objectId: params.id,
      resellerId: before.resellerId,
      customerId: params.id,
      data: { name: body.companyName, changes: changes(old, columns) },
    });
    return readCustomer(tx, params.id);
  });
}

/** Address and registration number by the country's rules, before anybody orders with them. */
function refuseWhatMicrosoftRefuses({ address, contact, registrationNumber }: CustomerInput): void {
  const fields = addressProblems({ ...address, phoneNumber: contact.phone })
    // Microsoft knows more countries than our table: those it judges itself, at preflight.
    .filter(({ problem }) => problem !== 'unknown-country')
    .map(({ field, problem }) => ({
      path: field === 'phoneNumber' ? 'contact.phone' : `address.${field}`,
      problem: `address-${problem}`,
      text: '',
    }));
  const registration = registrationProblem(address.country, registrationNumber, contact.phone);
  if (registration) {
    const path = registration.code === 600051 ? 'contact.phone' : 'registrationNumber';
    fields.push({ path, problem: `microsoft-${registration.code}`, text: '' });
  }
  if (fields.length > 0) throw new Refusal(422, 'invalid', { fields, params: { country: address.country } });
}

function columnsOf({ companyName, address, contact, language, registrationNumber }: CustomerInput) {
  return {
    companyName,
    country: address.country,
    state: address.state ?? null,
    city: address.city,
    addressLine1: address.addressLine1,
    addressLine2: address.addressLine2 ?? null,
    postalCode: address.postalCode,
    firstName: contact.firstName,
    lastName: contact.lastName,
    email: contact.email,
    phone: contact.phone ?? null,
    language,
    registrationNumber: registrationNumber ?? null,
  };
}
