import type { Door } from '../call.ts';
import type { CommerceApi } from '../commerce.ts';
import { type Service, served } from '../served.ts';
import { agreementAccepted, agreementTerms } from './agreements.ts';
import { attestation, bindAgreement, startAttestation } from './attestations.ts';
import { catalogue, licenceProducts } from './catalogue.ts';
import { subscriptionChanges } from './commerce-changes.ts';
import { cart, checkout, createCart, order, ordersOf } from './commerce-ordering.ts';
import { subscriptionBy, subscriptionsOf } from './commerce-subscription.ts';
import { transition, transitionOptions, transitionsOf } from './commerce-transitions.ts';
import { partnerAgreementSigned } from './compliance.ts';
import { createTenant, findTenant, tenant, tenants } from './customers.ts';
import { domain } from './domains.ts';
import { partner } from './profiles.ts';
import { indirectResellers, invitationLink } from './relationships.ts';
import { checkResellers } from './resellers.ts';
import { resetPassword } from './user-passwords.ts';
import { users } from './users.ts';
import { checkAddress, countryRules } from './validations.ts';

/**
 * Partner Center as the port that orders, subscriptions and sync use.
 * @param defaults for calls that do not say it themselves: whom the budget serves first, and how to give up
 */
export function partnerCenter(door: Door, defaults: Service = {}): CommerceApi {
  const through = served(door, defaults);
  return {
    domain: (...rest) => domain(through, ...rest),
    countryRules: (...rest) => countryRules(through, ...rest),
    checkAddress: (...rest) => checkAddress(through, ...rest),
    createTenant: (...rest) => createTenant(through, ...rest),
    findTenant: (...rest) => findTenant(through, ...rest),
    tenant: (...rest) => tenant(through, ...rest),
    resetPassword: (...rest) => resetPassword(through, ...rest),
    agreementTerms: (...rest) => agreementTerms(through, ...rest),
    agreementAccepted: (...rest) => agreementAccepted(through, ...rest),
    startAttestation: (...rest) => startAttestation(through, ...rest),
    attestation: (...rest) => attestation(through, ...rest),
    bindAgreement: (...rest) => bindAgreement(through, ...rest),
    catalogue: (...rest) => catalogue(through, ...rest),
    products: (...rest) => licenceProducts(through, ...rest),
    createCart: (...rest) => createCart(through, ...rest),
    cart: (...rest) => cart(through, ...rest),
    checkout: (...rest) => checkout(through, ...rest),
    order: (...rest) => order(through, ...rest),
    orders: (...rest) => ordersOf(through, ...rest),
    subscription: (...rest) => subscriptionBy(through, ...rest),
    subscriptions: (...rest) => subscriptionsOf(through, ...rest),
    tenants: () => tenants(through),
    people: (...rest) => users(through, ...rest),
    ...subscriptionChanges(through),
    transitionOptions: (...rest) => transitionOptions(through, ...rest),
    transition: (...rest) => transition(through, ...rest),
    transitions: (...rest) => transitionsOf(through, ...rest),
    partner: (...rest) => partner(through, ...rest),
    partnerAgreementSigned: (...rest) => partnerAgreementSigned(through, ...rest),
    invitationLink: (...rest) => invitationLink(through, ...rest),
    indirectResellers: (...rest) => indirectResellers(through, ...rest),
    checkResellers: (...rest) => checkResellers(through, ...rest),
  };
}
