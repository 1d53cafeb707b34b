import type { Context } from '../context.ts';
import { operatorScope, type Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { generatePassword, hashPassword } from '../members/sign-in.ts';
import { partnerAccountFor } from '../settings/account.ts';
import { putSecret } from '../settings/secrets.ts';
import { type FirstSignIn, plantOperator } from './operator.ts';

/** What the demo needs of the simulator's seed. */
interface SimulatedPartner {
  tenantId: string;
  name: string;
  domain: string;
  kind: string;
  country: string;
  mpnId: string;
  applications?: { id: string; secrets: { value: string; expires: string }[] }[];
  users?: { name: string; password: string }[];
}

export interface DemoSignIns {
  operator: FirstSignIn;
  reseller: FirstSignIn;
  customer: FirstSignIn;
}

const companies = [
  {
    companyName: 'Fourth Coffee',
    city: 'Seattle',
    state: 'WA',
    postalCode: '98101',
    addressLine1: '1200 Pike Street',
    email: 'it@fourthcoffee.example',
  },
  {
    companyName: 'Margie’s Travel',
    city: 'Portland',
    state: 'OR',
    postalCode: '97201',
    addressLine1: '18 River Place',
    email: 'office@margiestravel.example',
  },
  {
    companyName: 'Woodgrove Bank',
    city: 'New York',
    state: 'NY',
    postalCode: '10005',
    addressLine1: '40 Wall Street',
    email: 'procurement@woodgrovebank.example',
  },
];

const plans = [
  {
    name: 'Microsoft 365 Business Basic, monthly',
    productId: 'CFQ7TTC0LH18',
    termDuration: 'P1M',
    billingCycle: 'monthly',
    price: '7.20',
  },
  {
    name: 'Microsoft 365 Business Standard, annual',
    productId: 'CFQ7TTC0LDPB',
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    price: '12.50',
  },
  {
    name: 'Microsoft 365 Business Premium, annual upfront',
    productId: 'CFQ7TTC0LCHC',
    termDuration: 'P1Y',
    billingCycle: 'annual',
    price: '264.00',
  },
  {
    name: 'Exchange Online (Plan 1), annual',
    productId: 'CFQ7TTC0LH16',
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    price: '4.00',
  },
];

/**
 * Fills an empty installation with a demo that stands on the simulator's own: the operator is its indirect
 * provider, the resellers are its linked resellers.
 */
export async function plantDemo(context: Context, simulator: string): Promise<DemoSignIns | undefined> {
  const seed = (await (await fetch(`${simulator}/_simulator/seed`)).json()) as {
    partners: SimulatedPartner[];
  };
  const provider = seed.partners.find(
    (partner) => partner.kind === 'indirect-provider' && partner.applications?.length,
  );
  const linked = seed.partners.filter((partner) => partner.kind === 'indirect-reseller');
  if (!provider || linked.length < 2)
    throw new Error('The simulator’s seed has no indirect provider with two resellers.');
  const operator = await plantOperator(context, {
    name: provider.name,
    country: provider.country,
    currency: 'USD',
    tenantId: provider.tenantId,
  });
  if (!operator) return undefined;
  const reseller = { email: 'reseller@concord.example', password: generatePassword() };
  const customer = { email: 'owner@concord.example', password: generatePassword() };
  const hashes = {
    reseller: await hashPassword(reseller.password),
    customer: await hashPassword(customer.password),
  };
  await context.db.in(operatorScope, async (tx) => {
    const now = context.clock.now();
    const [first, second] = await plantResellers(tx, operator.id, linked, now);
    await tx
      .insertInto('members')
      .values({
        id: newId(),
        resellerId: first,
        name: 'Reseller manager',
        email: reseller.email,
        role: 'reseller-manager',
        passwordHash: hashes.reseller,
        createdAt: now,
      })
      .execute();
    const [firstCustomer] = await plantCustomers(tx, [first, second, operator.id], now);
    await tx
      .insertInto('members')
      .values({
        id: newId(),
        resellerId: first,
        customerId: firstCustomer,
        name: 'Company owner',
        email: customer.email,
        role: 'customer-owner',
        passwordHash: hashes.customer,
        createdAt: now,
      })
      .execute();
    const settingsSetId = await plantSet(tx, context, simulator, operator.id, provider, now);
    await plantPlans(tx, operator.id, settingsSetId, now);
  });
  return { operator: operator.signIn, reseller, customer };
}

async function plantResellers(
  tx: Tx,
  operatorId: string,
  linked: SimulatedPartner[],
  now: Date,
): Promise<[string, string]> {
  const [upper, lower] = linked as [SimulatedPartner, SimulatedPartner];
  const ids: [string, string] = [newId(), newId()];
  await tx
    .insertInto('attributes')
    .values({
      id: newId(),
      resellerId: operatorId,
      key: 'reseller_mpn_id',
      name: 'MPN ID',
      type: 'string',
      format: '\\d{1,12}',
      updatedAt: now,
    })
    .execute();
  for (const [index, partner] of [upper, lower].entries()) {
    const id = ids[index] as string;
    const { name, country, tenantId, domain } = partner;
    await tx
      .insertInto('resellers')
      .values({
        id,
        parentId: index === 0 ? operatorId : ids[0],
        name,
        country,
        currency: 'USD',
        domain,
        tenantId,
        createdAt: now,
        updatedAt: now,
      })
      .execute();
    await tx
      .insertInto('resellerAttributes')
      .values({ resellerId: id, key: 'reseller_mpn_id', value: partner.mpnId })
      .execute();
  }
  return ids;
}

async function plantCustomers(tx: Tx, resellerIds: string[], now: Date): Promise<string[]> {
  const rows = companies.map((company, index) => ({
    id: newId(),
    resellerId: resellerIds[index] as string,
    ...company,
    country: 'US',
    firstName: 'Contact',
    lastName: 'Person',
    phone: '2065550100',
    language: 'en',
    createdAt: now,
    updatedAt: now,
  }));
  for (const row of rows) await tx.insertInto('customers').values(row).execute();
  return rows.map(({ id }) => id);
}

async function plantSet(
  tx: Tx,
  context: Context,
  simulator: string,
  resellerId: string,
  provider: SimulatedPartner,
  now: Date,
): Promise<string> {
  const id = newId();
  const [application] = provider.applications ?? [];
  const [secret] = application?.secrets ?? [];
  const [administrator] = provider.users ?? [];
  const { tenantId } = provider;
  await tx
    .insertInto('settingsSets')
    .values({
      id,
      resellerId,
      partnerAccountId: await partnerAccountFor(
        tx,
        { environment: 'simulator', address: simulator, tenantId, resellerId },
        now,
      ),
      name: `${provider.name} (simulator)`,
      environment: 'simulator',
      address: simulator,
      api: 'partner-center',
      agreementLink: `${simulator}/agreement-document/en-US/${provider.country}`,
      domainPrefix: provider.domain.split('.')[0] as string,
      applicationId: application?.id as string,
      secretExpiresOn: secret?.expires.slice(0, 10) ?? null,
      login: administrator?.name ?? null,
      tenantId,
      invitationPath: `${simulator}/Adminportal/Home?invType=ResellerRelationship&partnerId={partnerTenantId}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`,
      resellerAttribute: 'reseller_mpn_id',
      defaultCountry: provider.country,
      defaultLanguage: 'en',
      note: 'Speaks to the simulator that stands in for Microsoft. Give consent on the Connection tab before the first order.',
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  const owner = { ownerId: id, resellerId };
  await putSecret(
    tx,
    context.keyring,
    owner,
    'application-secret',
    secret?.value as string,
    now,
    secret ? new Date(secret.expires) : null,
  );
  return id;
}

async function plantPlans(tx: Tx, resellerId: string, settingsSetId: string, now: Date): Promise<void> {
  const serviceId = newId();
  await tx
    .insertInto('services')
    .values({ id: serviceId, resellerId, settingsSetId, name: 'Microsoft 365', updatedAt: now })
    .execute();
  for (const plan of plans) {
    await tx
      .insertInto('plans')
      .values({
        id: newId(),
        resellerId,
        serviceId,
        ...plan,
        skuId: '0001',
        segment: 'commercial',
        market: 'US',
        currency: 'USD',
        minimumSeats: 1,
        maximumSeats: 300,
        updatedAt: now,
      })
      .execute();
  }
}
