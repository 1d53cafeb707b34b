import { addDuration, sameRegion } from '@concord/rules';
import type { Context } from '../context.ts';
import { keepGdap, recordGdap } from '../gdap.ts';
import { recordFor } from '../partner-center/audit.ts';

/** A person cannot do this; the message says why. */
export class NotPossible extends Error {}

/**
 * The customer takes the partner as its reseller, or (provider and reseller in one link) both.
 * @returns false when the relationship existed already
 * @throws NotPossible for an unknown tenant or partner, or one of another region
 * @see https://learn.microsoft.com/partner-center/regional-authorization-overview
 */
export function acceptRelationship(
  context: Context,
  tenantId: string,
  partnerId: string,
  resellerTenantId?: string,
): boolean {
  const { world } = context;
  const at = context.clock.now();
  const tenant = world.tenants.get(tenantId.toLowerCase());
  const partner = world.partners.get(partnerId.toLowerCase());
  if (!tenant) throw new NotPossible('There is no such tenant.');
  if (!partner) throw new NotPossible('There is no such partner.');
  if (!sameRegion(partner.country, tenant.country))
    throw new NotPossible('The partner may not sell in the region of the organization.');
  const id = `${partner.id}|${tenant.id}`;
  const known = world.relationships.get(id);
  if (known) return false;
  world.relationships.put({
    id,
    partnerTenantId: partner.id,
    tenantId: tenant.id,
    ...(resellerTenantId !== undefined && { resellerTenantId: resellerTenantId.toLowerCase() }),
    since: at,
  });
  recordFor(context, {
    partnerId: partner.id,
    customer: { id: tenant.id, name: tenant.companyName },
    resourceType: 'partner_customer_relationship',
    operationType: 'create_partner_relationship',
    details: { Relationship: 'reseller' },
  });
  return true;
}

/**
 * A global administrator of the customer approves delegated-admin rights; the roles work when the relationship is active
 * and the partner assigned them.
 * @throws NotPossible for an unknown tenant, or a request that does not wait for this customer
 */
export function approveGdap(context: Context, gdapId: string, tenantId: string): void {
  const gdap = context.world.gdap.get(gdapId.toLowerCase());
  const tenant = context.world.tenants.get(tenantId.toLowerCase());
  if (!tenant) throw new NotPossible('There is no such tenant.');
  if (gdap?.status !== 'approvalPending') throw new NotPossible('The request does not wait for approval.');
  if (gdap.tenantId !== undefined && gdap.tenantId !== tenant.id)
    throw new NotPossible('The request is meant for another customer.');
  const settlesAt = addDuration(context.clock.now(), context.world.settings().provisioning);
  const approved = keepGdap(context, { ...gdap, tenantId: tenant.id, status: 'activating', settlesAt });
  recordGdap(context, approved, 'relationship', 'approved');
}

/**
 * The signatory accepts the agreement on the attestation's page. Doing it again changes nothing.
 * @throws NotPossible for an unknown attestation
 */
export function acceptAttestation(context: Context, attestationId: string): void {
  const attestation = context.world.attestations.get(attestationId.toLowerCase());
  if (!attestation) throw new NotPossible('There is no such attestation.');
  if (attestation.status !== 'created') return;
  context.world.attestations.put({ ...attestation, status: 'accepted', acceptedAt: context.clock.now() });
}
