import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Proof } from '../tools/proof.ts';

export const title =
  'Pictures of every page at 1360×820 and 390×844: short, long, many and no rows; nothing cut off';

export const prove: Proof['prove'] = async ({ full, say }) => {
  const root = join(import.meta.dirname, '..');
  const folder = join(root, 'proof/a-6');
  const script = join(root, 'panel/tests/screens/main.ts');
  // A process of its own: the panels' tests have the browser's types, which nothing else here should see.
  const args = ['--disable-warning=ExperimentalWarning', script, folder, ...(full ? ['--full'] : [])];
  const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }), 'exit');
  say(`pictures: ${folder}`);
  if (code !== 0) throw new Error('something does not fit on its page, or a page complained');
};
