import type { Tenant } from '../entities.ts';
import { hexOf } from '../ids.ts';
import { notFound } from './refusal.ts';

/** Verified names of a tenant, the initial one first. */
export const verifiedDomains = (tenant: Tenant): string[] => [tenant.domain, ...tenant.customDomains];

export const domainNames = (tenant: Tenant): string[] => [
  ...verifiedDomains(tenant),
  ...(tenant.unverifiedDomains ?? []),
];

export const defaultDomain = (tenant: Tenant): string => tenant.defaultDomain ?? tenant.domain;

/** @throws GraphRefusal 404 */
export function domainOf(tenant: Tenant, asked: string | undefined): string {
  const found = domainNames(tenant).find((one) => one.toLowerCase() === asked?.toLowerCase());
  if (found === undefined) throw notFound(`Resource '${asked}' does not exist.`);
  return found;
}

/** The verified name below which another one is; it needs no proof of its own. */
export const rootOf = (tenant: Tenant, name: string): string | undefined =>
  verifiedDomains(tenant).find((one) => name !== one && name.endsWith(`.${one}`));

/** @see https://learn.microsoft.com/graph/api/resources/domain */
export function domainResource(tenant: Tenant, id: string) {
  const isVerified = verifiedDomains(tenant).includes(id);
  return {
    id,
    authenticationType: 'Managed',
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: id === defaultDomain(tenant),
    isInitial: id === tenant.domain,
    isRoot: rootOf(tenant, id) === undefined,
    isVerified,
    supportedServices: isVerified ? ['Email', 'OfficeCommunicationsOnline'] : [],
    passwordValidityPeriodInDays: isVerified ? 2147483647 : null,
    passwordNotificationWindowInDays: isVerified ? 14 : null,
    state: null,
    ...tenant.domainSettings?.[id],
  };
}

const record = (tenantId: string, name: string, recordType: string, more: object) => ({
  '@odata.type': `#microsoft.graph.domainDns${recordType}Record`,
  id: hexOf(`dns/${tenantId}/${name}/${recordType}/${JSON.stringify(more)}`, 32),
  isOptional: false,
  label: name,
  recordType,
  supportedService: null,
  ttl: 3600,
  ...more,
});

/**
 * Either of them, in the zone of the domain, proves that it is owned.
 * @see https://learn.microsoft.com/graph/api/domain-list-verificationdnsrecords
 */
export function verificationRecords(tenant: Tenant, name: string): object[] {
  const digits = String(Number.parseInt(hexOf(`verification/${tenant.id}/${name}`, 8), 16) % 100_000_000);
  const text = `ms${digits.padStart(8, '0')}`;
  return [
    record(tenant.id, name, 'Txt', { text: `MS=${text}` }),
    record(tenant.id, name, 'Mx', { mailExchange: `${text}.msv1.invalid`, preference: 32767 }),
  ];
}

/**
 * What the zone needs before Microsoft's mail works.
 * @see https://learn.microsoft.com/graph/api/domain-list-serviceconfigurationrecords
 */
export function serviceRecords(tenant: Tenant, name: string): object[] {
  const supportedService = 'Email';
  return [
    record(tenant.id, name, 'Mx', {
      supportedService,
      mailExchange: `${name.replaceAll('.', '-')}.mail.protection.outlook.com`,
      preference: 0,
    }),
    record(tenant.id, name, 'Txt', {
      supportedService,
      text: 'v=spf1 include:spf.protection.outlook.com -all',
    }),
    record(tenant.id, name, 'CName', {
      supportedService,
      label: `autodiscover.${name}`,
      canonicalName: 'autodiscover.outlook.com',
    }),
  ];
}
