// npm start: sets up when needed, then runs the simulator (in evaluation mode) and the service as two processes.
import { spawn } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { root, setUp } from './setup.mjs';

const node = setUp({ build: true });
const children = [];
let ending = false;

function run(script, args = []) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
    cwd: root,
    // The channel tells a child that its starter is gone; signals come from here, once.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  const exited = new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
  const ready = new Promise((done) => child.once('message', done));
  children.push({ child, exited });
  void exited.then((code) => ending || end(code));
  return { ready, exited };
}

async function end(code) {
  ending = true;
  for (const { child, exited } of children.reverse()) {
    if (child.exitCode === null) child.kill('SIGTERM');
    await exited;
  }
  process.exit(code);
}
// npm's shell dies of a signal without passing it on.
const starter = process.ppid;
setInterval(() => void (process.ppid === starter || ending || end(0)), 500).unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void (ending || end(0)));

if ((process.env.CONCORD_MODE || 'evaluation') === 'evaluation') {
  const port = process.env.CONCORD_SIMULATOR_PORT || '8366';
  const folder = process.env.CONCORD_DATA_DIR || 'data';
  const data = join(isAbsolute(folder) ? folder : join(root, folder), 'simulator');
  if (!(await answers(port))) {
    const simulator = run('simulator/src/bin.ts', ['--port', port, '--data', data]);
    await Promise.race([simulator.ready, simulator.exited]);
  }
}
if (!ending) run('service/src/main.ts');

/** A second process of the same installation shares the simulator that is there. */
async function answers(port) {
  try {
    return (await fetch(`http://localhost:${port}/_simulator/clock`, { signal: AbortSignal.timeout(1000) }))
      .ok;
  } catch {
    return false;
  }
}
