import { createWriteStream, renameSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { request } from './request.ts';

/** Writes the installation to a file; half a file never gets the name. */
export async function exportTo([file]: string[]): Promise<void> {
  if (!file) throw new Error('Usage: concord export FILE');
  const { body } = await request('GET', '/export');
  if (!body) throw new Error('The export came without a body.');
  await pipeline(Readable.fromWeb(body), createWriteStream(`${file}.part`, { mode: 0o600, flush: true }));
  renameSync(`${file}.part`, file);
  console.log(`Exported to ${file}. Its secrets are sealed: keep the master key beside it, not in it.`);
}
