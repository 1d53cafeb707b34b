import type { DomainSettings, Tenant } from '../entities.ts';
import { peopleOf } from '../people.ts';
import {
  defaultDomain,
  domainNames,
  domainOf,
  domainResource,
  rootOf,
  serviceRecords,
  verificationRecords,
  verifiedDomains,
} from './domain-resource.ts';
import { entity, type GraphCall, type GraphOperation, made, need, needText } from './operation.ts';
import { filtered, page } from './pages.ts';
import { badRequest, GraphRefusal } from './refusal.ts';

const docs = 'https://learn.microsoft.com/graph/api';
const without = (names: readonly string[] | undefined, name: string) =>
  (names ?? []).filter((one) => one !== name);

const asked = (call: GraphCall) => domainOf(call.tenant, call.params['domain']);

/** @throws GraphRefusal 400 when another tenant has proven that it owns the name (code [U]) */
function checkFree({ world, tenant }: GraphCall, name: string): void {
  const owner = world.domains.get(name);
  if (owner && owner.tenantId !== tenant.id)
    throw new GraphRefusal(400, 'Request_BadRequest', 'The domain is verified in another organization.');
}

function verified({ world }: GraphCall, tenant: Tenant, name: string): Tenant {
  world.domains.put({ id: name, tenantId: tenant.id });
  return world.tenants.put({
    ...tenant,
    customDomains: [...tenant.customDomains, name],
    unverifiedDomains: without(tenant.unverifiedDomains, name),
  });
}

function create(call: GraphCall) {
  need(call, 'manageDomains');
  const { world, tenant } = call;
  const name = needText(call.body, 'id').toLowerCase();
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name) || name.endsWith('.onmicrosoft.com'))
    throw badRequest('id must be the name of a domain of your own.');
  if (domainNames(tenant).includes(name))
    throw new GraphRefusal(409, 'Request_MultipleObjectsWithSameKeyValue', 'The domain is there already.');
  checkFree(call, name);
  const known = rootOf(tenant, name)
    ? verified(call, tenant, name)
    : world.tenants.put({ ...tenant, unverifiedDomains: [...(tenant.unverifiedDomains ?? []), name] });
  return made(call, 'domains', domainResource(known, name));
}

function verify(call: GraphCall) {
  need(call, 'manageDomains');
  const name = asked(call);
  if (verifiedDomains(call.tenant).includes(name)) throw badRequest('The domain is verified already.');
  checkFree(call, name);
  return entity(call, 'domains', domainResource(verified(call, call.tenant, name), name));
}

function update(call: GraphCall) {
  need(call, 'manageDomains');
  const { body, world, tenant } = call;
  const name = asked(call);
  if (!verifiedDomains(tenant).includes(name)) throw badRequest('Only a verified domain can be changed.');
  if (body.flag('isDefault') === false && defaultDomain(tenant) === name)
    throw badRequest('Make another domain the default one instead.');
  const settings: DomainSettings = { ...tenant.domainSettings?.[name] };
  if (body.has('supportedServices')) settings.supportedServices = body.texts('supportedServices');
  for (const days of ['passwordValidityPeriodInDays', 'passwordNotificationWindowInDays'] as const)
    if (body.has(days)) settings[days] = Number(body.text(days));
  world.tenants.put({
    ...tenant,
    ...(body.flag('isDefault') && { defaultDomain: name }),
    domainSettings: { ...tenant.domainSettings, [name]: settings },
  });
  return { status: 204 };
}

function remove(call: GraphCall) {
  need(call, 'manageDomains');
  const { world, tenant } = call;
  const name = asked(call);
  if (name === tenant.domain || name === defaultDomain(tenant))
    throw badRequest('The initial domain and the default one cannot be deleted.');
  if (peopleOf(world, tenant.id).some((one) => one.userPrincipalName.toLowerCase().endsWith(`@${name}`)))
    throw new GraphRefusal(400, 'Request_BadRequest', 'The domain is used by objects of the directory.');
  if (tenant.customDomains.includes(name)) world.domains.remove(name);
  world.tenants.put({
    ...tenant,
    customDomains: without(tenant.customDomains, name),
    unverifiedDomains: without(tenant.unverifiedDomains, name),
  });
  return { status: 204 };
}

const reading = (handle: GraphOperation['handle']) => (call: GraphCall) => {
  need(call, 'readDirectory');
  return handle(call);
};

export const domainGraphOperations: GraphOperation[] = [
  {
    method: 'GET',
    path: '/domains',
    source: `${docs}/domain-list`,
    models: 'domains of the tenant, verified or not; the first one is the initial one [U]',
    handle: reading((call) => {
      const all = domainNames(call.tenant).map((name) => domainResource(call.tenant, name));
      return page(call, 'domains', filtered(call, all));
    }),
  },
  {
    method: 'POST',
    path: '/domains',
    source: `${docs}/domain-post-domains`,
    models: 'not verified, but below a verified one; 400 when verified by another tenant [U], 409 twice [U]',
    handle: create,
  },
  {
    method: 'GET',
    path: '/domains/:domain',
    source: `${docs}/domain-get`,
    models: '404 for what is no domain of the tenant',
    handle: reading((call) => entity(call, 'domains', domainResource(call.tenant, asked(call)))),
  },
  {
    method: 'PATCH',
    path: '/domains/:domain',
    source: `${docs}/domain-update`,
    models: 'verified ones only; default, services, days of passwords',
    handle: update,
  },
  {
    method: 'DELETE',
    path: '/domains/:domain',
    source: `${docs}/domain-delete`,
    models: '400 for the initial and the default one, and while people are named after it (code [U])',
    handle: remove,
  },
  {
    method: 'POST',
    path: '/domains/:domain/verify',
    source: `${docs}/domain-verify`,
    models: 'no DNS is asked: the record counts as found, unless another tenant owns the name [U]',
    handle: verify,
  },
  {
    method: 'GET',
    path: '/domains/:domain/verificationDnsRecords',
    source: `${docs}/domain-list-verificationdnsrecords`,
    models: 'a Txt and an Mx record of the tenant and name',
    handle: reading((call) => page(call, 'domainDnsRecords', verificationRecords(call.tenant, asked(call)))),
  },
  {
    method: 'GET',
    path: '/domains/:domain/serviceConfigurationRecords',
    source: `${docs}/domain-list-serviceconfigurationrecords`,
    models: 'records of mail alone [U]',
    handle: reading((call) => page(call, 'domainDnsRecords', serviceRecords(call.tenant, asked(call)))),
  },
];
