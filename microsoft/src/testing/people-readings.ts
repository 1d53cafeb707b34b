import type { Door } from '../call.ts';
import {
  agreementDocuments,
  auditRecords,
  customerProfiles,
  customerRelationships,
  directoryRoles,
  legacyTransfers,
  licenceInsights,
  partnerProfiles,
  subscribedSkus,
  transfers,
  userLicences,
  users,
} from '../partner-center/index.ts';
import { collect } from './collect.ts';

/** Reads a recorded answer with the client's own function: what was found, and what Microsoft had sent. */
// biome-ignore lint/suspicious/noExplicitAny: bodies of every shape
export type Reading = (door: Door, body: any, url: string) => Promise<[unknown, unknown]>;

const id = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';

/** Accounts, people and their licences: every resource comes back as it was sent. */
export const peopleReadings: Record<string, Reading> = {
  'GET /v1/agreements': async (door, body) => [
    await agreementDocuments.agreementMetadata(door, '*'),
    body?.items,
  ],
  'GET /v1/customers/{}/agreements': async (door, body) => [
    await agreementDocuments.agreementsOf(door, id, '*'),
    body.items,
  ],
  'GET /v1/profiles/mpn': async (door, body) => [
    await partnerProfiles.mpnProfile(door),
    body.mpnId ? body : undefined,
  ],
  'GET /v1/auditrecords': async (door, body) => [
    await collect(auditRecords.auditRecords(door, { startDate: '2017-06-01' })),
    body.items,
  ],
  'GET /v1/analytics/licenses/deployment': async (door, body) => [
    await licenceInsights.licenceDeployment(door),
    body.items,
  ],
  'GET /v1/analytics/licenses/usage': async (door, body) => [
    await licenceInsights.licenceUsage(door),
    body.items,
  ],
  'GET /v1/customers/{}/analytics/licenses/deployment': async (door, body) => [
    await licenceInsights.customerLicenceDeployment(door, id),
    body.items,
  ],
  'GET /v1/customers/{}/analytics/licenses/usage': async (door, body) => [
    await licenceInsights.customerLicenceUsage(door, id),
    body.items,
  ],
  'GET /v1/customers/{}/directoryroles': async (door, body) => [
    await directoryRoles.directoryRoles(door, id),
    body.items,
  ],
  'GET /v1/customers/{}/directoryroles/{}/usermembers': async (door, body) => [
    await collect(directoryRoles.roleMembers(door, id, id)),
    body.items,
  ],
  'POST /v1/customers/{}/directoryroles/{}/usermembers': async (door, body) => [
    await directoryRoles.addRoleMember(door, id, id, { id, displayName: '', userPrincipalName: '' }),
    body,
  ],
  'GET /v1/customers/{}/profiles/company': async (door, body) => [
    await customerProfiles.companyProfile(door, id),
    body,
  ],
  'GET /v1/customers/{}/relationships': async (door, body) => [
    await customerRelationships.resellersOfCustomer(door, id),
    body.items,
  ],
  'PATCH /v1/customers/{}': async (door, body) => [
    await customerRelationships.removeRelationship(door, id),
    body.RelationshipToPartner,
  ],
  'GET /v1/customers/{}/subscribedskus': async (door, body) => [
    await subscribedSkus.subscribedSkus(door, id),
    body.items,
  ],
  'GET /v1/customers/{}/transfers/{}': async (door, body) => [await transfers.transfer(door, id, id), body],
  'PATCH /v1/customers/{}/transfers/{}': async (door, body) => [
    await legacyTransfers.rejectTransfer(door, id, id),
    body,
  ],
  'GET /v1/customers/{}/users': async (door, body) => [await collect(users.users(door, id)), body.items],
  'GET /v1/customers/{}/users/{}': async (door, body) => [await users.user(door, id, id), body],
  'PATCH /v1/customers/{}/users/{}': async (door, body) => [await users.restoreUser(door, id, id), body],
  'GET /v1/customers/{}/users/{}/directoryroles': async (door, body) => [
    await directoryRoles.rolesOfUser(door, id, id),
    body.items,
  ],
  'GET /v1/customers/{}/users/{}/licenses': async (door, body) => [
    await userLicences.userLicences(door, id, id),
    body.items,
  ],
  'POST /v1/customers/{}/users/{}/licenseupdates': async (door, body) => [
    await userLicences.updateUserLicences(door, id, id, { assign: [{ skuId: id }] }),
    body,
  ],
};
