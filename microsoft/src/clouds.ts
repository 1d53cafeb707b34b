import { MicrosoftError } from './errors.ts';

/** Where a partner account lives. `sandbox` is Microsoft's integration sandbox: a tenant of its own in the global cloud. */
export type Environment = 'global' | 'us-government' | 'china' | 'sandbox' | 'simulator';

/**
 * What a call goes to. Each has a host and an audience of its own; `partner` is api.partner.microsoft.com with price
 * sheets and referrals.
 */
export type Service = 'partner-center' | 'partner' | 'graph';

/** The addresses of one of Microsoft's clouds, all without a trailing slash. */
export interface Cloud {
  environment: Environment;
  /** Entra's sign-in service; paths start with the tenant id. */
  authority: string;
  partnerCenter: string;
  /** For whom Partner Center's access tokens are made out. */
  audience: string;
  graph: string;
  graphAudience: string;
  /** Price sheets and referrals; absent where Microsoft publishes no address of them. */
  partner?: string;
  partnerAudience?: string;
  /** What follows the chosen name in a new tenant's first domain. */
  domainSuffix: string;
  /** True only for a simulator reached by plain http. */
  insecure: boolean;
}

const publicPartnerCenter = 'https://api.partnercenter.microsoft.com';

const global: Cloud = {
  environment: 'global',
  authority: 'https://login.microsoftonline.com',
  partnerCenter: publicPartnerCenter,
  audience: publicPartnerCenter,
  graph: 'https://graph.microsoft.com',
  graphAudience: 'https://graph.microsoft.com',
  partner: 'https://api.partner.microsoft.com',
  partnerAudience: 'https://api.partner.microsoft.com',
  domainSuffix: '.onmicrosoft.com',
  insecure: false,
};

const clouds: Record<Exclude<Environment, 'simulator'>, Cloud> = {
  global,
  'us-government': {
    ...global,
    environment: 'us-government',
    authority: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    graphAudience: 'https://graph.microsoft.us',
    domainSuffix: '.onmicrosoft.us',
  },
  china: {
    environment: 'china',
    authority: 'https://login.partner.microsoftonline.cn',
    partnerCenter: 'https://partner.partnercenterapi.microsoftonline.cn',
    audience: 'https://partner.partnercenterapi.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    graphAudience: 'https://microsoftgraph.chinacloudapi.cn',
    domainSuffix: '.partner.onmschina.cn',
    insecure: false,
  },
  sandbox: { ...global, environment: 'sandbox', domainSuffix: '.ccsctp.net' },
};

/**
 * The addresses of an environment.
 *
 * @param address where the simulator listens; it may carry a path. The other environments refuse one, so that
 *   credentials of a real partner never travel to an address somebody typed.
 * @throws RangeError when the address is missing, unwanted, or no plain http(s) address
 * @see https://learn.microsoft.com/partner-center/developer/partner-center-rest-urls
 */
export function cloud(environment: Environment, address?: string): Cloud {
  if (environment !== 'simulator') {
    if (address)
      throw new RangeError(`The environment ${environment} has fixed addresses; leave the address out.`);
    return clouds[environment];
  }
  const base = simulatorBase(address);
  return {
    ...global,
    environment,
    authority: base,
    partnerCenter: base,
    graph: base,
    partner: base,
    insecure: base.startsWith('http:'),
  };
}

/**
 * Where a service answers, and for whom its access tokens are made out.
 * @throws MicrosoftError `service-missing` when this cloud has no such service
 */
export function serviceOf(cloud: Cloud, service: Service = 'partner-center') {
  if (service === 'partner-center') return { address: cloud.partnerCenter, audience: cloud.audience };
  if (service === 'graph') return { address: cloud.graph, audience: cloud.graphAudience };
  if (cloud.partner && cloud.partnerAudience)
    return { address: cloud.partner, audience: cloud.partnerAudience };
  throw new MicrosoftError({
    remedy: 'configuration',
    code: 'service-missing',
    description: '',
    explanation: `The cloud ${cloud.environment} has no price sheets and no referrals that a program can reach.`,
  });
}

function simulatorBase(address: string | undefined): string {
  const url = address && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new RangeError('The simulator needs a plain http or https address, without credentials or query.');
  }
  return url.href.replace(/\/+$/, '');
}
