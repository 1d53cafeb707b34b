import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

/** Import happens before the first start, so there is no API to ask: the service's own program does it. */
export async function importFrom([file]: string[]): Promise<void> {
  if (!file) throw new Error('Usage: concord import FILE');
  const program = join(import.meta.dirname, '../../service/src/transfer/main.ts');
  const { status } = spawnSync(process.execPath, [program, resolve(file)], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The import did not succeed.');
}
