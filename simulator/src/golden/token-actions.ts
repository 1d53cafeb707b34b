import { addDuration } from '@concord/rules';
import { digest } from '../entra/tokens.ts';
import { postForm } from '../testing/partner.ts';
import { type Action, only } from './outcome.ts';
import { Unsupported } from './row.ts';
import { agent, application } from './scene.ts';

export const requestToken: Action = async (scene, params) => {
  only(params, 'grant_type', 'resource');
  const { simulator, partnerId, row } = scene;
  const form: Record<string, string> = {
    client_id: application.id,
    client_secret: application.secret,
    ...params,
  };
  if (params['grant_type'] === 'refresh_token') {
    const { world, clock } = simulator;
    const user = world.users.where('name', agent.name)[0];
    const issuedAt = clock.now();
    world.grants.put({
      id: digest('golden'),
      kind: 'refresh',
      userId: user?.id ?? '',
      applicationId: application.id,
      mfa: true,
      issuedAt,
      expiresAt: addDuration(issuedAt, 'P90D'),
      scope: 'openid',
    });
    form['refresh_token'] = 'golden';
    clock.to(scene.at);
    if (row.given['event'] === 'adminRevokedAllTokens' && user)
      world.users.put({ ...user, tokensValidFrom: clock.now() });
    else if (row.given['event'] === 'userChangedPassword' && user)
      world.users.put({ ...user, password: 'Golden-Pass-2' });
    else if (row.given['event'] !== undefined) throw new Unsupported(`event ${row.given['event']}`);
  }
  return { answer: await postForm(`${simulator.url}/${partnerId}/oauth2/token`, form) };
};
