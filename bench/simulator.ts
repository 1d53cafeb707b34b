import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { freePort, type Program, startProgram } from '../service/src/testing/processes.ts';
import type { Figure } from './figure.ts';

const partner = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a02';
const customer = '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1c02';
const application = {
  client_id: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e02',
  client_secret: 'demo-application-secret-2',
};
const big = { customers: 100_000, subscriptionsPerCustomer: 5 };

/** What the simulator can take by itself: calls a second of one core, and the size of a big world. */
export async function simulator(): Promise<Figure[]> {
  return [...(await calls()), ...(await bigWorld())];
}

async function started(...args: string[]): Promise<{ program: Program; url: string }> {
  const port = await freePort();
  const program = await startProgram('simulator/src/bin.ts', [
    '--port',
    String(port),
    '--quota',
    '0',
    ...args,
  ]);
  return { program, url: `http://127.0.0.1:${port}` };
}

/** CPU that all threads of a process have used, in s. */
function cpu(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** A customer by its id: token, relationship, headers and all. Other programs on the machine do not count. */
async function calls(): Promise<Figure[]> {
  const { program, url } = await started();
  try {
    const answer = await fetch(`${url}/${partner}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        ...application,
        grant_type: 'client_credentials',
        resource: 'https://api.partnercenter.microsoft.com',
      }),
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    const options = {
      url: `${url}/v1/customers/${customer}`,
      connections: 20,
      headers: { authorization: `Bearer ${access_token}` },
    };
    await autocannon({ ...options, duration: 3 });
    const before = cpu(program.pid);
    const { requests, non2xx } = await autocannon({ ...options, duration: 6 });
    const rate = requests.total / (cpu(program.pid) - before);
    if (non2xx > 0) throw new Error(`the simulator answered ${non2xx} times with another status than 2xx`);
    return [
      {
        name: 'simulator: GET of a customer, per second of one core',
        value: Math.round(rate),
        unit: 'requests/s',
        budget: '≥ 3000 requests/s',
        ok: rate >= 3000,
      },
    ];
  } finally {
    await program.stop();
  }
}

/** Time to the first answer, and resident memory afterwards. */
async function bigWorld(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-world-'));
  const path = join(folder, 'seed.json');
  const demo = readFileSync(join(import.meta.dirname, '../simulator/seeds/demo.yaml'), 'utf8');
  writeFileSync(path, `${demo}\ngenerate: ${JSON.stringify(big)}\n`);
  const startedAt = performance.now();
  const { program } = await started('--seed', path);
  const seconds = (performance.now() - startedAt) / 1000;
  try {
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))?.[1];
    const mib = Math.round(Number(kib) / 1024);
    const world = `${big.customers} customers with ${big.customers * big.subscriptionsPerCustomer} subscriptions`;
    return [
      {
        name: `simulator: start with ${world}`,
        value: Number(seconds.toFixed(1)),
        unit: 's',
        budget: '< 30 s',
        ok: seconds < 30,
      },
      {
        name: `simulator: memory with ${world}`,
        value: mib,
        unit: 'MiB',
        budget: '≤ 1024 MiB',
        ok: mib <= 1024,
      },
    ];
  } finally {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
