import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { count, type Json } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { each, reader } from './resource.ts';

/** What an order with status `pending_po_upload` waits for. */
export interface PurchaseOrderDocuments {
  customerPrice: string;
  fxRate?: string;
  currency: string;
  isPartOfTender: boolean;
  tenderLink?: string;
  purchaseOrders: File[];
  tenders?: File[];
}

/** @see https://learn.microsoft.com/partner-center/developer/order-resources */
export interface OrderAttachment extends Json {
  attachmentId: string;
  fileName: string;
  sizeInKB?: number;
  /** `POAttachment` or `TenderAttachment` */
  attachmentType: string;
}

const attachmentResource = reader<OrderAttachment>(['attachmentId'], { sizeInKB: count });

/**
 * Uploads a customer's purchase order, and what belongs to a tender: files or a link to them.
 * @throws MicrosoftError 900252, 900253, 900254
 * @see https://learn.microsoft.com/partner-center/developer/attaching-purchase-order-and-completing-po-details
 */
export async function attachDocuments(
  door: Door,
  tenantId: string,
  orderId: string,
  documents: PurchaseOrderDocuments,
  ids: CallIds,
): Promise<OrderAttachment[]> {
  const { purchaseOrders, tenders = [], ...metadata } = documents;
  const form = new FormData();
  form.append('metadata', JSON.stringify(metadata));
  for (const file of purchaseOrders) form.append('POFiles', file, file.name);
  for (const file of tenders) form.append('TenderFiles', file, file.name);
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/orders/${orderId}/attachment`,
    as: 'app',
    ids,
    body: form,
    read: each(attachmentResource),
  });
  return body;
}

/** @see https://learn.microsoft.com/partner-center/developer/attaching-purchase-order-and-completing-po-details */
export async function attachments(door: Door, tenantId: string, orderId: string): Promise<OrderAttachment[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/orders/${orderId}/attachments`,
    as: 'app',
    read: attachmentResource,
  });
}

/** The file itself. @see https://learn.microsoft.com/partner-center/developer/attaching-purchase-order-and-completing-po-details */
export async function attachment(
  door: Door,
  tenantId: string,
  orderId: string,
  attachmentId: string,
): Promise<Uint8Array> {
  const { body } = await door.call<Uint8Array>({
    method: 'GET',
    path: at`/v1/customers/${tenantId}/orders/${orderId}/attachment/${attachmentId}`,
    as: 'app',
    headers: { Accept: '*/*' },
    file: true,
  });
  return body;
}
