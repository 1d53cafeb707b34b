import { rolesIn } from '../gdap.ts';
import { type Licence, licencesOf } from '../licences.ts';
import { type CustomerCall, type Operation, ok } from './operation.ts';
import { attributes, collection, link } from './resource.ts';

/**
 * Services by the begin of a service plan's name. The first two are published; the others follow their form. [U]
 * @see https://learn.microsoft.com/partner-center/developer/get-the-managed-services-for-a-customer-by-id
 */
const services: [plan: string, id: string, name: string][] = [
  ['EXCHANGE_S', 'Exchange', 'Exchange'],
  ['MCO', 'MicrosoftCommunicationsOnline', 'SkypeforBusiness'],
  ['TEAMS', 'MicrosoftCommunicationsOnline', 'SkypeforBusiness'],
  ['SHAREPOINT', 'SharePoint', 'SharePoint'],
  ['INTUNE', 'Intune', 'Intune'],
  ['YAMMER', 'YammerEnterprise', 'YammerEnterprise'],
];

const serviceOf = (licences: Licence[], prefix: string) =>
  licences.some(({ plans }) => plans.some(({ serviceName }) => serviceName.startsWith(prefix)));

function resource({ tenant }: CustomerCall, id: string, name: string) {
  const session = (place: string) =>
    link(`https://portal.office.com/Partner/BeginClientSession.aspx?CTID=${tenant.id}&CSDEST=${place}`);
  const domains = `&InitialDomain=${tenant.domain}&PrimaryDomain=${tenant.customDomains[0] ?? tenant.domain}`;
  return {
    id,
    name,
    groupName: 'Office',
    links: {
      adminService: session(id === 'Exchange' ? `${id}${domains}` : id),
      serviceHealth: session('ServiceStatus'),
      serviceTicket: session('Support'),
    },
    attributes: attributes('ManagedService'),
  };
}

export const managedServiceOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/managedservices',
    of: 'customer',
    auth: 'user',
    source:
      'https://learn.microsoft.com/partner-center/developer/get-the-managed-services-for-a-customer-by-id',
    models: 'services of the tenant’s licences; none without a delegated-admin role [U]',
    handle(call) {
      const { world, partner, tenant, user } = call;
      if (rolesIn(world, partner.id, tenant.id, user).length === 0) return ok(collection([]));
      const licences = licencesOf(world, tenant.id);
      const found = new Map(
        services.flatMap(([prefix, id, name]) => (serviceOf(licences, prefix) ? [[id, name]] : [])),
      );
      return ok(collection([...found].map(([id, name]) => resource(call, id, name))));
    },
  },
];
