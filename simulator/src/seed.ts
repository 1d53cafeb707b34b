import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Address, Partner, Product, Settings, Tenant } from './entities.ts';

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
  secrets: { value: string; expires: string }[];
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
  status?: Partner['status'];
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
  directSigned?: string;
  customerOf?: { partner: string; reseller?: string; gdapRoles?: string[] }[];
  /** Instant of an acceptance by enhanced attestation. */
  attested?: string;
  accountStatus?: Tenant['accountStatus'];
  qualifications?: Tenant['qualifications'];
}

export interface SeedProduct {
  id: string;
  title: string;
  kind?: Product['kind'];
  min?: number;
  max?: number;
  terms: 'all' | 'yearly' | 'plan' | 'reservation' | 'once';
  price: Record<string, string>;
  provisioningId?: string;
  segments?: string[];
  /** A second SKU: one month free. */
  trial?: boolean;
  isAddon?: boolean;
  prerequisites?: string[];
  attestationType?: string;
  countries?: string[];
}

/** Defaults of the settings that a seed leaves out. The quota is the published one. */
export const defaultSettings: Settings = {
  quotaPerMinute: 500,
  latencyMs: 0,
  provisioning: 'PT3S',
  orderListLag: 'PT0S',
  availabilityLife: 'P1D',
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
  return seed;
}
