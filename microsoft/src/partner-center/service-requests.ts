import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import type { Json } from '../fields.ts';
import { everyItem } from '../paging.ts';
import { at } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { reader } from './resource.ts';

/** A support case of the partner. Some answers give severity and status as numbers; they stay as they are. */
export interface ServiceRequest extends Json {
  id: string;
  title?: string;
  description?: string;
  /** `critical`, `moderate`, `minimal`, `unknown`, or their number. */
  severity?: string | number;
  /** `none`, `open`, `closed`, `attention_needed`, or their number. */
  status?: string | number;
  supportTopicId?: string;
  supportTopicName?: string;
  createdDate?: string;
  lastModifiedDate?: string;
  lastClosedDate?: string;
  notes?: (Json & { createdByName?: string; createdDate?: string; text: string })[];
}

const serviceRequestResource = reader<ServiceRequest>(['id']);

/** @see https://learn.microsoft.com/partner-center/developer/service-request-resources */
export function serviceRequests(door: Door): AsyncGenerator<ServiceRequest, void, undefined> {
  return everyItem(door, { path: '/v1/servicerequests', as: 'user', read: serviceRequestResource });
}

/** @see https://learn.microsoft.com/partner-center/developer/get-all-service-requests-for-a-customer */
export function serviceRequestsOfCustomer(
  door: Door,
  tenantId: string,
): AsyncGenerator<ServiceRequest, void, undefined> {
  return everyItem(door, {
    path: at`/v1/customers/${tenantId}/servicerequests`,
    as: 'user',
    read: serviceRequestResource,
  });
}

/** `undefined` when Microsoft does not know it. @see https://learn.microsoft.com/partner-center/developer/get-service-request-details-by-id */
export async function serviceRequest(door: Door, requestId: string): Promise<ServiceRequest | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/v1/servicerequests/${requestId}`,
    as: 'user',
    expect: [404],
    read: unlessAbsent(serviceRequestResource),
  });
  return body;
}

/**
 * Changes what is named and leaves the rest; `newNote` adds a note.
 * @see https://learn.microsoft.com/partner-center/developer/update-a-service-request
 */
export async function updateServiceRequest(
  door: Door,
  requestId: string,
  change: Json & { newNote?: { text: string } },
  ids: CallIds,
): Promise<ServiceRequest> {
  const { body } = await door.call({
    method: 'PATCH',
    path: at`/v1/servicerequests/${requestId}`,
    as: 'user',
    ids,
    body: change,
    read: serviceRequestResource,
  });
  return body;
}
