import { domain } from '@concord/microsoft/partner-center/domains';
import { clientOf } from '../client.ts';
import { Unsupported, type Values } from '../row.ts';
import { type Action, type Effect, only } from '../topic.ts';
import { newCustomer } from './new-customer.ts';

export const headDomain: Action = async (scene, params) => {
  only(params);
  const { name } = scene.given['domain'];
  const before = scene.given['previousCreate'];
  if (before) {
    if (before.cause !== 'invalid contact e-mail') throw new Unsupported(`cause ${before.cause}`);
    const body = newCustomer(name);
    await scene.call('POST', '/v1/customers', {
      ...body,
      billingProfile: { ...body['billingProfile'], email: 'nobody' },
    });
  }
  const { httpStatus } = scene.given['fault'] ?? {};
  if (httpStatus !== undefined)
    await scene.simulator.control('POST', 'faults', {
      kind: 'status',
      status: httpStatus,
      match: { method: 'HEAD', path: '/domains/' },
    });
  const answer = await scene.call('HEAD', `/v1/domains/${name}`);
  return { answer, allowed: answer.status === 200 || answer.status === 404 };
};

/** Two answers of the gateway that differ in nothing but the seconds to wait. */
function sameButSeconds(body: Values | string, expected: unknown): boolean {
  const plain = (value: unknown) => JSON.stringify(value)?.replace(/in \d+ seconds/, 'in some seconds');
  return plain(body) === plain(expected);
}

/** Whether a name is free, and what a client may make of the answer. */
export const domainEffects: Record<string, Effect> = {
  domainFree: (outcome) => ({ 404: true, 200: false })[outcome.answer?.status ?? 0] ?? null,
  clientMustNotTreatAsFree: async (_, scene) =>
    domain(clientOf(scene), scene.given['domain'].name).then(
      (state) => state !== 'free',
      () => true,
    ),
  body: (outcome, _, expected) => {
    if (outcome.answer?.text === '') return null;
    const body = outcome.answer?.body ?? outcome.answer?.text;
    return sameButSeconds(body, expected) ? expected : body;
  },
};
