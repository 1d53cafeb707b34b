import { cutDomain, domainPrefixProblem } from '@concord/rules/domains';
import { invitationProblem } from '@concord/rules/invitation';
import { z } from 'zod';
import { AttributeKey, Country, Day, Email, Guid, Language, linkProblem, optional, text } from './fields.ts';
import { Id, Instant, PageQuery } from './page.ts';

export const Environment = z.enum(['global', 'us-government', 'china', 'sandbox', 'simulator']);
export type Environment = z.infer<typeof Environment>;
export const ApiKind = z.enum(['partner-center', 'crest']);
export const PartnerType = z.enum(['direct-bill', 'indirect-provider']);
export type PartnerType = z.infer<typeof PartnerType>;

const Secret = z.string().max(2000, 'too-long');

const fields = z.object({
  name: text(100),
  environment: Environment,
  /** Base address; needed for the simulator (and for a custom CREST gateway). */
  address: optional(z.string().trim().max(300, 'too-long')),
  api: ApiKind,
  agreementLink: text(1000),
  domainPrefix: text(200),
  applicationId: Guid,
  /** Left out: the stored secret stays. */
  applicationSecret: optional(Secret),
  secretExpiresOn: optional(Day),
  login: optional(Email),
  /** Left out: the stored password stays. */
  password: optional(Secret),
  tenantId: Guid,
  invitationPath: text(1000),
  resellerAttribute: optional(AttributeKey),
  newTenantsDisabled: z.boolean().default(false),
  defaultCountry: Country,
  defaultLanguage: Language,
  resellerId: Id.optional(),
  note: optional(z.string().trim().max(2000, 'too-long')),
});

type Fields = z.infer<typeof fields>;

const isLoopback = (url: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

/**
 * What several fields decide together. It runs while other fields are still wrong or empty, so that a form shows
 * everything at once; a field that has not its form yet is left to its own check.
 */
function check(set: Partial<Fields>, add: (path: keyof Fields, problem: string) => void): void {
  const { environment, address, agreementLink, domainPrefix, invitationPath, tenantId } = set;
  const simulated = environment === 'simulator';
  const sameHost = (url: URL) => simulated && (isLoopback(url) || url.host === hostOf(address));
  if (simulated) {
    const problem = address ? linkProblem(address, () => true) : 'required';
    if (problem) add('address', problem);
  }
  if (set.api === 'crest' && !simulated && !address) add('api', 'crest-retired');
  const link = agreementLink && linkProblem(agreementLink, sameHost);
  if (link) add('agreementLink', link);
  const prefix = domainPrefix && environment && domainPrefixProblem(cutDomain(domainPrefix, environment));
  if (prefix) add('domainPrefix', prefix);
  if (!invitationPath || !Guid.safeParse(tenantId).success) return;
  const invitation = invitationProblem(invitationPath, {
    // Whether a two-party link fits is judged by the service, which knows the partner's type.
    partnerType: 'indirect',
    partnerTenantId: tenantId ?? '',
    simulatorAddress: simulated ? address : undefined,
  });
  if (invitation) add('invitationPath', invitation);
}

function hostOf(address: string | undefined): string | undefined {
  return address && URL.canParse(address) ? new URL(address).host : undefined;
}

const input = (isNew: boolean) =>
  fields
    .superRefine(
      (set, context) => {
        const add = (path: keyof Fields, message: string) =>
          context.addIssue({ code: 'custom', path: [path], message });
        check(set, add);
        if (isNew && !set.applicationSecret) add('applicationSecret', 'required');
      },
      { when: ({ value }) => typeof value === 'object' && value !== null },
    )
    .transform((set) => ({ ...set, domainPrefix: cutDomain(set.domainPrefix, set.environment) }));

/** What the form sends: the same checks in the browser and in the API. */
export const SettingsSetInput = input(false);
/** A new set has no secret that could stay. */
export const NewSettingsSetInput = input(true);
export type SettingsSetInput = z.infer<typeof SettingsSetInput>;
export type SettingsSetForm = z.input<typeof SettingsSetInput>;

/** All that is ever said about a stored secret. */
export const SecretInfo = z.object({ setAt: Instant, endsIn: z.string(), expiresAt: Instant.nullable() });
export type SecretInfo = z.infer<typeof SecretInfo>;

export const PartnerAccount = z.object({
  id: Id,
  environment: Environment,
  tenantId: z.string(),
  type: PartnerType,
  name: z.string().nullable(),
  country: z.string().nullable(),
  region: z.string().nullable(),
  currency: z.string().nullable(),
  mpnId: z.string().nullable(),
  readAt: Instant.nullable(),
});
export type PartnerAccount = z.infer<typeof PartnerAccount>;

export const CheckLineName = z.enum([
  'app-token',
  'user-token',
  'mfa',
  'audience',
  'enrolled',
  'tenant',
  'profile',
  'catalogue',
  'agreement-link',
  'invitation-link',
  'clock',
  'credentials',
]);
export type CheckLineName = z.infer<typeof CheckLineName>;

export const CheckLine = z.object({
  name: CheckLineName,
  state: z.enum(['waiting', 'running', 'passed', 'warning', 'failed', 'skipped']),
  /** What was found, in one sentence. */
  finding: z.string().optional(),
  /** Only on failed lines and warnings: why, who can fix it and where. */
  cause: z.string().optional(),
  fix: z.string().optional(),
  microsoft: z
    .object({
      code: z.string().optional(),
      requestId: z.string().optional(),
      correlationId: z.string().optional(),
    })
    .optional(),
  ms: z.int().optional(),
});
export type CheckLine = z.infer<typeof CheckLine>;

export const ConnectionCheck = z.object({
  id: Id,
  state: z.enum(['running', 'passed', 'warning', 'failed']),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  lines: z.array(CheckLine),
});
export type ConnectionCheck = z.infer<typeof ConnectionCheck>;

export const SettingsSet = z.object({
  id: Id,
  number: z.int(),
  version: z.int(),
  active: z.boolean(),
  name: z.string(),
  environment: Environment,
  address: z.string().nullable(),
  api: ApiKind,
  agreementLink: z.string(),
  domainPrefix: z.string(),
  domainSuffix: z.string(),
  applicationId: z.string(),
  applicationSecret: SecretInfo.nullable(),
  secretExpiresOn: z.string().nullable(),
  login: z.string().nullable(),
  password: SecretInfo.nullable(),
  tenantId: z.string(),
  invitationPath: z.string(),
  resellerAttribute: z.string().nullable(),
  newTenantsDisabled: z.boolean(),
  defaultCountry: z.string(),
  defaultLanguage: z.string(),
  resellerId: Id,
  resellerName: z.string(),
  note: z.string().nullable(),
  consent: SecretInfo.extend({
    by: z.string().nullable(),
    mfa: z.boolean(),
    /** False when somebody else than the set's Login consented. */
    byLogin: z.boolean(),
  }).nullable(),
  partnerAccount: PartnerAccount,
  check: ConnectionCheck.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type SettingsSet = z.infer<typeof SettingsSet>;

export const SettingsSetRow = SettingsSet.pick({
  id: true,
  number: true,
  name: true,
  environment: true,
  api: true,
  active: true,
  resellerName: true,
  updatedAt: true,
}).extend({
  checkState: ConnectionCheck.shape.state.nullable(),
  checkedAt: Instant.nullable(),
  /** Days until the first of its credentials ends; null when none is known. */
  credentialDays: z.int().nullable(),
  customers: z.int(),
});
export type SettingsSetRow = z.infer<typeof SettingsSetRow>;

export const SettingsSetQuery = PageQuery.extend({
  environment: Environment.optional(),
  check: ConnectionCheck.shape.state.optional(),
  active: z.enum(['true', 'false']).optional(),
});

export const Usage = z.object({
  services: z.array(z.object({ id: Id, number: z.int(), name: z.string(), plans: z.int() })),
  customers: z.int(),
  subscriptions: z.int(),
  openOrders: z.int(),
});
export type Usage = z.infer<typeof Usage>;

export const ConsentRequest = z.object({ url: z.string() });
export const ConsentGuide = z.object({ redirectUri: z.string(), permissions: z.array(z.string()) });
export type ConsentGuide = z.infer<typeof ConsentGuide>;
export const InvitationFetched = z.object({ link: z.string() });
