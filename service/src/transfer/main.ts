/** `concord import FILE`: fills a new installation from an export, before its first start. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readConfig } from '../config.ts';
import { startEmbedded } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { importAll } from './import.ts';

const config = readConfig(process.env);
const [file] = process.argv.slice(2);
if (!file) {
  console.error('Usage: concord import FILE');
  process.exit(2);
}
const embedded = config.databaseUrl ? undefined : await startEmbedded(config.dataDir);
try {
  const connection = embedded?.connection ?? { connectionString: config.databaseUrl ?? '' };
  await migrate(connection);
  const rows = await importAll(connection, createInterface({ input: createReadStream(file) }));
  console.log(
    `Imported ${rows} rows. Put the master key of the old installation in place, then start Concord.`,
  );
} catch (error) {
  console.error(`Nothing was imported: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await embedded?.stop();
}
