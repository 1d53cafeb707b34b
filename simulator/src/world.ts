import { type Change, Collection } from './collection.ts';
import type * as entity from './entities.ts';
import { codeOf, hexOf, passwordOf, uuidOf } from './ids.ts';
import type { Journal } from './journal.ts';
import { subscriptionChangesAt } from './partner-center/next-change.ts';
import { gdapChangesAt, purgedAt, reviewedAt, revokesGdapAt, transferChangesAt } from './people-due.ts';
import { serviceCollections } from './service-collections.ts';
import { textSharer } from './share-texts.ts';

/** Everything that Microsoft knows, as typed collections. Every change goes to the journal. */
export type World = ReturnType<typeof createWorld>;

/** An empty world. `ready` is false until a seed was planted or a journal replayed. */
export function createWorld(journal: Journal) {
  const changed = (change: Change) => journal.add(change);
  const lower = (text: string | undefined) => text?.toLowerCase();
  const collections = {
    meta: new Collection<entity.Meta>('meta', changed),
    seeds: new Collection<entity.PlantedSeed>('seeds', changed),
    keys: new Collection<entity.SigningKey>('keys', changed),
    tenants: new Collection<entity.Tenant>('tenants', changed, {}, reviewedAt),
    domains: new Collection<entity.Domain>('domains', changed),
    partners: new Collection<entity.Partner>(
      'partners',
      changed,
      { mpnId: (partner) => partner.mpnId },
      revokesGdapAt,
    ),
    partnerships: new Collection<entity.Partnership>('partnerships', changed, {
      provider: (partnership) => partnership.providerTenantId,
      reseller: (partnership) => partnership.resellerTenantId,
    }),
    relationships: new Collection<entity.Relationship>('relationships', changed, {
      partner: (relationship) => relationship.partnerTenantId,
      tenant: (relationship) => relationship.tenantId,
    }),
    applications: new Collection<entity.Application>('applications', changed),
    servicePrincipals: new Collection<entity.ServicePrincipal>('servicePrincipals', changed, {
      tenant: (principal) => principal.tenantId,
    }),
    groups: new Collection<entity.Group>('groups', changed, { tenant: (group) => group.tenantId }),
    gdap: new Collection<entity.Gdap>(
      'gdap',
      changed,
      { partner: (gdap) => gdap.partnerTenantId, tenant: (gdap) => gdap.tenantId },
      gdapChangesAt,
    ),
    transfers: new Collection<entity.Transfer>(
      'transfers',
      changed,
      { tenant: (transfer) => transfer.tenantId },
      transferChangesAt,
    ),
    tenantSkus: new Collection<entity.TenantSku>('tenantSkus', changed, { tenant: (sku) => sku.tenantId }),
    azureRoles: new Collection<entity.AzureRole>('azureRoles', changed, { tenant: (role) => role.tenantId }),
    validationCodes: new Collection<entity.ValidationCode>('validationCodes', changed, {
      partner: (code) => code.partnerTenantId,
    }),
    consents: new Collection<entity.ApplicationConsent>('consents', changed),
    users: new Collection<entity.User>(
      'users',
      changed,
      { tenant: (user) => user.tenantId, name: (user) => lower(user.userPrincipalName) },
      purgedAt,
    ),
    grants: new Collection<entity.Grant>('grants', changed, { user: (grant) => grant.userId }),
    agreements: new Collection<entity.Agreement>('agreements', changed, { tenant: (item) => item.tenantId }),
    attestations: new Collection<entity.Attestation>('attestations', changed),
    products: new Collection<entity.Product>('products', changed),
    offers: new Collection<entity.LegacyOffer>('offers', changed),
    promotions: new Collection<entity.Promotion>('promotions', changed),
    migrations: new Collection<entity.Migration>('migrations', changed, { tenant: (item) => item.tenantId }),
    migrationSchedules: new Collection<entity.MigrationSchedule>('migrationSchedules', changed),
    invoices: new Collection<entity.Invoice>('invoices', changed, {
      partner: (invoice) => invoice.partnerTenantId,
    }),
    invoiceLines: new Collection<entity.InvoiceLine>('invoiceLines', changed, {
      invoice: (line) => line.invoiceId,
    }),
    invoicePages: new Collection<entity.InvoicePage>('invoicePages', changed, {
      invoice: (page) => page.invoiceId,
    }),
    azureMeters: new Collection<entity.AzureMeter>('azureMeters', changed),
    azureOfferTerms: new Collection<entity.AzureOfferTerm>('azureOfferTerms', changed),
    azureUse: new Collection<entity.AzureUse>('azureUse', changed, {
      subscription: (use) => use.subscriptionId,
    }),
    licenceUse: new Collection<entity.LicenceUse>('licenceUse', changed),
    serviceRequests: new Collection<entity.ServiceRequest>('serviceRequests', changed, {
      partner: (request) => request.partnerTenantId,
    }),
    ...serviceCollections(changed),
    attachments: new Collection<entity.Attachment>('attachments', changed, { order: (file) => file.orderId }),
    transitions: new Collection<entity.Transition>('transitions', changed, {
      tenant: (transition) => transition.tenantId,
    }),
    carts: new Collection<entity.Cart>('carts', changed, { tenant: (cart) => cart.tenantId }),
    orders: new Collection<entity.Order>('orders', changed, { tenant: (order) => order.tenantId }),
    subscriptions: new Collection<entity.Subscription>(
      'subscriptions',
      changed,
      { tenant: (subscription) => subscription.tenantId },
      subscriptionChangesAt,
    ),
    audit: new Collection<entity.AuditRecord>('audit', changed, { partner: (record) => record.partnerId }),
    registrations: new Collection<entity.Registration>('registrations', changed),
    deliveries: new Collection<entity.Delivery>('deliveries', changed, {
      partner: (delivery) => delivery.partnerId,
      validation: (delivery) => delivery.validation,
    }),
    certificates: new Collection<entity.Certificate>('certificates', changed),
    replays: new Collection<entity.Replay>('replays', changed),
    due: new Collection<entity.Due>('due', changed, {}, (due) => due.at),
  };

  function meta(): entity.Meta {
    const found = collections.meta.get('world');
    if (!found) throw new Error('the world has not been seeded');
    return found;
  }

  /** A text that no other call of this world gets, and the same one in a repeated run. */
  function unique(kind: string): string {
    const current = meta();
    collections.meta.put({ ...current, counter: current.counter + 1 });
    return `${current.seed}/${kind}/${current.counter}`;
  }

  return {
    ...collections,
    collections: collections as unknown as Record<string, Collection<{ id: string }>>,
    settings: () => meta().settings,
    change: (change: Partial<Omit<entity.Meta, 'id'>>) => collections.meta.put({ ...meta(), ...change }),
    ready: () => collections.meta.size > 0,
    newId: (kind: string) => uuidOf(unique(kind)),
    newHex: (kind: string, length: number) => hexOf(unique(kind), length),
    newCode: (kind: string, length: number) => codeOf(unique(kind), length),
    newPassword: (kind: string) => passwordOf(unique(kind)),
    clock: () => meta().clock,
    /** Does the journal's changes again. @returns whether most of them were made void by later ones */
    replay(): boolean {
      const share = textSharer();
      let changes = 0;
      for (const [name, id, value] of journal.replay()) {
        load(name, id, share(value));
        changes += 1;
      }
      const items = Object.values(collections).reduce((sum, { size }) => sum + size, 0);
      return changes > 2 * items;
    },
    *changes(): Generator<Change> {
      for (const collection of Object.values(collections))
        for (const item of collection.all()) yield [collection.name, item.id, item];
    },
  };

  function load(name: string, id: string, value: unknown): void {
    const collection = (collections as Record<string, unknown>)[name] as
      | Collection<{ id: string }>
      | undefined;
    collection?.load(id, value as { id: string } | null);
  }
}
