import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appToken, control, direct, newCustomer, partnerCenter, start } from './testing/partner.ts';

const bin = fileURLToPath(new URL('./bin.ts', import.meta.url));
let data: string;
let running: ChildProcess | undefined;

async function run(...more: string[]): Promise<string> {
  running = spawn(process.execPath, [bin, '--port', '0', '--quota', '0', '--data', data, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!running.stdout) throw new Error('no output');
  const [line] = (await once(createInterface(running.stdout), 'line')) as [string];
  return line.replace('Simulator: ', '');
}

async function kill(): Promise<void> {
  if (!running || running.exitCode !== null || running.signalCode !== null) return;
  running.kill('SIGKILL');
  await once(running, 'exit');
}

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'simulator-'));
});
afterEach(async () => {
  await kill();
  await rm(data, { recursive: true, force: true });
});

test('kill -9 loses nothing that was answered: customers, tokens, time, repeats and what is due', async () => {
  let url = await run('--clock', start);
  const token = await appToken(url, direct);
  const body = newCustomer('survives.onmicrosoft.com');
  const id = { 'MS-RequestId': '55555555-5555-4555-8555-555555555555' };
  const made = await partnerCenter(url, token)('POST', '/v1/customers', body, id);
  const base = `/v1/customers/${direct.customer}`;
  const app = partnerCenter(url, token);
  const items = await app('GET', `${base}/products/CFQ7TTC0LH18/skus/0001/availabilities`);
  const cart = await app('POST', `${base}/carts`, {
    lineItems: [
      {
        id: 0,
        catalogItemId: items.body.items[0].catalogItemId,
        quantity: 2,
        termDuration: 'P1M',
        billingCycle: 'monthly',
      },
    ],
  });
  const placed = await app('POST', `${base}/carts/${cart.body.id}/checkout`);
  await kill();

  await appendFile(join(data, 'world.jsonl'), '[["tenants","torn",{"id":"to');
  url = await run();
  const again = partnerCenter(url, token);
  expect((await again('GET', `/v1/customers/${made.body.id}`)).body.companyProfile.domain).toBe(
    'survives.onmicrosoft.com',
  );
  expect((await again('POST', '/v1/customers', body, id)).body).toEqual(made.body);
  expect((await control(url, 'GET', 'clock')).body).toEqual({ now: start, frozen: true });
  await control(url, 'POST', 'clock', { advance: 'PT10S' });
  const order = await again('GET', `${base}/orders/${placed.body.orders[0].id}`);
  expect(order.body.status).toBe('completed');
  const subscriptions = await again('GET', `${base}/subscriptions`);
  expect(subscriptions.body.items).toHaveLength(1);

  // What was written after the torn line is there too.
  await kill();
  const third = partnerCenter(await run(), token);
  expect((await third('GET', `${base}/subscriptions`)).body).toEqual(subscriptions.body);
}, 20_000);

test('a flood of answered writes is all there after kill -9', async () => {
  let url = await run('--clock', start);
  const app = partnerCenter(url, await appToken(url, direct));
  const answered: string[] = [];
  const writes = Array.from({ length: 40 }, async (_, index) => {
    const answer = await app('POST', '/v1/customers', newCustomer(`flood${index}.onmicrosoft.com`));
    answered.push(answer.body.id);
    if (answered.length === 25) running?.kill('SIGKILL');
  });
  await Promise.allSettled(writes);
  await kill();
  url = await run();
  const { body } = await control(url, 'GET', 'state?collection=tenants');
  const kept = new Set(body.tenants.map((tenant: { id: string }) => tenant.id));
  expect(answered.length).toBeGreaterThanOrEqual(25);
  for (const id of answered) expect(kept).toContain(id);
}, 20_000);

test('SIGTERM ends it cleanly, an unknown flag prints the usage', async () => {
  await run();
  running?.kill('SIGTERM');
  const [code] = await once(running as ChildProcess, 'exit');
  expect(code).toBe(0);
  const refused = spawn(process.execPath, [bin, '--bogus'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  refused.stderr.on('data', (chunk) => {
    text += chunk;
  });
  const [refusedCode] = await once(refused, 'close');
  expect(refusedCode).toBe(2);
  expect(text).toContain('Usage:');
}, 20_000);
