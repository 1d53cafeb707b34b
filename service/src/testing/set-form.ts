import type { SettingsSet } from '@concord/contract/settings';

/** What the form would send back for a stored set: everything but the secrets. */
export function formOf(set: SettingsSet) {
  return {
    name: set.name,
    environment: set.environment,
    address: set.address ?? undefined,
    api: set.api,
    agreementLink: set.agreementLink,
    domainPrefix: set.domainPrefix,
    applicationId: set.applicationId,
    secretExpiresOn: set.secretExpiresOn ?? undefined,
    login: set.login ?? undefined,
    tenantId: set.tenantId,
    invitationPath: set.invitationPath,
    resellerAttribute: set.resellerAttribute ?? undefined,
    newTenantsDisabled: set.newTenantsDisabled,
    defaultCountry: set.defaultCountry,
    defaultLanguage: set.defaultLanguage,
    note: set.note ?? undefined,
  };
}
