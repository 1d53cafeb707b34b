/**
 * Paths of Partner Center whose fixed word would be taken for an id by an endpoint that is modelled. By methods for which
 * they have no operation of their own they answer 501 and are counted, as every other path that is not modelled.
 * @see https://github.com/microsoft/partner-center-sdk-for-dotNET/blob/005c111ba7cafe60fffa69853ec69940079314d0/Source/PartnerSDK/Configuration/PartnerSdkConfiguration.json
 */
export const notModelled = [
  '/v1/customers/usagerecords',
  '/v1/customers/:cid/subscriptions/overage',
  '/v1/customers/:cid/subscriptions/usagerecords',
  '/v1/servicerequests/supporttopics',
];
