import type { Door } from '../call.ts';
import { partnerPeople } from '../partner-center/people.ts';
import { partnerSync } from '../partner-center/sync.ts';
import { partnerTransfers } from '../partner-center/transfer-desk.ts';
import type { DemoPartner } from './open-partner.ts';

/** The ports of sync, people and transfers over the door of a partner of the demo seed. */
export function openPorts(door: Door, { tenantId, applicationId }: DemoPartner) {
  const parts = { partnerTenantId: tenantId, applicationId };
  return {
    sync: partnerSync(door, parts),
    people: partnerPeople(door, parts),
    transfers: partnerTransfers(door, parts),
  };
}
