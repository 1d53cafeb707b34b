import { addDuration } from '@concord/rules';
import type { Attachment, Order } from '../entities.ts';
import type { SentFile } from '../form-data.ts';
import { type CustomerCall, created, type Operation, ok } from './operation.ts';
import { orderOf } from './orders.ts';
import { refuse } from './refusal.ts';
import { attributes, collection } from './resource.ts';

const source =
  'https://learn.microsoft.com/partner-center/developer/attaching-purchase-order-and-completing-po-details';

const types: Record<string, Attachment['attachmentType']> = {
  pofiles: 'POAttachment',
  tenderfiles: 'TenderAttachment',
};

const resource = ({ id, fileName, sizeInKB, attachmentType }: Attachment) => ({
  attachmentId: id,
  fileName,
  sizeInKB,
  attachmentType,
  attributes: attributes('OrderAttachment'),
});

/** The metadata, in parts of their own or as JSON in one part `metadata`. */
function metadataOf({ body }: CustomerCall): Record<string, unknown> {
  const names = ['customerPrice', 'fxRate', 'currency', 'isPartOfTender', 'tenderLink'];
  const single = body.text('metadata');
  let parsed: Record<string, unknown> = {};
  try {
    if (single !== undefined) parsed = JSON.parse(single) as Record<string, unknown>;
  } catch {
    throw refuse(400, 900254, 'The metadata of the documents cannot be read.');
  }
  const given = Object.fromEntries(Object.entries(parsed).map(([name, one]) => [name.toLowerCase(), one]));
  return Object.fromEntries(names.map((name) => [name, body.text(name) ?? given[name.toLowerCase()]]));
}

/**
 * Takes the purchase order of an order that waits for one, and the documents of a tender where it is part of one.
 * @throws Refusal 400 900252 without a purchase order, 900253 without tender documents, 900254 without metadata
 */
function attach(call: CustomerCall) {
  const order = orderOf(call);
  const { world, body, at } = call;
  const metadata = metadataOf(call);
  if (metadata['customerPrice'] === undefined || metadata['currency'] === undefined)
    throw refuse(400, 900254, 'The metadata of the documents is missing.');
  const sent = ((body.raw('files') ?? []) as SentFile[]).map((file) => ({
    ...file,
    attachmentType: types[file.part.toLowerCase()],
  }));
  if (!sent.some((file) => file.attachmentType === 'POAttachment'))
    throw refuse(400, 900252, 'The purchase order is missing.');
  const isTender = String(metadata['isPartOfTender']).toLowerCase() === 'true';
  if (isTender && !sent.some((file) => file.attachmentType === 'TenderAttachment'))
    throw refuse(400, 900253, 'The documents of the tender are missing.');
  const kept = sent.flatMap(({ attachmentType, fileName, sizeInKB, content }) =>
    attachmentType
      ? world.attachments.put({
          id: world.newId('attachment'),
          orderId: order.id,
          fileName,
          sizeInKB,
          attachmentType,
          content,
        })
      : [],
  );
  if (order.status === 'pending_po_upload') goOn(call, order, at);
  return created(collection(kept.map(resource)));
}

/** The documents are there: the order goes on as others do. */
function goOn({ world }: CustomerCall, order: Order, at: string): void {
  world.orders.put({ ...order, status: 'po_upload_complete' });
  world.due.put({
    id: world.newId('due'),
    at: addDuration(at, world.settings().provisioning),
    kind: 'provision-order',
    ref: order.id,
  });
}

export const attachmentOperations: Operation[] = [
  {
    method: 'POST',
    path: '/customers/:cid/orders/:oid/attachment',
    of: 'customer',
    auth: 'any',
    source,
    models: 'purchase orders and tenders of an order that waits for them; 900252–900254',
    handle: attach,
  },
  {
    method: 'GET',
    path: '/customers/:cid/orders/:oid/attachments',
    of: 'customer',
    auth: 'any',
    source,
    models: 'what was uploaded',
    handle: (call) => ok(collection(call.world.attachments.where('order', orderOf(call).id).map(resource))),
  },
  {
    method: 'GET',
    path: '/customers/:cid/orders/:oid/attachment/:attachmentId',
    of: 'customer',
    auth: 'any',
    source,
    models: 'the file',
    handle(call) {
      const file = call.world.attachments.get(call.params['attachmentId']?.toLowerCase());
      if (file?.orderId !== orderOf(call).id) throw refuse(404, 20000, 'The document was not found.');
      return {
        status: 200,
        bytes: Buffer.from(file.content, 'base64'),
        headers: {
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename=${encodeURIComponent(file.fileName)}`,
        },
      };
    },
  },
];
