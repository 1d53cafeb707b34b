import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Live } from './events/stream.ts';
import type { Mail } from './notifications/mail.ts';
import type { Clients } from './settings/client.ts';
import type { Keyring } from './settings/keyring.ts';
import type { Workflows } from './workflows/workflows.ts';

/** Everything the rooms need, built once at start and handed to them. */
export interface Context {
  config: Config;
  log: Logger;
  clock: Clock;
  db: Database;
  keyring: Keyring;
  clients: Clients;
  workflows: Workflows;
  live: Live;
  mail: Mail;
  /** Address of the simulator while it stands in for Microsoft. */
  simulator: string | null;
  publicUrl: () => string;
}
