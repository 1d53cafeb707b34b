import { type GdapProblem, gdapChangeProblem, gdapProblem } from '@concord/rules';
import type { Gdap } from '../entities.ts';
import { keepGdap, newGdap } from '../gdap.ts';
import { gdapResource, rolesIn } from './gdap-resource.ts';
import { startOperation } from './long-running.ts';
import { checkMatch, entity, type GraphCall, type GraphOperation, needText, partnerOf } from './operation.ts';
import { filtered, page } from './pages.ts';
import { badRequest, GraphRefusal } from './refusal.ts';

const docs = 'https://learn.microsoft.com/graph/api';
const root = '/tenantRelationships/delegatedAdminRelationships';
const set = 'tenantRelationships/delegatedAdminRelationships';
/** @see https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadminrelationships */
export const gdapPages = { usual: 300, most: 300 };

const texts: Record<GdapProblem, string> = {
  name: 'displayName must have 1 to 50 characters.',
  duration: 'duration must be between P1D and P2Y.',
  roles: 'accessDetails must name at least one role.',
  'auto-extend': 'autoExtendDuration must be PT0S or P180D.',
  'auto-extend-with-global-administrator':
    'A relationship with Global Administrator cannot be extended automatically.',
  locked: 'The relationship cannot be changed in its present status.',
};

/** @throws GraphRefusal 404 for a relationship that is not the partner's */
export function gdapOf(call: GraphCall): Gdap {
  const partner = partnerOf(call);
  const gdap = call.world.gdap.get(call.params['gdapId']?.toLowerCase());
  if (gdap?.partnerTenantId !== partner.id)
    throw new GraphRefusal(404, 'notFound', 'The delegated admin relationship was not found.');
  return gdap;
}

/** @throws GraphRefusal 409 when another relationship of the partner has the name */
function checkName({ world }: GraphCall, partnerId: string, name: string, own?: string): void {
  const taken = world.gdap
    .where('partner', partnerId)
    .some((one) => one.id !== own && one.displayName.toLowerCase() === name.toLowerCase());
  if (taken) throw new GraphRefusal(409, 'conflict', 'Another relationship has this display name.');
}

function create(call: GraphCall) {
  const partner = partnerOf(call);
  const { body, world, at } = call;
  const autoExtendDuration = body.text('autoExtendDuration');
  const wanted = {
    displayName: needText(body, 'displayName'),
    duration: needText(body, 'duration'),
    roles: rolesIn(body),
    ...(autoExtendDuration !== undefined && { autoExtendDuration }),
  };
  const problem = gdapProblem(wanted);
  if (problem) throw badRequest(texts[problem]);
  checkName(call, partner.id, wanted.displayName);
  const tenantId = body.object('customer').text('tenantId')?.toLowerCase();
  if (tenantId !== undefined && !world.tenants.get(tenantId))
    throw badRequest('There is no tenant with the id of the customer.');
  const gdap = world.gdap.put(
    newGdap(`${world.newId('gdap')}-${partner.id}`, at, {
      ...wanted,
      partnerTenantId: partner.id,
      ...(tenantId !== undefined && { tenantId }),
      status: 'created',
    }),
  );
  return {
    status: 201,
    body: { '@odata.context': `${call.base}/$metadata#${set}/$entity`, ...gdapResource(world, gdap) },
    headers: { location: `${call.base}${root}/${gdap.id}` },
  };
}

function update(call: GraphCall) {
  const { body, world } = call;
  const gdap = gdapOf(call);
  checkMatch(call, gdap.version);
  const roles = body.has('accessDetails') ? rolesIn(body) : undefined;
  const autoExtendDuration = body.text('autoExtendDuration');
  const displayName = body.text('displayName');
  const duration = body.text('duration');
  const tenantId = body.object('customer').text('tenantId')?.toLowerCase();
  const problem = gdapChangeProblem(gdap, {
    ...(autoExtendDuration !== undefined && { autoExtendDuration }),
    ...(roles && { roles }),
    other: displayName !== undefined || duration !== undefined || tenantId !== undefined,
  });
  if (problem) throw badRequest(texts[problem]);
  const changed: Gdap = {
    ...gdap,
    ...(displayName !== undefined && { displayName }),
    ...(duration !== undefined && { duration }),
    ...(tenantId !== undefined && { tenantId }),
    ...(roles && { roles }),
    ...(autoExtendDuration !== undefined && { autoExtendDuration }),
  };
  if (gdap.status === 'created') {
    const wrong = gdapProblem(changed);
    if (wrong) throw badRequest(texts[wrong]);
    checkName(call, gdap.partnerTenantId, changed.displayName, gdap.id);
  }
  // Taking Global Administrator out of an active relationship takes its time.
  if (gdap.status === 'active' && roles)
    return startOperation(call, changed, 'delegatedAdminRelationshipUpdate', gdapResource(world, changed));
  return entity(call, set, gdapResource(world, keepGdap(call, changed)));
}

function remove(call: GraphCall) {
  const gdap = gdapOf(call);
  checkMatch(call, gdap.version);
  if (gdap.status !== 'created') throw badRequest('Only a relationship that is created can be deleted.');
  call.world.gdap.remove(gdap.id);
  return { status: 204 };
}

export const relationshipGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: root,
    source: `${docs}/tenantrelationship-list-delegatedadminrelationships`,
    models: 'paging, `$filter` with eq',
    handle(call) {
      const ours = call.world.gdap.where('partner', partnerOf(call).id);
      const items = ours.map((one) => gdapResource(call.world, one));
      return page(call, set, filtered(call, items), gdapPages);
    },
  },
  {
    method: 'POST',
    path: root,
    source: `${docs}/tenantrelationship-post-delegatedadminrelationships`,
    models:
      '1 to 730 days, unique name of 50 characters, extension by 180 days only without Global Administrator',
    handle: create,
  },
  {
    method: 'GET',
    path: `${root}/:gdapId`,
    source: `${docs}/delegatedadminrelationship-get`,
    models: 'unanswered for 90 days: expired; ends or rolls on by 180 days; revoked with a suspended partner',
    handle: (call) => entity(call, set, gdapResource(call.world, gdapOf(call))),
  },
  {
    method: 'PATCH',
    path: `${root}/:gdapId`,
    source: `${docs}/delegatedadminrelationship-update`,
    models:
      'If-Match is documented as required; without it the change passes, as clients in use send none [U]; stale 412; when active only extension and removal of Global Administrator (202)',
    handle: update,
  },
  {
    method: 'DELETE',
    path: `${root}/:gdapId`,
    source: `${docs}/delegatedadminrelationship-delete`,
    models:
      'If-Match is documented as required; without it the change passes, as clients in use send none [U]; stale 412; only when created',
    handle: remove,
  },
];
