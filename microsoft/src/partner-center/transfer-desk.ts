import type { Door } from '../call.ts';
import { text } from '../fields.ts';
import { type Service, served } from '../served.ts';
import type { PartnerTransfer, TransferApi } from '../sync.ts';
import { offerTransfer, transferEligibility } from './legacy-transfers.ts';
import { partnerTransfer } from './partner-transfer.ts';
import { accept, lineItem, reject, withdraw } from './transfer-verbs.ts';
import { createTransfer, transfer, transfers } from './transfers.ts';

export interface TransferParts extends Service {
  /** The partner's own tenant. */
  partnerTenantId: string;
}

/** Partner Center as the port of the transfers desk: new commerce and legacy in one face. */
export function partnerTransfers(door: Door, parts: TransferParts): TransferApi {
  const through = served(door, parts);
  const own = parts.partnerTenantId;
  return {
    transfers: (tenantId) => transfersOf(through, own, tenantId),
    async transfer(tenantId, transferId) {
      const found = await transfer(through, tenantId, transferId);
      return found && partnerTransfer(found, own);
    },
    async request(tenantId, { customerEmail, productTypes, mpnId, ...wanted }, ids) {
      const asked = {
        ...wanted,
        customerEmailId: customerEmail,
        targetPartnerTenantId: own,
        targetProductTypes: productTypes,
        partnerOnRecord: mpnId,
      };
      return partnerTransfer(await createTransfer(through, tenantId, asked, ids), own);
    },
    async offer(tenantId, { targetPartnerTenantId, lines }, ids) {
      const lineItems = lines.map(lineItem);
      const offer = { sourcePartnerTenantId: own, targetPartnerTenantId, lineItems };
      return partnerTransfer(await offerTransfer(through, tenantId, offer, ids), own);
    },
    async offerable(tenantId) {
      const found = await transferEligibility(through, tenantId);
      return found.map(({ id, isEligible, reason }) => ({
        subscriptionId: id.toLowerCase(),
        eligible: isEligible,
        reason: text(reason) || undefined,
      }));
    },
    accept: (...rest) => accept(through, own, ...rest),
    reject: (...rest) => reject(through, own, ...rest),
    withdraw: (...rest) => withdraw(through, own, ...rest),
  };
}

/** All of a customer's transfers in which this partner has a part. */
export async function transfersOf(door: Door, own: string, tenantId: string): Promise<PartnerTransfer[]> {
  return (await transfers(door, tenantId)).map((one) => partnerTransfer(one, own));
}
