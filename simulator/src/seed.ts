import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type {
  Address,
  AzureMeter,
  AzureOfferTerm,
  LegacyOffer,
  Partner,
  Product,
  Promotion,
  ServiceRequest,
  Settings,
  Tenant,
} from './entities.ts';
import type { SeedGenerated } from './generate.ts';

/** The world as it begins: people write it as YAML or JSON. */
export interface Seed {
  /** Text from which all ids are made: the same seed gives the same ids. */
  seed: string;
  /** Instant at which the clock stands; absent = real time. */
  clock?: string;
  settings?: Partial<Settings>;
  partners: SeedPartner[];
  tenants?: SeedTenant[];
  takenDomains?: string[];
  products?: SeedProduct[];
  /** Many customers, made by a rule. */
  generate?: SeedGenerated;
  offers?: SeedOffer[];
  promotions?: SeedPromotion[];
  azureMeters?: AzureMeter[];
  azureOfferTerms?: AzureOfferTerm[];
  serviceRequests?: SeedServiceRequest[];
}

export interface SeedUser {
  name: string;
  displayName: string;
  password: string;
  mfa: boolean;
  roles: string[];
}

export interface SeedApplication {
  id: string;
  name: string;
  secrets?: { value: string; expires: string }[];
  /** PEM; what the application may sign its client assertions with. */
  certificates?: string[];
  /** A native application: no secret, no app-only tokens. */
  isPublic?: boolean;
  isSinglePage?: boolean;
  redirectUris?: string[];
}

export interface SeedPartner {
  tenantId: string;
  name: string;
  domain: string;
  kind: Partner['kind'];
  mpnId: string;
  country: string;
  mpaSigned?: boolean;
  /** A partner tenant of the integration sandbox. */
  sandbox?: boolean;
  status?: Partner['status'];
  /** When it was suspended; default: when the world begins. */
  suspendedAt?: string;
  /** Microsoft's enforcement of MFA is progressive: it may not have reached this partner. */
  mfaEnforced?: boolean;
  email?: string;
  address?: Address;
  /** Tenant ids of the indirect resellers linked with this provider. */
  resellers?: string[];
  applications?: SeedApplication[];
  users?: SeedUser[];
}

export interface SeedTenant {
  tenantId?: string;
  companyName: string;
  domain: string;
  country: string;
  customDomains?: string[];
  /** Of the billing profile; its country is the tenant's. */
  address?: Partial<Address>;
  directSigned?: string;
  /** `gdapRoles`: roles that the partner's agents have in the tenant; default: those of a default relationship. */
  customerOf?: { partner: string; reseller?: string; gdapRoles?: string[] }[];
  /** Instant of an acceptance by enhanced attestation. */
  attested?: string;
  accountStatus?: Tenant['accountStatus'];
  qualifications?: Tenant['qualifications'];
  /** Old Azure subscriptions that are not part of an Azure plan. */
  hasLegacyAzure?: boolean;
  /** Azure that partners have sold to it. */
  azure?: SeedAzure[];
}

/** An Azure plan, or an offer of before new commerce, with what runs in it. */
export interface SeedAzure {
  /** Tenant id of the partner that sold it. */
  partner: string;
  /** MPN ID of the partner of record. */
  partnerId?: string;
  /** `MS-AZR-…`; absent = an Azure plan. */
  legacyOffer?: string;
  /** Use that began thirty days before the world and comes again and again. */
  uses: {
    meterId: string;
    /** Below the subscription, e.g. `resourceGroups/web/providers/Microsoft.Compute/virtualMachines/web-1`. */
    resource: string;
    location: string;
    quantity: number;
    /** Default 24. */
    everyHours?: number;
    tags?: Record<string, string>;
  }[];
}

/** A support case, opened some days before the world's begin. */
export interface SeedServiceRequest
  extends Omit<ServiceRequest, 'createdAt' | 'modifiedAt' | 'closedAt' | 'notes'> {
  daysAgo: number;
  notes?: { by: string; text: string }[];
}

export interface SeedProduct {
  id: string;
  title: string;
  kind?: Product['kind'];
  min?: number;
  max?: number;
  terms: 'all' | 'yearly' | 'plan' | 'reservation' | 'once';
  /** By currency: a seat for a month, or the whole of what is paid once. */
  price: Record<string, string>;
  provisioningId?: string;
  segments?: string[];
  /** A second SKU: one month free. */
  trial?: boolean;
  isAddon?: boolean;
  prerequisites?: string[];
  attestationType?: string;
  countries?: string[];
  /** `product:sku` of what it may be upgraded to; absent = by the well-known paths. */
  upgradesTo?: string[];
  /** Add-on: least seats in per cent of the seats of its base products. */
  minimumBaseShare?: number;
  /** Marketplace: usage is metered. */
  metered?: boolean;
  /** Orders of it wait for the customer's purchase order. */
  needsPurchaseOrder?: boolean;
}

/** An offer of before new commerce; what is left out is a paid, licence-based commercial one. */
export interface SeedOffer extends Partial<Omit<LegacyOffer, 'id' | 'name'>> {
  /** GUID. */
  id: string;
  name: string;
}

/** A promotion of one product, for a year from the seed's begin where it names no dates. */
export interface SeedPromotion extends Partial<Omit<Promotion, 'id' | 'requiredProducts'>> {
  id: string;
  requiredProducts: Promotion['requiredProducts'];
}

/** Defaults of the settings that a seed leaves out. The quota is the published one. */
export const defaultSettings: Settings = {
  quotaPerMinute: 500,
  latencyMs: 0,
  provisioning: 'PT3S',
  renewalDelay: 'PT6H',
  orderListLag: 'PT0S',
  availabilityLife: 'P1D',
  eventLag: 'PT0S',
  webhookHosts: '',
  mfaEnforced: true,
  mfaRequiredAtSignIn: false,
};

/** The seed that comes with the simulator. */
export const demoSeedPath = fileURLToPath(new URL('../seeds/demo.yaml', import.meta.url));

/**
 * Reads a seed file.
 * @throws when the file cannot be read or is no seed
 */
export function readSeed(path: string): Seed {
  return checkSeed(parse(readFileSync(path, 'utf8')));
}

/** @throws when it is not a seed; the message names what is missing */
export function checkSeed(value: unknown): Seed {
  const seed = value as Seed;
  if (typeof seed?.seed !== 'string') throw new Error('a seed needs a text "seed"');
  if (!Array.isArray(seed.partners)) throw new Error('a seed needs a list "partners"');
  for (const partner of seed.partners)
    if (!partner.tenantId || !partner.domain || !partner.kind || !partner.mpnId)
      throw new Error(`partner ${partner.name ?? '?'} needs tenantId, domain, kind and mpnId`);
  for (const tenant of seed.tenants ?? [])
    if (!tenant.domain || !tenant.country) throw new Error('a tenant needs domain and country');
  const { customers, subscriptionsPerCustomer = 1, usersPerCustomer = 0 } = seed.generate ?? { customers: 0 };
  for (const count of [customers, subscriptionsPerCustomer, usersPerCustomer])
    if (!Number.isInteger(count) || count < 0) throw new Error('generate needs whole numbers');
  return seed;
}
