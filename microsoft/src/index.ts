export type { AccessToken } from './access-token.ts';
export {
  type Budget,
  type BudgetParts,
  block,
  createBudget,
  createPacedBudget,
  type Limits,
  type Pacer,
  type Priority,
} from './budget.ts';
export type { Call, Door, Exchange, Reply } from './call.ts';
export { type Claims, readClaims } from './claims.ts';
export type { ApplicationCertificate } from './client-proof.ts';
export { type Cloud, cloud, type Environment, type Service } from './clouds.ts';
export type * from './commerce.ts';
export { type Consent, type ConsentRequest, createPkce, createState } from './consent.ts';
export { explain } from './error-codes.ts';
export { type Fault, MicrosoftError, type OwnCode, type Remedy } from './errors.ts';
export { newPace, type Pace, rate, refuse, reserve, type Slots } from './pace.ts';
export { allItems, everyItem, type ListCall } from './paging.ts';
export { partnerCenter } from './partner-center/commerce.ts';
export { partnerPeople } from './partner-center/people.ts';
export { type PartnerParts, partnerSync } from './partner-center/sync.ts';
export { partnerTransfers } from './partner-center/transfer-desk.ts';
export { at, filter, filters } from './path.ts';
export { createDoor, type DoorParts } from './request.ts';
export type { RetryPolicy } from './retry.ts';
export type * from './sync.ts';
export type { Application, EndpointVersion } from './token-endpoint.ts';
export type { TokenSecrets } from './token-secrets.ts';
export { createTokens, type TokenKind, type TokenRequest, type Tokens, type TokensParts } from './tokens.ts';
export type { Timeouts } from './transport.ts';
