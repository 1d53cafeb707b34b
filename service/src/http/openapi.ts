import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { openLog } from '../log.ts';
import { buildServer } from './server.ts';

/** The OpenAPI document of the contract's routes, as `openapi.json` holds it. */
export async function describeApi(): Promise<string> {
  // Routes take nothing from the context before they are called.
  const context = { config: readConfig({}), log: openLog('silent') } as unknown as Context;
  const app = await buildServer(context);
  await app.ready();
  const document = `${JSON.stringify(app.swagger(), null, 1)}\n`;
  await app.close();
  return document;
}
