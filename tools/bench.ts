/** npm run bench [-- --json FILE]: speed and memory, each figure beside its baseline of the same run. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { client } from '../bench/client.ts';
import { compare } from '../bench/compare.ts';
import type { Bench, Figure } from '../bench/figure.ts';
import { inbox } from '../bench/inbox.ts';
import { list } from '../bench/list.ts';
import { memory } from '../bench/memory.ts';
import { order } from '../bench/order.ts';
import { pull } from '../bench/pull.ts';
import { scripts } from '../bench/scripts.ts';
import { simulator as simulatorFigures } from '../bench/simulator.ts';
import { throttled } from '../bench/throttled.ts';
import { freePort, startServiceProgram, startSimulatorProgram } from '../service/src/testing/processes.ts';

const { json } = parseArgs({ options: { json: { type: 'string' } } }).values;
const dataDir = mkdtempSync(join(tmpdir(), 'concord-bench-'));
// The database runs under another account when this runs as root.
chmodSync(dataDir, 0o755);
const ports = { service: await freePort(), simulator: await freePort() };
const url = `http://127.0.0.1:${ports.service}`;
const figures: Figure[] = [
  // First: the memory of this process counts there.
  ...(await compare()),
  ...(await scripts()),
  ...(await client()),
  ...(await throttled()),
  ...(await simulatorFigures()),
  ...(await pull()),
  ...(await inbox()),
];

const simulator = await startSimulatorProgram(ports, dataDir);
let service = await startServiceProgram(ports, dataDir);
await service.stop();
const startedAt = performance.now();
service = await startServiceProgram(ports, dataDir);
await fetch(`${url}/operator`).then((answer) => answer.text());
const seconds = (performance.now() - startedAt) / 1000;
figures.push({
  name: 'start to first page, installed',
  value: Number(seconds.toFixed(2)),
  unit: 's',
  budget: '< 5 s',
  ok: seconds < 5,
});

try {
  const answer = await fetch(`${url}/api/v1/session/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@concord.example', password: 'Test-pass-1', panel: 'operator' }),
  });
  const { token } = (await answer.json()) as { token: string };
  const bench: Bench = {
    dataDir,
    url,
    simulator: `http://127.0.0.1:${ports.simulator}`,
    token,
    pids: { service: service.pid },
  };
  await new Promise((done) => setTimeout(done, 10_000));
  figures.push(...(await memory(bench)), ...(await list(bench)), ...(await order(bench)));
} finally {
  await service.stop();
  await simulator.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

for (const { name, value, unit, baseline, ratio, budget, ok } of figures) {
  const share = ratio === undefined ? '' : `, ratio ${ratio.toFixed(2)}`;
  const beside = baseline === undefined ? '' : ` (baseline ${baseline}${share})`;
  console.log(`${ok ? 'ok  ' : 'over'}  ${name}: ${value} ${unit}${beside}, budget ${budget}`);
}
if (json) writeFileSync(json, `${JSON.stringify(figures, null, 1)}\n`);
process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1;
