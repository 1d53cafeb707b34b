import type { Exchange } from '../http.ts';
import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { customerPath } from '../topic.ts';

/** The id of the row's own subscription; one that nobody has where the row says that there is none. */
export const ownId = (scene: Scene): string =>
  scene.given['subscription'] === null ? '00000000-0000-0000-0000-00000000dead' : 'own';

const path = (scene: Scene) => customerPath(scene, `/subscriptions/${ownId(scene)}`);

/** The subscription as the API shows it. */
export const readOwn = (scene: Scene): Promise<Exchange> => scene.call('GET', path(scene));

export const patchOwn = (scene: Scene, body: Values, headers?: Values): Promise<Exchange> =>
  scene.call('PATCH', path(scene), body, headers);

/** Reads the subscription, changes this, sends the whole resource back. */
export async function changeOwn(scene: Scene, changed: Values, headers?: Values): Promise<Exchange> {
  const { body } = await readOwn(scene);
  return patchOwn(scene, { ...body, ...changed }, headers);
}

/** The subscription as the world holds it. */
export const ownState = async (scene: Scene): Promise<Values> =>
  (await scene.state('subscriptions')).find((one) => one['id'] === 'own') ?? {};
