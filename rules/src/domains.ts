/** Where a tenant lives; decides the suffix of its first domain. */
export type Environment = 'global' | 'us-government' | 'china' | 'sandbox' | 'simulator';

export type DomainProblem = 'empty' | 'too-long' | 'characters';

const suffixes: Record<Environment, string> = {
  global: '.onmicrosoft.com',
  'us-government': '.onmicrosoft.us',
  china: '.partner.onmschina.cn',
  sandbox: '.ccsctp.net',
  simulator: '.onmicrosoft.com',
};

/** Microsoft's sign-up page takes no more than this many characters before the suffix. */
export const longestPrefix = 27;

/**
 * Suffix of a tenant's first domain, with its leading dot.
 * @see https://learn.microsoft.com/partner-center/developer/create-a-customer
 */
export function domainSuffix(environment: Environment): string {
  return suffixes[environment];
}

/**
 * What is wrong with the part of a first domain before the suffix; `undefined` when Microsoft may take it.
 * Whether the name is still free only Microsoft knows.
 * @see https://learn.microsoft.com/entra/fundamentals/create-new-tenant
 */
export function domainPrefixProblem(prefix: string): DomainProblem | undefined {
  if (prefix === '') return 'empty';
  if (!/^[a-z0-9]+$/i.test(prefix)) return 'characters';
  if (prefix.length > longestPrefix) return 'too-long';
  return undefined;
}

/**
 * The prefix of what a person pasted: a prefix, a full domain, an address or an e-mail address.
 * A foreign suffix is left in place, so that `domainPrefixProblem` finds its dots.
 */
export function cutDomain(pasted: string, environment: Environment): string {
  const host = pasted
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#].*$/, '')
    .replace(/\.$/, '');
  const suffix = domainSuffix(environment);
  return host.endsWith(suffix) ? host.slice(0, -suffix.length) : host;
}
