import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Caller, signedIn } from '../service/src/testing/caller.ts';
import { until } from '../service/src/testing/house.ts';
import { administrator, fillForms } from '../service/src/testing/person.ts';
import type { Bench, Figure } from './figure.ts';

const orders = 20;

/** CPU that a process has used, in ms. */
function cpu(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function control(simulator: string, method: string, path: string, body?: unknown) {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return (await fetch(`${simulator}/_simulator/${path}`, { method, ...json })).json() as Promise<unknown>;
}

/** What one order costs beyond the calls that it makes at Microsoft. */
export async function order(bench: Bench): Promise<Figure[]> {
  const { url, simulator, pids } = bench;
  const operator = await signedIn(url, 'operator', {
    email: 'admin@concord.example',
    password: 'Test-pass-1',
  });
  await prepare(operator, simulator, bench.token);
  const place = await placer(operator);
  await place();
  // The compiler has done its work before anything is measured.
  for (let n = 0; n < 3; n++) await together(place);

  await control(simulator, 'POST', 'settings', { latencyMs: 0 });
  const calls = await countCalls(simulator, place);
  const cpuBefore = cpu(pids.service);
  await together(place);
  const cpuPerOrder = (cpu(pids.service) - cpuBefore) / orders;
  const bareBefore = process.cpuUsage();
  for (let n = 0; n < orders; n++) await bare(simulator, calls);
  const bareUsage = process.cpuUsage(bareBefore);
  const bareCpu = (bareUsage.user + bareUsage.system) / 1000 / orders;

  await control(simulator, 'POST', 'settings', { latencyMs: 100 });
  const startedAt = performance.now();
  for (let n = 0; n < 5; n++) await place();
  const wall = (performance.now() - startedAt) / 5;
  const bareStart = performance.now();
  for (let n = 0; n < 5; n++) await bare(simulator, calls);
  const bareWall = (performance.now() - bareStart) / 5;
  await control(simulator, 'POST', 'settings', { latencyMs: 0 });

  const overhead = cpuPerOrder - bareCpu;
  return [
    {
      name: `CPU per order over its ${calls} bare calls`,
      value: Math.round(overhead),
      unit: 'ms',
      baseline: Math.round(bareCpu),
      ratio: cpuPerOrder / bareCpu,
      budget: '≤ 25 ms',
      ok: overhead <= 25,
    },
    {
      name: `wall time per order at 100 ms a call (${calls} calls)`,
      value: Math.round(wall),
      unit: 'ms',
      baseline: Math.round(bareWall),
      ratio: wall / bareWall,
      budget: '≤ 1.05 × bare',
      ok: wall <= bareWall * 1.05,
    },
  ];
}

/** Many at once, asked for rarely, so that hardly anything but the orders is measured. */
const together = (place: (everyMs?: number) => Promise<void>) =>
  Promise.all(Array.from({ length: orders }, () => place(1000)));

async function prepare(operator: Caller, simulator: string, token: string): Promise<void> {
  await control(simulator, 'POST', 'settings', { provisioning: 'PT0S', quotaPerMinute: 0 });
  const { items } = await operator('GET /settings-sets');
  const id = items[0]?.id ?? '';
  const consent = await operator('POST /settings-sets/:id/consent', { params: { id } });
  await fetch(await fillForms(consent.url, administrator), {
    redirect: 'manual',
    headers: { authorization: `Bearer ${token}` },
  });
  await until(
    () => operator('GET /settings-sets/:id/checks/latest', { params: { id } }),
    ({ check }) => check !== null && check.state !== 'running',
  );
}

/** Orders for a customer whose tenant and agreement are there: the steady case. */
async function placer(operator: Caller): Promise<(everyMs?: number) => Promise<void>> {
  const plan = (await operator('GET /plans')).items[0];
  const customer = (await operator('GET /customers')).items[0];
  const body = { planId: plan?.id ?? '', customerId: customer?.id ?? '', seats: 1 };
  const signatory = { firstName: 'Contact', lastName: 'Person', email: 'it@fourthcoffee.example' };
  const attestation = await operator('POST /ordering/attestations', {
    body: { ...body, signatory, accepted: true },
  });
  await fetch(attestation.link, { method: 'POST' });
  await operator('GET /ordering/attestations/:id', { params: { id: attestation.id } });
  const first = { attestationId: attestation.id, tenant: { kind: 'new' as const, prefix: 'benchtenant1' } };
  let placed = 0;
  return async (everyMs = 10) => {
    const order = await operator('POST /orders', { body: { ...body, ...(placed++ === 0 && first) } });
    for (;;) {
      const { state, steps } = await operator('GET /orders/:id', { params: { id: order.id } });
      if (state === 'completed') return;
      if (state === 'needs-attention') throw new Error(`the order stopped: ${JSON.stringify(steps)}`);
      await pause(everyMs);
    }
  };
}

async function countCalls(simulator: string, place: (everyMs?: number) => Promise<void>): Promise<number> {
  await control(simulator, 'DELETE', 'requests');
  await place();
  const { requests } = (await control(simulator, 'GET', 'requests')) as { requests: { path: string }[] };
  return requests.filter(({ path }) => !path.includes('_simulator')).length;
}

/** The same number of calls, one after the other, by nothing but fetch. */
async function bare(simulator: string, calls: number): Promise<void> {
  for (let n = 0; n < calls; n++) {
    const answer = await fetch(`${simulator}/v1/countryvalidationrules/US`, {
      headers: { authorization: 'Bearer none' },
    });
    await answer.arrayBuffer();
  }
}
