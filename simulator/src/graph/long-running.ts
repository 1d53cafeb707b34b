import { addDuration } from '@concord/rules';
import type { Gdap, GdapOperation } from '../entities.ts';
import type { Answer } from '../exchange.ts';
import { keepGdap } from '../gdap.ts';
import { operationResource } from './gdap-resource.ts';
import type { GraphCall } from './operation.ts';

/** When what a call asked for is done. */
export const settling = (call: GraphCall): string => addDuration(call.at, call.world.settings().provisioning);

/** Keeps the changed relationship and answers 202 with the address at which the operation can be watched. */
export function startOperation(
  call: GraphCall,
  changed: Gdap,
  operationType: GdapOperation['operationType'],
  data: object,
): Answer {
  const operation: GdapOperation = {
    id: call.world.newId('operation'),
    operationType,
    status: 'running',
    data: JSON.stringify(data),
    createdAt: call.at,
    modifiedAt: call.at,
    settlesAt: settling(call),
  };
  keepGdap(call, { ...changed, operations: [...changed.operations, operation] });
  const location = `${call.base}/tenantRelationships/delegatedAdminRelationships/${changed.id}/operations/${operation.id}`;
  return {
    status: 202,
    body: operationResource(operation),
    headers: { location, 'retry-after': '10' },
  };
}
