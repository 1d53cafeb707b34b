import { cloud, createDoor, createTokens, type Door } from '@concord/microsoft';
import { application, partnerId, type Scene } from './scene.ts';

/**
 * Concord's client of Partner Center, speaking to the row's simulator: for rows about what a client does with an answer.
 * It does not wait between attempts.
 * @param seen called with the path of every attempt
 */
export function clientOf(scene: Scene, seen: (path: string) => void = () => undefined): Door {
  const where = cloud('simulator', scene.simulator.url);
  const now = () => new Date(scene.at);
  const tokens = createTokens({
    cloud: where,
    tenantId: partnerId,
    applicationId: application.id,
    now,
    secrets: {
      applicationSecret: async () => application.secret,
      refreshToken: async () => undefined,
      saveRefreshToken: async () => undefined,
    },
  });
  return createDoor({
    cloud: where,
    tokens,
    budget: { take: async () => undefined, refused: () => undefined },
    now,
    wait: async () => undefined,
    fetch: async (input, init) => {
      const { pathname, search } = new URL(input instanceof Request ? input.url : input);
      seen(pathname + search);
      return fetch(input, init);
    },
  });
}
