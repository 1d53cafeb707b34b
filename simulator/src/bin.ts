import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSimulator } from './server.ts';

const usage = `Usage: npm run simulator -- [--port N] [--host H] [--seed FILE] [--clock ISO] [--data DIR] [--quota N] [--latency MS] [--tls]

  --port     port to listen on (default 8366; 0 = any free one)
  --host     address to listen on (default 127.0.0.1)
  --seed     YAML or JSON file with the world's beginning (default: the demo)
  --clock    instant at which a new world's clock stands (default: real time)
  --data     directory in which the world is kept; without it everything is forgotten at the end
  --quota    calls a minute and partner (default 500; 0 = no limit)
  --latency  time that every call takes, in ms
  --tls      HTTPS with the simulator's own authority, whose certificate is written beside the world`;

function refuse(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) refuse(`--${name} must be a whole number`);
  return Number(text);
}

function read() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      options: {
        port: text,
        host: text,
        seed: text,
        clock: text,
        data: text,
        quota: text,
        latency: text,
        tls: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

const given = read();
if (given.help) {
  console.log(usage);
  process.exit(0);
}
if (given.clock !== undefined && Number.isNaN(Date.parse(given.clock))) refuse('--clock must be an instant');

const simulator = await startSimulator({
  port: whole('port', given.port) ?? 8366,
  host: given.host,
  seed: given.seed,
  clock: given.clock,
  data: given.data,
  quotaPerMinute: whole('quota', given.quota),
  latencyMs: whole('latency', given.latency),
  tls: given.tls,
}).catch((error: Error) => {
  console.error(`The simulator could not start: ${error.message}`);
  process.exit(1);
});
async function end(): Promise<void> {
  await simulator.close();
  process.exit(0);
}
// `disconnect`: the program that started this one is gone.
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void end());
console.log(`Simulator: ${simulator.url}`);
if (simulator.ca !== undefined) {
  const path = join(given.data ?? mkdtempSync(join(tmpdir(), 'simulator-')), 'ca.pem');
  writeFileSync(path, simulator.ca);
  console.log(`Its authority: ${path}`);
}
process.send?.('ready');
