import type { Application, ApplicationSecret } from '../entities.ts';
import { uuidOf } from '../ids.ts';

/** Object id of an application. */
export const objectId = (application: Application): string => uuidOf(`application/${application.id}`);

/** Id of a secret; one that was planted goes by its place. */
export const keyIdOf = (application: Application, secret: ApplicationSecret): string =>
  secret.keyId ?? uuidOf(`key/${application.id}/${application.secrets.indexOf(secret)}`);

/** Without its text, which is shown once, when it is made. */
export const credentialResource = (application: Application, secret: ApplicationSecret) => ({
  keyId: keyIdOf(application, secret),
  displayName: secret.displayName ?? null,
  startDateTime: secret.startsAt ?? null,
  endDateTime: secret.expires,
  hint: secret.value.slice(0, 3),
  secretText: null,
  customKeyIdentifier: null,
});

/** @see https://learn.microsoft.com/graph/api/resources/application */
export function applicationResource(application: Application) {
  const redirectUris = application.redirectUris;
  return {
    id: objectId(application),
    appId: application.id,
    displayName: application.name,
    createdDateTime: application.createdAt ?? null,
    signInAudience: application.audience ?? 'AzureADMultipleOrgs',
    identifierUris: application.identifierUris ?? [],
    isFallbackPublicClient: application.isPublic ?? false,
    web: { redirectUris: application.isPublic ? [] : redirectUris },
    publicClient: { redirectUris: application.isPublic ? redirectUris : [] },
    appRoles: [],
    requiredResourceAccess: application.requiredResourceAccess ?? [],
    passwordCredentials: application.secrets.map((one) => credentialResource(application, one)),
    keyCredentials: [],
  };
}
