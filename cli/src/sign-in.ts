import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { request } from './request.ts';

/** Prints a token for `CONCORD_TOKEN`. The password is asked for without showing it. */
export async function signIn([email]: string[]): Promise<void> {
  if (!email) throw new Error('Usage: concord sign-in EMAIL');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  process.stderr.write('Password: ');
  const password = await lines.question('');
  lines.close();
  process.stderr.write('\n');
  const answer = await request('POST', '/session/token', { email, password, panel: 'operator' });
  const { token } = (await answer.json()) as { token: string };
  console.log(token);
}
