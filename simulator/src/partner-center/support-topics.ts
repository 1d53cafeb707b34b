import { type Operation, ok } from './operation.ts';
import { attributes, collection } from './resource.ts';

/**
 * What a service request may be about. The first is recorded; Microsoft's list is longer. [U]
 * @see https://learn.microsoft.com/previous-versions/java/api/com.microsoft.store.partnercenter.models.servicerequests.supporttopic
 */
export const supportTopics = [
  { id: 32444671, name: 'Cannot manage my profile', description: 'Profile of the partner' },
  { id: 32444672, name: 'Cannot add a customer', description: 'Customers and relationships' },
  { id: 32444673, name: 'Cannot place an order', description: 'Orders and carts' },
  { id: 32444674, name: 'Cannot change a subscription', description: 'Subscriptions' },
  { id: 32444675, name: 'Question about an invoice', description: 'Billing and reconciliation' },
  { id: 32569836, name: 'Question about the API', description: 'Partner Center API and SDK' },
];

export const supportTopicOperations: Operation[] = [
  {
    method: 'GET',
    path: '/servicerequests/supporttopics',
    auth: 'user',
    source:
      'https://github.com/microsoft/partner-center-sdk-for-dotNET/blob/005c111ba7cafe60fffa69853ec69940079314d0/Source/PartnerSDK/Configuration/PartnerSdkConfiguration.json',
    models: 'a short list [U]',
    handle: () =>
      ok(collection(supportTopics.map((one) => ({ ...one, attributes: attributes('SupportTopic') })))),
  },
];
