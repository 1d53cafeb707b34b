import { randomUUID } from 'node:crypto';
import { type CreatedTenant, MicrosoftError } from '@concord/microsoft';
import { findCustomer } from '../../customers/store.ts';
import { operatorScope, type Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { concord, record } from '../../events/record.ts';
import { putSecret } from '../../settings/secrets.ts';
import { Attention, type Outcome, type Step, type StepRun } from '../outcome.ts';

interface Admin {
  userName: string;
  password: string | null;
}

/** Creates the tenant at Microsoft, or takes the one that accepted the invitation, and binds it to the customer. */
export const tenant: Step = async (run) => {
  const { order, commerce } = run;
  if (order.tenantKind === 'existing')
    return bind(run, { tenantId: order.tenantId ?? '', domain: order.domain });
  if (run.resumed) {
    const found = await commerce.findTenant(order.domain);
    if (found) return bind(run, found, await firstAdminAgain(run, found.tenantId));
  }
  const created = await create(run);
  const admin = created.credentials ?? (await newAdminPassword(run, created.tenantId));
  return bind(run, created, admin);
};

async function create({ context, order, commerce, ids }: StepRun): Promise<CreatedTenant> {
  const customer = await context.db.in(operatorScope, (tx) => findCustomer(tx, order.customerId));
  const language = customer.language.slice(0, 2);
  const rules = await commerce.countryRules(customer.country);
  return commerce.createTenant(
    {
      domain: order.domain,
      companyName: customer.companyName,
      email: customer.email,
      culture: rules.cultures.find((culture) => culture.startsWith(language)) ?? rules.defaultCulture,
      language,
      organizationRegistrationNumber: customer.registrationNumber ?? undefined,
      associatedPartnerId: order.resellerTenantId ?? undefined,
      address: {
        country: customer.country,
        state: customer.state ?? undefined,
        city: customer.city,
        addressLine1: customer.addressLine1,
        addressLine2: customer.addressLine2 ?? undefined,
        postalCode: customer.postalCode,
        firstName: customer.firstName,
        lastName: customer.lastName,
        phoneNumber: customer.phone ?? undefined,
      },
    },
    ids,
  );
}

/**
 * Only the answer to the creation carries the first password. When that answer was lost, the same call under the same
 * ids brings it again for as long as Microsoft remembers them; it cannot make a second tenant, the name is taken.
 */
async function firstAdminAgain(run: StepRun, tenantId: string): Promise<Admin> {
  const created = await unlessRefused(create(run));
  return created?.credentials ?? (await newAdminPassword(run, tenantId));
}

/**
 * Sets a new password through the users API. That needs the role of a delegated-admin relationship: where it is
 * refused, the Activation tab says how to set one.
 */
async function newAdminPassword({ commerce, order, ids }: StepRun, tenantId: string): Promise<Admin> {
  const userName = `admin@${order.domain}`;
  const fresh = { requestId: randomUUID(), correlationId: ids.correlationId };
  const password = await unlessRefused(commerce.resetPassword(tenantId, userName, fresh));
  return { userName, password: password ?? null };
}

/** What time mends is thrown on; every other refusal is `undefined`. */
async function unlessRefused<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof MicrosoftError && error.remedy !== 'retry') return undefined;
    throw error;
  }
}

function bind(
  { context, order, now }: StepRun,
  at: { tenantId: string; domain: string },
  admin?: Admin,
): Outcome {
  const id = newId();
  const owner = { resellerId: order.resellerId, customerId: order.customerId };
  return {
    kind: 'done',
    result: { tenantId: at.tenantId },
    async apply(tx: Tx) {
      const made = await tx
        .insertInto('bindings')
        .values({
          id,
          ...owner,
          partnerAccountId: order.partnerAccountId,
          tenantId: at.tenantId,
          domain: order.domain,
          origin: order.tenantKind === 'existing' ? 'existing' : 'created',
          resellerMpnId: order.resellerMpnId,
          adminUserName: admin?.userName ?? null,
          passwordState: admin ? (admin.password ? 'sealed' : 'lost') : 'none',
          boundAt: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      const bindingId =
        made?.id ?? (await ownBinding(tx, order.partnerAccountId, at.tenantId, order.customerId));
      if (!bindingId) throw new Attention('tenant-bound', { domain: order.domain });
      if (admin?.password)
        await putSecret(
          tx,
          context.keyring,
          { ownerId: bindingId, ...owner },
          'tenant-password',
          admin.password,
          now,
        );
      await tx
        .updateTable('orders')
        .set({ bindingId, tenantId: at.tenantId })
        .where('id', '=', order.id)
        .execute();
      if (made)
        await record(tx, now, concord, {
          kind: 'tenant.bound',
          objectKind: 'customer',
          objectId: order.customerId,
          ...owner,
          data: { domain: order.domain, tenantId: at.tenantId, mpnId: order.resellerMpnId },
        });
    },
  };
}

async function ownBinding(
  tx: Tx,
  partnerAccountId: string,
  tenantId: string,
  customerId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('bindings')
    .select(['id', 'customerId'])
    .where('partnerAccountId', '=', partnerAccountId)
    .where('tenantId', '=', tenantId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return row?.customerId === customerId ? row.id : undefined;
}
