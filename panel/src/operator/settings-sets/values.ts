import type { SettingsSet } from '@concord/contract';

/** Fields in the form's order; secrets are not among them, because they are never shown. */
export const comparedFields = [
  'name',
  'environment',
  'address',
  'api',
  'agreementLink',
  'domainPrefix',
  'applicationId',
  'secretExpiresOn',
  'login',
  'tenantId',
  'invitationPath',
  'resellerAttribute',
  'newTenantsDisabled',
  'defaultCountry',
  'defaultLanguage',
  'resellerId',
  'note',
] as const;

/** Values of the form for a stored set, or for a new one. Secrets always begin empty. */
export function toValues(set: Partial<SettingsSet>) {
  return {
    name: set.name ?? '',
    environment: set.environment ?? 'global',
    address: set.address ?? '',
    api: set.api ?? 'partner-center',
    agreementLink: set.agreementLink ?? '',
    domainPrefix: set.domainPrefix ?? '',
    applicationId: set.applicationId ?? '',
    applicationSecret: '',
    secretExpiresOn: set.secretExpiresOn ?? '',
    login: set.login ?? '',
    password: '',
    tenantId: set.tenantId ?? '',
    invitationPath: set.invitationPath ?? '',
    resellerAttribute: set.resellerAttribute ?? '',
    newTenantsDisabled: set.newTenantsDisabled ?? false,
    defaultCountry: set.defaultCountry ?? '',
    defaultLanguage: set.defaultLanguage ?? '',
    resellerId: set.resellerId,
    note: set.note ?? '',
  };
}
