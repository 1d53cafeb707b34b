import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createBudget } from './budget.ts';
import { MicrosoftError } from './errors.ts';
import { object } from './fields.ts';
import { closedPort, hangUp, json, listen, raw, silence } from './testing/local-server.ts';
import { doorTo, plainTokens } from './testing/partner.ts';

const ids = { requestId: 'request-1', correlationId: 'correlation-1' };
const requestIds = (requests: { headers: Record<string, unknown> }[]) =>
  requests.map(({ headers }) => headers['ms-requestid']);
const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('This call must fail.'),
    (error) => error as MicrosoftError,
  );

describe('ids', () => {
  test('are made when the caller brings none, and differ', async () => {
    const server = await listen(json({}));
    const { door } = doorTo(server.url);
    await door.call({ method: 'GET', path: '/v1/x', as: 'app' });
    const { headers } = server.requests[0]!;
    expect(headers['ms-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['ms-correlationid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['ms-requestid']).not.toBe(headers['ms-correlationid']);
    expect(headers.authorization).toBe('Bearer app-1');
  });

  test('a lost connection is answered by the same request id', async () => {
    const server = await listen(hangUp, json({ id: 1 }, 201));
    const { door } = doorTo(server.url);
    const reply = await door.call({ method: 'POST', path: '/v1/x', as: 'app', ids, body: {} });
    expect(reply).toMatchObject({ status: 201, body: { id: 1 }, ...ids });
    expect(requestIds(server.requests)).toEqual(['request-1', 'request-1']);
  });

  test.each([['GET'], ['POST']] as const)(
    '%s: a 503 is an answer, so the next attempt has a new id',
    async (method) => {
      const server = await listen(raw('', 503), json({}));
      const { door } = doorTo(server.url);
      await door.call({ method, path: '/v1/x', as: 'app', ids });
      const [first, second] = requestIds(server.requests);
      expect(first).toBe('request-1');
      expect(second).not.toBe(first);
      expect(server.requests.map(({ headers }) => headers['ms-correlationid'])).toEqual([
        'correlation-1',
        'correlation-1',
      ]);
    },
  );

  test.each([408, 500, 502, 504])(
    'a write keeps its id after %i, because the work may have been done',
    async (status) => {
      const server = await listen(raw('', status), json({}));
      await doorTo(server.url).door.call({ method: 'PATCH', path: '/v1/x', as: 'app', ids, body: {} });
      expect(requestIds(server.requests)).toEqual(['request-1', 'request-1']);
    },
  );

  test('once the outcome is open, a later refusal does not change the id', async () => {
    const server = await listen(hangUp, raw('', 503), json({}));
    await doorTo(server.url).door.call({ method: 'POST', path: '/v1/x', as: 'app', ids });
    expect(requestIds(server.requests)).toEqual(['request-1', 'request-1', 'request-1']);
  });
});

describe('giving up', () => {
  test('a write that is never answered is uncertain, a read is not', async () => {
    const server = await listen(hangUp);
    const { door } = doorTo(server.url);
    const write = await failure(door.call({ method: 'POST', path: '/v1/x', as: 'app' }));
    expect(write).toMatchObject({ code: 'connection-lost', remedy: 'retry', uncertain: true });
    expect(server.requests).toHaveLength(4);
    const read = await failure(door.call({ method: 'GET', path: '/v1/x', as: 'app' }));
    expect(read).toMatchObject({ code: 'connection-lost', uncertain: false });
  });

  test('a refusal after a lost answer stays uncertain: the first attempt may have done it', async () => {
    const server = await listen(hangUp, json({ code: 3000, description: 'taken' }, 409));
    const error = await failure(
      doorTo(server.url).door.call({ method: 'POST', path: '/v1/customers', as: 'app', ids }),
    );
    expect(error).toMatchObject({ code: '3000', status: 409, uncertain: true, requestId: 'request-1' });
  });

  test('a call that is not idempotent comes back after the first lost answer', async () => {
    const server = await listen(hangUp);
    const call = doorTo(server.url).door.call({
      method: 'POST',
      path: '/v1/x',
      as: 'app',
      idempotent: false,
    });
    expect(await failure(call)).toMatchObject({ uncertain: true });
    expect(server.requests).toHaveLength(1);
  });

  test('no connection at all is certain', async () => {
    const { door } = doorTo(await closedPort());
    const error = await failure(door.call({ method: 'POST', path: '/v1/x', as: 'app' }));
    expect(error).toMatchObject({ code: 'unreachable', uncertain: false, remedy: 'retry' });
  });

  test('silence ends in a time-out, for the head and for the body', async () => {
    const head = await listen(silence);
    const retry = { attempts: 1 };
    const quick = doorTo(head.url, { timeouts: { answer: 20 }, retry }).door;
    expect(await failure(quick.call({ method: 'GET', path: '/v1/x', as: 'app' }))).toMatchObject({
      code: 'timed-out',
    });
    const body = await listen((response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{');
    });
    const slow = doorTo(body.url, { timeouts: { body: 20 }, retry }).door;
    const error = await failure(slow.call({ method: 'POST', path: '/v1/x', as: 'app' }));
    expect(error).toMatchObject({ code: 'timed-out', uncertain: true });
  });

  test('the time for the whole call also ends pauses and the wait for the budget', async () => {
    const busy = await listen(raw('', 429, { 'Retry-After': '57' }));
    const timeouts = { total: 30 };
    const wait = (ms: number, signal?: AbortSignal) => sleep(ms, undefined, { signal });
    const write = { method: 'POST', path: '/v1/x', as: 'app' } as const;
    expect(await failure(doorTo(busy.url, { timeouts, wait }).door.call(write))).toMatchObject({
      code: 'timed-out',
      remedy: 'retry',
      uncertain: false,
    });
    const mute = await listen(silence);
    expect(await failure(doorTo(mute.url, { timeouts }).door.call({ ...write, ids }))).toMatchObject({
      code: 'timed-out',
      uncertain: true,
      requestId: 'request-1',
    });
    const budget = createBudget({ perMinute: 4, burst: 2, now: () => new Date(), wait });
    budget.refused(60_000);
    expect(await failure(doorTo(mute.url, { timeouts, budget }).door.call(write))).toMatchObject({
      code: 'timed-out',
      uncertain: false,
    });
  });

  test.each([
    ['800064', 409, 2 * 60_000],
    ['900278', 409, 24 * 60 * 60_000],
  ])('%s comes back with a rest, because it takes longer than a call', async (code, status, ms) => {
    const server = await listen(json({ code, description: 'busy' }, status));
    const error = await failure(doorTo(server.url).door.call({ method: 'POST', path: '/v1/x', as: 'app' }));
    expect(error).toMatchObject({ code, remedy: 'retry', retryAfterMs: ms, uncertain: false });
    expect(server.requests).toHaveLength(1);
  });

  test('a connection that does not come about is certain: nothing was sent', async () => {
    const mute = createServer();
    await new Promise<void>((ready) => mute.listen(0, '127.0.0.1', ready));
    onTestFinished(() => void mute.close());
    const { port } = mute.address() as AddressInfo;
    // TCP accepts, but the TLS handshake never ends.
    const { door } = doorTo(`https://127.0.0.1:${port}`, {
      timeouts: { connect: 30 },
      retry: { attempts: 1 },
    });
    expect(await failure(door.call({ method: 'POST', path: '/v1/x', as: 'app' }))).toMatchObject({
      code: 'timed-out',
      uncertain: false,
    });
  });

  test('packed answers are unpacked, forms are sent as such', async () => {
    const server = await listen(raw(gzipSync('{"id":7}'), 200, { 'Content-Encoding': 'gzip' }));
    const body = new FormData();
    body.set('file', new Blob(['content']), 'order.txt');
    const reply = await doorTo(server.url).door.call({ method: 'POST', path: '/v1/x', as: 'app', body });
    expect(reply.body).toEqual({ id: 7 });
    const [received] = server.requests;
    expect(received?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(received?.body).toContain('filename="order.txt"');
  });

  test('an abort ends a call in flight with its own reason', async () => {
    const giveUp = new AbortController();
    const server = await listen(() => giveUp.abort(new Error('enough')));
    const call = doorTo(server.url).door.call({
      method: 'GET',
      path: '/v1/x',
      as: 'app',
      signal: giveUp.signal,
    });
    await expect(call).rejects.toThrow('enough');
    expect(server.requests).toHaveLength(1);
  });

  test('an input error is not tried again', async () => {
    const server = await listen(
      json({ code: 800018, description: 'Limit', data: [], source: 'PartnerFD' }, 400),
    );
    const error = await failure(
      doorTo(server.url).door.call({ method: 'POST', path: '/v1/customers', as: 'app' }),
    );
    expect(error).toMatchObject({
      code: '800018',
      remedy: 'ask-person',
      description: 'Limit',
      uncertain: false,
    });
    expect(error).toBeInstanceOf(MicrosoftError);
    expect(server.requests).toHaveLength(1);
  });
});

test('a 500 with a code that names the fault is a refusal', async () => {
  const server = await listen(json({ code: 800083, description: 'No availability' }, 500));
  const error = await failure(doorTo(server.url).door.call({ method: 'POST', path: '/v1/x', as: 'app' }));
  expect(error).toMatchObject({ code: '800083', remedy: 'fix-input', uncertain: false });
  expect(server.requests).toHaveLength(1);
});

describe('401', () => {
  test('brings one fresh token, once', async () => {
    const server = await listen(raw('', 401), json({ ok: true }));
    const tokens = plainTokens();
    await doorTo(server.url, { tokens }).door.call({ method: 'POST', path: '/v1/x', as: 'user' });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer user-1',
      'Bearer user-2',
    ]);
    expect(tokens.asked[1]![1]).toMatchObject({ refused: 'user-1' });
  });

  test('twice is an error', async () => {
    const server = await listen(raw('<html>', 401));
    const error = await failure(doorTo(server.url).door.call({ method: 'GET', path: '/v1/x', as: 'user' }));
    expect(error).toMatchObject({ code: 'http-401', remedy: 'reauthenticate' });
    expect(server.requests).toHaveLength(2);
  });

  test.each([900420, 900421])('code %i is not mended by a fresh token', async (code) => {
    const server = await listen(json({ code, description: '' }, 401));
    await failure(doorTo(server.url).door.call({ method: 'GET', path: '/v1/x', as: 'user' }));
    expect(server.requests).toHaveLength(1);
  });
});

test('every attempt is observed, without query, body or token', async () => {
  const server = await listen(raw('', 500), json({}));
  const { door, exchanges } = doorTo(server.url);
  await door.call({
    method: 'GET',
    path: '/v1/x',
    query: { filter: 'hidden' },
    as: 'app',
    ids,
    read: object,
  });
  expect(exchanges).toMatchObject([
    { method: 'GET', path: '/v1/x', status: 500, attempt: 1, requestId: 'request-1', errorCode: 'http-500' },
    { method: 'GET', path: '/v1/x', status: 200, attempt: 2, correlationId: 'correlation-1' },
  ]);
  expect(exchanges[0]!.microsoftTime).toBeInstanceOf(Date);
  expect(JSON.stringify(exchanges)).not.toMatch(/hidden|app-1/);
});
