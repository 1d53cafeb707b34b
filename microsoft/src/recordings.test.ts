import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import uncalled from '../uncalled-endpoints.json' with { type: 'json' };
import { cloud } from './clouds.ts';
import { partnerCenter } from './partner-center/commerce.ts';
import { searchTenants } from './partner-center/customers.ts';
import { commerceReadings } from './testing/commerce-readings.ts';
import { listen } from './testing/local-server.ts';
import { doorTo, handClock } from './testing/partner.ts';
import { peopleReadings, type Reading } from './testing/people-readings.ts';
import { createTokens } from './tokens.ts';

interface Recording {
  method: string;
  path: string;
  status: number | null;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of every shape
  responseBody: any;
  note: string | null;
}

const file = join(import.meta.dirname, '../../../shared/oracle/recordings.jsonl');
const recordings: Recording[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
const customer = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';

/** `GET /v1/customers/{}/users`: ids, whether recorded or named, stand as `{}`. */
function endpoint(method: string, path: string): string {
  const template = path
    .replace(/\/+$/, '')
    .replace(/(?<=\/)(\{[^/]*\}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+)(?=\/|$)/gi, '{}')
    .replace(/(?<=countryvalidationrules\/)\w+/, '{}');
  return `${method} ${template}`;
}

/** The endpoints that the client's own source names. */
const called = new Set([
  'POST /{}/oauth2/token',
  ...globSync('partner-center/*.ts', { cwd: import.meta.dirname }).flatMap((name) =>
    [
      ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(
        /(?:method: '(\w+)',\s*)?path: (?:'|at`)(\/[^'`]+)/g,
      ),
    ].map(([, method = 'GET', path = '']) => endpoint(method, path.replaceAll(/\$\{[^}]*\}/g, '{}'))),
  ),
]);

/** How each endpoint's answers are read, and what must be found in them. */
const readers: Record<string, Reading> = {
  ...peopleReadings,
  ...commerceReadings,
  'GET /v1/countryvalidationrules/{}': async (door, body) => {
    const rules = await partnerCenter(door).countryRules('US');
    return [
      [rules.country, rules.states, rules.postalCodePattern, rules.phoneNumberPattern, rules.cultures],
      [
        body.iso2Code,
        body.supportedStatesList,
        body.postalCodeRegex,
        body.phoneNumberRegex,
        body.supportedCulturesList,
      ],
    ];
  },
  'GET /v1/customers/{}/directSignedMicrosoftCustomerAgreementStatus': async (door, body) => [
    await partnerCenter(door).agreementAccepted(customer),
    body.isSigned,
  ],
  'GET /v1/customers/{}': async (door, body) => {
    const found = await partnerCenter(door).tenant(customer);
    return [
      [found?.tenantId, found?.domain, found?.commerceId, found?.companyName],
      [body.id, body.companyProfile.domain, body.commerceId, body.billingProfile.companyName],
    ];
  },
  'GET /v1/customers': async (door, body) => {
    const found: string[] = [];
    for await (const tenant of searchTenants(door, 'CompanyName', 'Cont')) found.push(tenant.domain);
    return [found, body.items.map((item: Recording['responseBody']) => item.companyProfile.domain)];
  },
  'GET /v1/relationships': async (door, body) => [
    (await partnerCenter(door).indirectResellers()).map(({ tenantId, mpnId }) => [tenantId, mpnId]),
    body.items.map((item: Record<string, string>) => [item.id, item.mpnId]),
  ],
  'GET /v1/compliance/csp/agreementstatus': async (door) => [
    await partnerCenter(door).partnerAgreementSigned(customer),
    expect.any(Boolean),
  ],
  'POST /{}/oauth2/token': async (_door, _body, url) => {
    const tokens = createTokens({
      cloud: cloud('simulator', url),
      tenantId: customer,
      applicationId: customer,
      endpoint: 'v1',
      now: handClock().now,
      secrets: {
        applicationSecret: async () => 'secret',
        refreshToken: async () => undefined,
        saveRefreshToken: async () => {},
        password: async () => ({ login: 'admin@fabrikam.example', password: 'wrong' }),
      },
    });
    return [await tokens.get('user'), expect.anything()];
  },
};

/** The code that a refused call must report. */
function codeOf({ status, responseBody }: Recording): string {
  const entra = responseBody?.error_codes?.at(-1);
  return entra ? `AADSTS${entra}` : String(responseBody?.code ?? `http-${status}`);
}

async function replay({ method, path, status, responseBody, note }: Recording) {
  const mark =
    note?.includes('byte order mark was on the wire') || note?.includes('a UTF-8 byte order mark')
      ? '\ufeff'
      : '';
  const body = responseBody === null ? '' : mark + JSON.stringify(responseBody);
  return listen((response, request) => {
    const asked = endpoint(request.method, new URL(request.url, 'http://localhost').pathname);
    if (asked !== endpoint(method, path)) return response.writeHead(501).end();
    return response.writeHead(status!, { 'Content-Type': 'application/json; charset=utf-8' }).end(body);
  });
}

test('the list of endpoints that nobody calls yet names none that is called', () => {
  expect(uncalled.filter((one) => called.has(one))).toEqual([]);
});

test.skipIf(recordings.length === 0)('every recorded endpoint is called, or listed as not called yet', () => {
  const recorded = new Set(recordings.map(({ method, path }) => endpoint(method, path)));
  expect(uncalled).toEqual([...recorded].filter((one) => !called.has(one)).sort());
});

test.skipIf(recordings.length === 0)('what Microsoft answered is read without loss', async () => {
  let read = 0;
  let unanswered = 0;
  for (const recording of recordings.filter(({ method, path }) => called.has(endpoint(method, path)))) {
    const { method, path, status, responseBody } = recording;
    if (status === null) {
      unanswered += 1;
      continue;
    }
    const name = endpoint(method, path);
    const reader = readers[name];
    if (!reader) throw new Error(`No reader for ${name}.`);
    const server = await replay(recording);
    const reading = reader(doorTo(server.url).door, responseBody ?? undefined, server.url);
    if (status < 300 || (status === 404 && name === 'GET /v1/profiles/mpn')) {
      const [found, expected] = await reading;
      expect(found, name).toEqual(expected);
    } else {
      await expect(reading, name).rejects.toMatchObject({ status, code: codeOf(recording) });
    }
    read += 1;
  }
  const rest = recordings.length - read - unanswered;
  console.log(
    `recordings: ${read} read, ${unanswered} without an answer, ${rest} of endpoints not called yet`,
  );
  expect(read).toBeGreaterThan(0);
});

if (recordings.length === 0)
  console.log('recordings: skipped, there is no ../shared/oracle beside the repository');
