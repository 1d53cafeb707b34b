import { addDuration } from '@concord/rules';
import { credentialResource, keyIdOf } from './application-resource.ts';
import { applicationOf } from './applications.ts';
import { type GraphCall, type GraphOperation, need, needText } from './operation.ts';
import { badRequest, notFound } from './refusal.ts';

const docs = 'https://learn.microsoft.com/graph/api';

function add(call: GraphCall) {
  need(call, 'consentToApplications');
  const { body, world, at } = call;
  const application = applicationOf(call);
  const asked = body.object('passwordCredential');
  const startsAt = asked.text('startDateTime') ?? at;
  const expires = asked.text('endDateTime') ?? addDuration(startsAt, 'P2Y');
  if (Number.isNaN(Date.parse(expires)) || !(Date.parse(expires) > Date.parse(startsAt)))
    throw badRequest('endDateTime must be an instant after startDateTime.');
  const displayName = asked.text('displayName');
  const secret = {
    value: `${world.newPassword('application-secret')}~${world.newHex('application-secret', 24)}`,
    expires: new Date(expires).toISOString(),
    keyId: world.newId('key'),
    startsAt,
    ...(displayName !== undefined && { displayName }),
  };
  const changed = world.applications.put({ ...application, secrets: [...application.secrets, secret] });
  return {
    status: 200,
    body: {
      '@odata.context': `${call.base}/$metadata#microsoft.graph.passwordCredential`,
      ...credentialResource(changed, secret),
      secretText: secret.value,
    },
  };
}

function remove(call: GraphCall) {
  need(call, 'consentToApplications');
  const application = applicationOf(call);
  const keyId = needText(call.body, 'keyId').toLowerCase();
  const secrets = application.secrets.filter((one) => keyIdOf(application, one) !== keyId);
  if (secrets.length === application.secrets.length) throw notFound('No credential has this keyId.');
  call.world.applications.put({ ...application, secrets });
  return { status: 204 };
}

export const applicationSecretGraphOperations: GraphOperation[] = [
  {
    method: 'POST',
    path: '/applications/:applicationId/addPassword',
    source: `${docs}/application-addpassword`,
    models: 'two years unless asked otherwise; the text is shown this once, and works at Entra',
    handle: add,
  },
  {
    method: 'POST',
    path: '/applications/:applicationId/removePassword',
    source: `${docs}/application-removepassword`,
    models: 'by keyId; 404 for an unknown one [U]',
    handle: remove,
  },
];
