import { addDuration, type Instant } from './terms.ts';

export type GdapStatus =
  | 'created'
  | 'approvalPending'
  | 'approved'
  | 'activating'
  | 'active'
  | 'expiring'
  | 'expired'
  | 'terminationRequested'
  | 'terminating'
  | 'terminated';

/** A delegated-admin relationship between a partner and a customer, as far as its life depends on it. */
export interface GdapTerms {
  status: GdapStatus;
  createdAt: Instant;
  /** End of an active one; `activatedAt + duration`, moved on by each extension. */
  endsAt?: Instant;
  autoExtendDuration: string;
}

export type GdapProblem =
  | 'name'
  | 'duration'
  | 'roles'
  | 'auto-extend'
  | 'auto-extend-with-global-administrator'
  | 'locked';

/** A request that the customer leaves unanswered is dead after this time. */
export const gdapRequestLife = 'P90D';
/** Days by which a relationship rolls on. */
export const gdapExtension = 'P180D';
export const longestGdapDays = 730;
export const longestGdapName = 50;
/** New customers get the default relationship also when the call does not ask for it, in production. */
export const defaultGdapFrom = '2023-11-01T00:00:00Z';

const globalAdministrator = 'Global Administrator';
const durationPattern = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
const off = new Set(['PT0S', 'P0D']);

/** Days of a relationship's duration, a year as 365 and a month as 30; `undefined` when it is no duration in days. */
export function gdapDays(duration: string): number | undefined {
  const found = durationPattern.exec(duration.toUpperCase());
  if (!found) return undefined;
  const [years, months, weeks, days] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return years * 365 + months * 30 + weeks * 7 + days;
}

/**
 * What is wrong with a relationship that a partner wants to create; `undefined` when nothing is.
 * @param wanted.roles names of directory roles
 * @see https://learn.microsoft.com/graph/api/tenantrelationship-post-delegatedadminrelationships
 */
export function gdapProblem(wanted: {
  displayName: string;
  duration: string;
  roles: readonly string[];
  autoExtendDuration?: string;
}): GdapProblem | undefined {
  if (wanted.displayName.trim() === '' || wanted.displayName.length > longestGdapName) return 'name';
  const days = gdapDays(wanted.duration);
  if (days === undefined || days < 1 || days > longestGdapDays) return 'duration';
  if (wanted.roles.length === 0) return 'roles';
  return extensionProblem(wanted.autoExtendDuration ?? 'PT0S', wanted.roles);
}

/** @see https://learn.microsoft.com/partner-center/expiring-gdap-relationships-and-auto-extend-gdap */
function extensionProblem(duration: string, roles: readonly string[]): GdapProblem | undefined {
  if (off.has(duration)) return undefined;
  if (duration !== gdapExtension) return 'auto-extend';
  return roles.includes(globalAdministrator) ? 'auto-extend-with-global-administrator' : undefined;
}

/**
 * What is wrong with a change: everything may change while it is `created`; of an active one only automatic extension
 * and the removal of Global Administrator.
 * @see https://learn.microsoft.com/graph/api/delegatedadminrelationship-update
 */
export function gdapChangeProblem(
  now: { status: GdapStatus; roles: readonly string[] },
  change: { autoExtendDuration?: string; roles?: readonly string[]; other?: boolean },
): GdapProblem | undefined {
  if (now.status !== 'created' && now.status !== 'active') return 'locked';
  if (now.status === 'active') {
    if (change.other) return 'locked';
    const left = now.roles.filter((role) => role !== globalAdministrator);
    const wanted = change.roles && new Set(change.roles);
    if (wanted && !(wanted.size === left.length && left.every((role) => wanted.has(role)))) return 'locked';
  }
  if (change.autoExtendDuration === undefined) return undefined;
  return extensionProblem(change.autoExtendDuration, change.roles ?? now.roles);
}

/**
 * Instant at which the next thing happens to it by itself; `undefined` when nothing will.
 * @see https://learn.microsoft.com/partner-center/gdap-faq
 */
export function gdapNext(terms: GdapTerms): Instant | undefined {
  if (terms.status === 'created' || terms.status === 'approvalPending')
    return addDuration(terms.createdAt, gdapRequestLife);
  return terms.status === 'active' ? terms.endsAt : undefined;
}

/** What the relationship is like at an instant, when nobody touches it: unanswered requests and ended ones expire. */
export function gdapAt<T extends GdapTerms>(terms: T, at: Instant): T {
  const next = gdapNext(terms);
  if (next === undefined || Date.parse(next) > Date.parse(at)) return terms;
  if (terms.status === 'active' && terms.autoExtendDuration === gdapExtension)
    return gdapAt({ ...terms, endsAt: addDuration(next, gdapExtension) }, at);
  return { ...terms, status: 'expired' };
}

/**
 * Roles of the relationship that comes with a new customer. They work only after the partner assigned them to its
 * security groups.
 * @see https://learn.microsoft.com/partner-center/gdap-faq
 */
export function defaultGdapRoles(partner: 'direct' | 'indirect-provider' | 'indirect-reseller'): string[] {
  const roles = [
    'Directory Readers',
    'Directory Writers',
    'License Administrator',
    'Service Support Administrator',
    'User Administrator',
    'Privileged Role Administrator',
    'Helpdesk Administrator',
    'Privileged Authentication Administrator',
    'Global Reader',
  ];
  return partner === 'indirect-reseller'
    ? roles
    : [...roles, 'Cloud Application Administrator', 'Application Administrator'];
}
