import type { Context } from '../context.ts';

/** A person cannot do this; the message says why. */
export class NotPossible extends Error {}

/**
 * The customer takes the partner as its reseller, or (provider and reseller in one link) both.
 * @returns false when the relationship existed already
 * @throws NotPossible for an unknown tenant or partner
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
  const id = `${partner.id}|${tenant.id}`;
  const known = world.relationships.get(id);
  if (known) return false;
  world.relationships.put({
    id,
    partnerTenantId: partner.id,
    tenantId: tenant.id,
    ...(resellerTenantId !== undefined && { resellerTenantId: resellerTenantId.toLowerCase() }),
    gdapRoles: [],
    since: at,
  });
  world.audit.put({
    id: `${partner.id}_${tenant.id}_create_partner_customer_relationship_${world.newHex('audit', 12)}`,
    partnerId: partner.id,
    customerId: tenant.id,
    customerName: tenant.companyName,
    resourceType: 'partner_customer_relationship',
    operationType: 'create_partner_relationship',
    operationDate: at,
    correlationId: world.newId('correlation'),
    details: { Relationship: 'reseller' },
  });
  return true;
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
