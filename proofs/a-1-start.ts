import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Proof } from '../tools/proof.ts';
import { operatorPage, signIn } from './start/first-page.ts';
import { type Census, censusOf, isDatabase, killAtOnce } from './start/processes.ts';
import { freePorts, newcomer, type Running, start, stop } from './start/run.ts';

export const title =
  'Fresh clone, empty home: one command to a signed-in page; starts again; leaves nothing behind';

/** What the issue asks of an installed start, in ms. */
const firstPageMs = 5000;

export const prove: Proof['prove'] = async ({ full, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-clone-'));
  // As in /root: PostgreSQL, which runs under another account there, cannot enter it.
  chmodSync(folder, 0o700);
  const clone = join(folder, 'concord');
  const home = join(folder, 'home');
  mkdirSync(home);
  const census = censusOf(folder);
  /** As root, the database's own folder outside of the clone. */
  const elsewhere = new Set<string>();
  let running: Running | undefined;
  try {
    execFileSync('git', ['clone', '--quiet', join(import.meta.dirname, '..'), clone], { stdio: 'inherit' });
    const ports = await freePorts();
    const begin = async () => {
      const begun = await start(clone, home, ports);
      census.see(begun.child.pid);
      for (const { command } of census.alive()) {
        const cluster = /postgres -D (\S+)\/postgres /.exec(command)?.[1];
        if (cluster) elsewhere.add(cluster);
      }
      return begun;
    };

    running = await begin();
    const first = running.signIn;
    if (!first) throw new Error('the first start showed no sign-in');
    await operatorPage(running, await signIn(running, first));
    say(`fresh clone to a signed-in operator page: ${seconds(running.ms)}, with install and build`);
    await stop(running, 'SIGINT', { group: true });
    await nothingLeft(census, 'Ctrl-C');
    say('Ctrl-C: no process left');

    running = await begin();
    say(`second start to first page: ${seconds(running.ms)}`);
    if (running.ms > firstPageMs) throw new Error(`the installed start took ${seconds(running.ms)}`);
    if (running.signIn) throw new Error('the second start made a new sign-in: it did not keep its data');
    await operatorPage(running, await signIn(running, first));
    say('second start: same data, same sign-in');

    census.see(running.child.pid);
    const killed = census.alive().filter((one) => !isDatabase(one));
    killAtOnce(killed);
    say(
      `kill -9 of ${killed.length} processes at once; ${census.alive().filter(isDatabase).length} of the database left`,
    );
    running = await begin();
    await operatorPage(running, await signIn(running, first));
    say(`start after kill -9 to first page: ${seconds(running.ms)}; works with the database left behind`);
    await stop(running, 'SIGTERM', { group: false });
    running = undefined;
    await nothingLeft(census, 'SIGTERM');
    say('SIGTERM: no process left');

    if (full) {
      const { status } = spawnSync('npm', ['test'], {
        cwd: clone,
        env: { ...newcomer(), HOME: home },
        stdio: 'inherit',
      });
      if (status !== 0) throw new Error('npm test failed in the fresh clone');
      await nothingLeft(census, 'npm test');
      say('npm test passed in the fresh clone');
    }
  } finally {
    if (running) await stop(running, 'SIGTERM', { group: false });
    for (const path of [folder, ...elsewhere]) rmSync(path, { recursive: true, force: true });
  }
};

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** Processes may need a moment to be gone after their parent. */
async function nothingLeft(census: Census, after: string): Promise<void> {
  const end = performance.now() + 5000;
  for (;;) {
    const left = census.alive();
    if (left.length === 0) return;
    if (performance.now() > end)
      throw new Error(
        `after ${after} these are left:\n${left.map(({ pid, command }) => `  ${pid} ${command}`).join('\n')}`,
      );
    await new Promise((done) => setTimeout(done, 50));
  }
}
