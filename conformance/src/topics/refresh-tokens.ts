import { createHash } from 'node:crypto';
import type { Values } from '../row.ts';
import { agent, application, type Scene } from '../scene.ts';
import { oneOf } from '../topic.ts';

const day = 86_400_000;

/** A refresh token of the person, as old as the row says, and what happened to it since. */
export async function plantRefreshToken(scene: Scene): Promise<string> {
  const { given } = scene;
  const user = (await scene.state('users')).find((one) => one['userPrincipalName'] === agent.name);
  const text = 'golden';
  const life = clientTypeOf(scene) === 'spa' ? 1 : 90;
  await scene.put('grants', {
    id: digest(text),
    kind: 'refresh',
    userId: user?.['id'],
    applicationId: application.id,
    mfa: true,
    issuedAt: scene.begin,
    expiresAt: new Date(Date.parse(scene.begin) + life * day).toISOString(),
    scope: 'openid',
    ...(clientTypeOf(scene) !== 'confidential' && { passwordDigest: digest(agent.password) }),
  });
  await scene.to(scene.at);
  const { event } = given;
  if (event === undefined) return text;
  const change = oneOf('event', event, ...Object.keys(tokenEvents));
  // Secrets of the state are masked when it is read.
  await scene.put('users', { ...user, password: agent.password, ...tokenEvents[change]?.(scene) });
  return text;
}

const newPassword = () => ({ password: 'Golden-Pass-2' });
const revoked = (scene: Scene) => ({ tokensValidFrom: scene.at });

/** What happens to a person's tokens. https://learn.microsoft.com/entra/identity-platform/refresh-tokens */
const tokenEvents: Record<string, (scene: Scene) => Values> = {
  adminRevokedAllTokens: revoked,
  userRevokedAllTokens: revoked,
  userChangedPassword: newPassword,
  userResetPassword: newPassword,
  adminResetPassword: newPassword,
  passwordExpired: () => ({}),
  userDeleted: () => ({ state: 'inactive' }),
};

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

export const clientTypeOf = ({ given }: Pick<Scene, 'given'>) =>
  oneOf('clientType', given['refreshToken']?.clientType ?? 'confidential', 'confidential', 'public', 'spa');
