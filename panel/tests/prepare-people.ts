import { demoPartners } from '@concord/microsoft/testing/demo-partners';
import { operatorScope } from '../../service/src/db/database.ts';
import { newId } from '../../service/src/db/ids.ts';
import type { House } from '../../service/src/testing/house.ts';

const { tenantId, domain } = demoPartners['an indirect provider'].customer;

/** A tenant in which the partner holds delegated rights. */
export const peopled = { tenantId, domain };

export const businessStandard = 'f245ecc8-75af-4f8e-b61f-27d8114de5f3';
export const powerAutomate = 'f30db892-07e9-47e9-837c-80727f46fd3d';

/**
 * Binds the demo's customer, since a day ago, to a tenant in which the partner may read and change people, with two seats of one licence
 * and ten of another.
 * @returns the binding's id, and the customer's
 */
export async function plantTenant(house: House): Promise<{ bindingId: string; customerId: string }> {
  const session = await house.customer('GET /session');
  const customerId = session.member.customerId ?? '';
  const bindingId = newId();
  const { context } = house.service;
  await context.db.in(operatorScope, async (tx) => {
    const { resellerId } = await tx
      .selectFrom('customers')
      .select('resellerId')
      .where('id', '=', customerId)
      .executeTakeFirstOrThrow();
    const { partnerAccountId } = await tx
      .selectFrom('settingsSets')
      .select('partnerAccountId')
      .executeTakeFirstOrThrow();
    const boundAt = new Date(context.clock.now().getTime() - 24 * 3_600_000);
    const tenant = { tenantId, domain, origin: 'existing', boundAt };
    await tx
      .insertInto('bindings')
      .values({ id: bindingId, resellerId, customerId, partnerAccountId, ...tenant })
      .execute();
  });
  plantLicence(house, businessStandard, 'Microsoft 365 Business Standard', 2);
  plantLicence(house, powerAutomate, 'Power Automate Free', 10);
  return { bindingId, customerId };
}

/** Gives the partner's agents rights in the tenants of the demo's customer, and lets them come into force. */
export async function getRights(house: House): Promise<void> {
  const { member } = await house.customer('GET /session');
  const { bindings } = await house.operator('GET /customers/:id', {
    params: { id: member.customerId ?? '' },
  });
  for (const { id } of bindings) await house.operator('POST /bindings/:id/access', { params: { id } });
  house.simulator.clock.advance('PT1H');
}

/** Seats of a licence in the tenant, as if another seller had sold them. */
export function plantLicence({ simulator }: House, skuId: string, name: string, active: number): void {
  simulator.world.tenantSkus.put({
    id: `${tenantId}_${skuId}`,
    tenantId,
    skuId,
    name,
    skuPartNumber: name.toUpperCase().replaceAll(' ', '_'),
    licenseGroupId: 'group1',
    active,
    warning: 0,
    suspended: 0,
  });
}
