import { describe, expect, test } from 'vitest';
import { createBudget } from './budget.ts';
import { object } from './fields.ts';
import { json, listen, raw } from './testing/local-server.ts';
import { doorTo, freeBudget, handClock } from './testing/partner.ts';

const text = '{"name":"Zürich – 東京","count":"3"}';
const read = { method: 'GET', path: '/v1/x', as: 'app' } as const;
const utf16be = () => Buffer.from(text, 'utf16le').swap16();

describe('encodings', () => {
  test.each([
    ['UTF-8 behind a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['plain UTF-8', Buffer.from(text)],
    ['UTF-16LE with mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16LE without mark', Buffer.from(text, 'utf16le')],
    ['UTF-16BE with mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be()])],
    ['UTF-16BE without mark', utf16be()],
  ])('%s', async (_name, bytes) => {
    const server = await listen(raw(bytes));
    expect((await doorTo(server.url).door.call(read)).body).toEqual(JSON.parse(text));
  });

  test('an empty success has no body', async () => {
    const server = await listen(raw('', 202, { Location: '/customers/1' }));
    const reply = await doorTo(server.url).door.call({ method: 'PATCH', path: '/v1/x', as: 'app' });
    expect(reply).toMatchObject({ status: 202, body: undefined });
    expect(reply.headers.get('location')).toBe('/customers/1');
  });
});

describe('damaged answers', () => {
  const damaged = ['{"items":[', '<html>Sign in</html>', '[1,2', 'null'];

  test.each(damaged)('%s: a read asks again', async (body) => {
    const server = await listen(raw(body), json({ ok: true }));
    expect((await doorTo(server.url).door.call({ ...read, read: object })).body).toEqual({ ok: true });
  });

  test.each(damaged)('%s: a write is not repeated, and uncertain', async (body) => {
    const server = await listen(raw(body, 201));
    const call = doorTo(server.url).door.call({ ...read, method: 'POST', read: object });
    await expect(call).rejects.toMatchObject({ code: 'malformed-answer', uncertain: true, remedy: 'retry' });
    expect(server.requests).toHaveLength(1);
  });

  test('a body that breaks off is a lost answer', async () => {
    const server = await listen(
      (response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('{"items"');
        setImmediate(() => response.destroy());
      },
      json({ ok: true }),
    );
    expect((await doorTo(server.url).door.call(read)).body).toEqual({ ok: true });
  });

  test.each([
    ['HTML', '<html>forbidden</html>'],
    ['nothing', ''],
    ['the gateway’s shape', '{"statusCode":403,"message":"no"}'],
    ['a list', '["no"]'],
  ])('an error as %s is told by its status', async (_name, body) => {
    const server = await listen(raw(body, 403));
    await expect(doorTo(server.url).door.call(read)).rejects.toMatchObject({
      code: 'http-403',
      remedy: 'ask-person',
    });
  });

  test('the newer error shape', async () => {
    const body = {
      code: 600074,
      message: 'Not Found',
      description: 'No status',
      errorName: 'X',
      isRetryable: false,
    };
    const server = await listen(json(body, 404));
    await expect(doorTo(server.url).door.call(read)).rejects.toMatchObject({
      code: '600074',
      description: 'No status',
    });
  });

  test('a redirect is not followed', async () => {
    const elsewhere = await listen(json({}));
    const server = await listen(raw('', 302, { Location: elsewhere.url }));
    await expect(doorTo(server.url).door.call(read)).rejects.toMatchObject({
      status: 302,
      remedy: 'configuration',
    });
    expect(elsewhere.requests).toHaveLength(0);
  });
});

test('a refusal whose reason was damaged is asked for again, also of a write', async () => {
  const damaged = raw('{"code":8000', 400, { 'Content-Type': 'application/json' });
  const server = await listen(damaged, json({ code: 800018, description: 'Limit' }, 400));
  const call = doorTo(server.url).door.call({ method: 'POST', path: '/v1/x', as: 'app' });
  await expect(call).rejects.toMatchObject({ code: '800018', remedy: 'ask-person', uncertain: false });
  const absent = raw('<html>', 404, { 'Content-Type': 'text/html' });
  const gateway = await listen(absent);
  await expect(doorTo(gateway.url).door.call(read)).rejects.toMatchObject({ code: 'http-404' });
  expect(gateway.requests).toHaveLength(1);
});

describe('Retry-After', () => {
  const refusal = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' };

  test('in seconds stops every caller of the partner account', async () => {
    const refusals: number[] = [];
    const budget = { ...freeBudget, refused: (ms: number) => refusals.push(ms) };
    const server = await listen(json(refusal, 429, { 'Retry-After': '57' }), json({}));
    const { door, clock } = doorTo(server.url, { budget });
    await door.call(read);
    expect(clock.waits).toEqual([57_000]);
    expect(refusals).toEqual([57_000]);
  });

  test('as a date counts from Microsoft’s own clock', async () => {
    const headers = { Date: 'Tue, 24 Nov 2026 09:00:00 GMT', 'Retry-After': 'Tue, 24 Nov 2026 09:00:20 GMT' };
    const server = await listen(json({}, 503, headers), json({}));
    const { door, clock } = doorTo(server.url);
    await door.call(read);
    expect(clock.waits).toEqual([20_000]);
  });

  test('longer than two minutes is for the caller to plan', async () => {
    const server = await listen(json(refusal, 429, { 'Retry-After': '600' }));
    await expect(doorTo(server.url).door.call(read)).rejects.toMatchObject({
      status: 429,
      retryAfterMs: 600_000,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('without it the pause is random, below a limit that doubles', async () => {
    const server = await listen(raw('', 500));
    const { door, clock } = doorTo(server.url);
    await expect(door.call(read)).rejects.toMatchObject({ code: 'http-500' });
    expect(clock.waits).toEqual([500, 1_000, 2_000]);
  });

  test('each attempt takes its share of the budget', async () => {
    const clock = handClock();
    const server = await listen(raw('', 503, { 'Retry-After': '0' }), json({}));
    const budget = createBudget({ ...clock, perMinute: 61, burst: 2 });
    await budget.take(2, { priority: 'order' });
    clock.waits.length = 0;
    await doorTo(server.url, { ...clock, budget }).door.call(read);
    expect(clock.waits).toEqual([1_000, 0, 1_000]);
  });
});
