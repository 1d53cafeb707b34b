import { allItems, type Door } from '@concord/microsoft';
import { clientOf } from '../client.ts';
import { postForm, query } from '../http.ts';
import { application, partnerId } from '../scene.ts';
import { type Action, bodyOf, customerPath, field, oneOf, only, type Topic } from '../topic.ts';
import { clientTypeOf, plantRefreshToken } from './refresh-tokens.ts';

const requestToken: Action = async (scene, params) => {
  only(params, 'grant_type', 'resource', 'scope');
  const secret = scene.given['app']?.secretValid === false ? 'wrong' : application.secret;
  const isPublic = clientTypeOf(scene) !== 'confidential';
  const form = { client_id: application.id, ...(!isPublic && { client_secret: secret }), ...params };
  const grant = oneOf('grant_type', params['grant_type'], 'client_credentials', 'refresh_token');
  if (grant === 'refresh_token') Object.assign(form, { refresh_token: await plantRefreshToken(scene) });
  const endpoint = params['scope'] === undefined ? 'oauth2/token' : 'oauth2/v2.0/token';
  return { answer: await postForm(`${scene.simulator.url}/${partnerId}/${endpoint}`, form) };
};

const listCustomers: Action = async (scene, params) => {
  only(params, 'size', 'seekOperation', 'ValidateMfa', 'validateMfa');
  const validate = params['ValidateMfa'] ?? params['validateMfa'];
  const headers = validate === undefined ? {} : { ValidateMfa: String(validate) };
  const path = `/v1/customers?${query({ size: params['size'] })}`;
  let answer = await scene.call('GET', path, undefined, headers);
  for (let page = 1; page < (scene.given['page'] ?? 1); page += 1) {
    const { next } = answer.body.links;
    answer = await scene.call('GET', `/v1${next.uri}`, undefined, {
      'MS-ContinuationToken': next.headers[0].value,
    });
  }
  return { answer };
};

/**
 * The client gets a page whose next link is as the row has it, and asks for the next one. Its first page is made here:
 * the simulator's own links are right.
 */
const followNextLink: Action = async (scene, params) => {
  only(params, 'uri');
  oneOf('serverQuirk', scene.given['serverQuirk'], 'nextLinkDoubledPrefix');
  const asked: string[] = [];
  const door = clientOf(scene, (path) => asked.push(path));
  const first = { items: [], links: { next: { uri: params['uri'], method: 'GET', headers: [] } } };
  const withLink: Door = {
    async call(call) {
      const reply = { status: 200, headers: new Headers(), requestId: '', correlationId: '' };
      if (call.path === '/v1/first' && call.read) return { ...reply, body: call.read(first, 200) };
      return door.call(call);
    },
  };
  await allItems(withLink, { path: '/v1/first', as: 'app', priority: 'sync', read: (item) => item });
  const [followed = ''] = asked;
  return { answer: await scene.call('GET', followed), values: { followed } };
};

/** Tokens, who may call at all, and pages. */
export const access: Topic = {
  name: 'access',
  given: {
    app: ['clientId', 'secretValid'],
    refreshToken: ['clientType', 'lastUsed'],
    event: true,
    serverQuirk: true,
    page: true,
  },
  prepare(draft) {
    const client = draft.seed['partners'][0].applications[0];
    if (clientTypeOf(draft) === 'public') client.isPublic = true;
    if (clientTypeOf(draft) === 'spa') client.isSinglePage = true;
    const { lastUsed } = draft.given['refreshToken'] ?? {};
    if (lastUsed) draft.begin = lastUsed;
  },
  actions: {
    requestToken,
    followNextLink,
    listCustomers,
    listSubscriptions: async (scene, params) => {
      only(params);
      return { answer: await scene.call('GET', customerPath(scene, '/subscriptions')) };
    },
  },
  effects: {
    clientNormalisesUriTo: (outcome) => outcome.values?.['followed'],
    token_type: field('token_type'),
    expires_in: field('expires_in'),
    expiresInType: (outcome) => typeof bodyOf(outcome)['expires_in'],
    isMfaCompliant: (outcome) => {
      const said = outcome.answer?.headers.get('isMfaCompliant');
      return said === 'true' || (said === 'false' ? false : said);
    },
    refreshTokenReturned: (outcome) => bodyOf(outcome)['refresh_token'] !== undefined,
    newRefreshTokenReturned: (outcome) =>
      typeof bodyOf(outcome)['refresh_token'] === 'string' && bodyOf(outcome)['refresh_token'] !== 'golden',
    newTokenGoodUntil: async (_, scene) => (await scene.state('grants')).at(-1)?.['expiresAt'].slice(0, 10),
    needsHumanConsent: (outcome) => bodyOf(outcome)['error'] === 'invalid_grant',
    entraErrorCode: (outcome) => bodyOf(outcome)['error_codes'][0],
    nextLink: (outcome) => {
      const next = bodyOf(outcome)['links']?.next;
      return next
        ? { query: new URL(next.uri, 'http://x').search.split('&').at(-1), header: next.headers[0].key }
        : null;
    },
    bodyFields: (outcome, _, expected) => (expected as string[]).filter((name) => name in bodyOf(outcome)),
    itemFields: (outcome, _, expected) =>
      (expected as string[]).filter((name) => name in (bodyOf(outcome)['items'][0] ?? {})),
  },
};
