import type { Order, Subscription } from '../entities.ts';
import { uuidOf } from '../ids.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { attributes, collection, link } from './resource.ts';
import { soldTo } from './subscriptions.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const artifact = '/customers/:cid/artifacts/:type/groups/:group/lineitems/:line/resource/:resource';

/** Types of entitlements, by the kind of what was bought. */
const types: Partial<Record<Subscription['kind'], string>> = {
  perpetual: 'software',
  software: 'software',
  'azure-reservation': 'reservedinstance',
};

/** The name that reservations of machines had first; who asks by it gets the answers of then. */
const firstName = 'virtualmachinereservedinstance';

const isOfMachines = ({ offerName }: Subscription) => !/sql/i.test(offerName);

/** Subscriptions that are entitlements of this type; without one, of every type. */
function entitling(call: CustomerCall, type: string | undefined): Subscription[] {
  return soldTo(call).filter((one) => {
    if (types[one.kind] === undefined || !['active', 'suspended'].includes(one.status)) return false;
    if (type === firstName) return one.kind === 'azure-reservation' && isOfMachines(one);
    return type === undefined || types[one.kind] === type;
  });
}

/** Ids of a reservation at Azure: of its order there and of itself. */
const azureIds = ({ id }: Subscription) => ({
  group: uuidOf(`reservation-order/${id}`).replaceAll('-', ''),
  resource: uuidOf(`reservation/${id}`),
});

function artifactOf(one: Subscription, type: string) {
  const { group, resource } = azureIds(one);
  const place = `/groups/${group}/lineitems/${one.id}/resource/${resource}`;
  return {
    link: link(`/customers/${one.tenantId}/artifacts/${type.replaceAll('_', '')}${place}`),
    resourceId: resource,
    artifactType: type,
    ...(type !== 'virtual_machine_reserved_instance' && {
      dynamicAttributes: { reservationType: isOfMachines(one) ? 'virtualmachines' : 'sqldatabases' },
    }),
  };
}

function lineOf(order: Order | undefined, { id }: Subscription) {
  const line = order?.lines.find((its) => its.subscriptionId === id);
  return { lineItemId: String(line?.lineItemNumber ?? 0) };
}

/** @see https://learn.microsoft.com/partner-center/developer/entitlement-resources */
function resource(call: CustomerCall, one: Subscription, asked: string | undefined) {
  const [productId, skuId] = one.offerId.split(':');
  const type = asked === firstName ? 'virtual_machine_reserved_instance' : (types[one.kind] ?? '');
  // What is bought once for good never expires.
  const expires = call.query['showexpiry']?.toLowerCase() === 'true' && one.kind !== 'perpetual';
  return {
    includedEntitlements: [],
    referenceOrder: {
      id: one.orderId,
      ...lineOf(call.world.orders.get(one.orderId), one),
      alternateId: one.orderId,
    },
    productId,
    quantity: one.quantity,
    entitledArtifacts: one.kind === 'azure-reservation' ? [artifactOf(one, type)] : [],
    skuId,
    entitlementType: type,
    ...(expires && { expiryDate: `${one.commitmentEndDate}T00:00:00Z` }),
    attributes: attributes('Entitlement'),
  };
}

/** The reservation behind an artifact's link. @throws Refusal 404 800037 */
function reservationDetails(call: CustomerCall) {
  const { type = '', line = '', group, resource: id } = call.params;
  const asked = type.toLowerCase();
  const one = entitling(call, asked).find((its) => its.id === line.toLowerCase());
  const ids = one?.kind === 'azure-reservation' ? azureIds(one) : undefined;
  if (!one || ids?.group !== group?.toLowerCase() || ids?.resource !== id?.toLowerCase())
    throw refuse(404, 800037, 'The artifact was not found.');
  const reservation = {
    reservationId: uuidOf(`reserved/${one.id}`),
    scopeType: 'Shared',
    displayName: one.friendlyName,
    quantity: one.quantity,
    expiryDateTime: `${one.commitmentEndDate}T00:00:00`,
    effectiveDateTime: one.startedAt,
    provisioningState: 'Created',
  };
  if (asked === firstName)
    return ok({ type: 'virtual_machine_reserved_instance', virtualMachineReservations: [reservation] });
  return ok({ type: asked, reservations: [reservation] });
}

export const entitlementOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/entitlements',
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-a-collection-of-entitlements`,
    models:
      'software and reservations; `entitlementType`, also under its first name; `showExpiry`; an unknown type gives nothing [U]',
    handle(call) {
      const type = call.query['entitlementtype']?.toLowerCase().replaceAll('_', '');
      return ok(collection(entitling(call, type).map((one) => resource(call, one, type))));
    },
  },
  {
    method: 'GET',
    path: artifact,
    of: 'customer',
    auth: 'user',
    source: `${docs}/get-a-collection-of-entitlements`,
    models: 'details of a reservation, in both forms; 404 800037 [U: the code for an unknown one is assumed]',
    handle: reservationDetails,
  },
];
