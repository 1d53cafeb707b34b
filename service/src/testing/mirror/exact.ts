/** Where both sides are looked into. */
export interface Sides {
  /** All entities of one of the simulator's collections. */
  state<T>(collection: string): Promise<T[]>;
  /** Rows of a question to the service's database, past all scopes. */
  rows<T>(question: string): Promise<T[]>;
}

interface Relationship {
  partnerTenantId: string;
  tenantId: string;
}
interface Tenant {
  id: string;
  domain: string;
  companyName: string;
}
interface Subscription {
  id: string;
  tenantId: string;
  partnerTenantId: string;
  offerId: string;
  friendlyName: string;
  quantity: number;
  status: string;
  termDuration?: string;
  billingCycle?: string;
  autoRenewEnabled: boolean;
  commitmentEndDate: string;
}
interface User {
  id: string;
  tenantId: string;
  userPrincipalName: string;
  displayName: string;
  usageLocation?: string;
  state: string;
  licences?: { skuId: string }[];
}

/** A row as one text, by its key. */
type Rows = Map<string, string>;

/**
 * Compares the mirror of a partner row by row with what the simulator holds: customers, subscriptions, people, and the
 * licences that people have.
 * @returns what differs, at most a few of each kind; and how many rows were compared
 */
export async function compareMirror(
  sides: Sides,
  partnerTenantId: string,
): Promise<{ wrong: string[]; rows: number }> {
  const ours = (await sides.state<Relationship>('relationships')).filter(
    (one) => one.partnerTenantId === partnerTenantId,
  );
  const customers = new Set(ours.map(({ tenantId }) => tenantId));
  const wrong: string[] = [];
  let rows = 0;
  for (const [kind, sold, question] of [
    ['customer', () => tenants(sides, customers), mirrored.tenants],
    ['subscription', () => subscriptions(sides, customers, partnerTenantId), mirrored.subscriptions],
    ['person', () => people(sides, customers), mirrored.people],
  ] as const) {
    const there = await sold();
    const here: Rows = new Map(
      (await sides.rows<{ key: string; row: string }>(question)).map(({ key, row }) => [key, row]),
    );
    rows += there.size;
    wrong.push(...differing(kind, there, here));
  }
  return { wrong, rows };
}

const shown = 5;

function differing(kind: string, there: Rows, here: Rows): string[] {
  const wrong: string[] = [];
  for (const [key, row] of there) {
    const own = here.get(key);
    if (own !== row) wrong.push(`${kind} ${key}: Microsoft ${row}, mirror ${own ?? 'nothing'}`);
  }
  for (const [key, row] of here)
    if (!there.has(key)) wrong.push(`${kind} ${key}: only in the mirror, ${row}`);
  return wrong.length > shown
    ? [...wrong.slice(0, shown), `… and ${wrong.length - shown} of ${kind}`]
    : wrong;
}

const line = (values: unknown[]) => values.map((value) => String(value ?? '')).join(' | ');

const mirrored = {
  tenants: `select tenant_id::text as key, concat_ws(' | ', domain, company_name) as row from mirror_tenants
    where gone_at is null`,
  subscriptions: `select lower(microsoft_id) as key, concat_ws(' | ', tenant_id, offer_id, name, seats, status,
      coalesce(term_duration, ''), coalesce(billing_cycle, ''), auto_renew, ends_on) as row
    from mirror_subscriptions where gone_at is null`,
  people: `select user_id::text as key, concat_ws(' | ', tenant_id, sign_in_name, display_name,
      coalesce(usage_location, ''), array_to_string(licences, ',')) as row
    from mirror_users where deleted_at is null`,
};

async function tenants(sides: Sides, customers: Set<string>): Promise<Rows> {
  const all = await sides.state<Tenant>('tenants');
  return new Map(
    all
      .filter(({ id }) => customers.has(id))
      .map(({ id, domain, companyName }) => [id, line([domain, companyName])]),
  );
}

async function subscriptions(sides: Sides, customers: Set<string>, partner: string): Promise<Rows> {
  const all = await sides.state<Subscription>('subscriptions');
  return new Map(
    all
      .filter((one) => one.partnerTenantId === partner && customers.has(one.tenantId))
      .map((one) => [
        one.id,
        line([
          one.tenantId,
          one.offerId,
          one.friendlyName,
          one.quantity,
          one.status,
          one.termDuration,
          one.billingCycle,
          one.autoRenewEnabled ? 't' : 'f',
          one.commitmentEndDate.slice(0, 10),
        ]),
      ]),
  );
}

async function people(sides: Sides, customers: Set<string>): Promise<Rows> {
  const all = await sides.state<User>('users');
  return new Map(
    all
      .filter(({ tenantId, state }) => customers.has(tenantId) && state === 'active')
      .map((one) => [
        one.id,
        line([
          one.tenantId,
          one.userPrincipalName,
          one.displayName,
          one.usageLocation,
          (one.licences ?? [])
            .map(({ skuId }) => skuId)
            .toSorted()
            .join(','),
        ]),
      ]),
  );
}
