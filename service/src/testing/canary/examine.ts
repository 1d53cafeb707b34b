import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSeedPath } from '@concord/simulator/seed';
import { type Installation, openInstallation } from '../installation.ts';
import { secretsOf } from './canaries.ts';
import { answersOf, filesOf, type Place, panelFiles, tablesOf } from './places.ts';
import { type Canary, found } from './spellings.ts';
import { openTap, type Tap } from './tap.ts';
import { newSecret, walk } from './walk.ts';

export interface Searched {
  kind: string;
  places: number;
  bytes: number;
  /** Places that hold the marker, which is no secret. */
  marked: number;
  /** `secret in place`, for everything found. */
  found: string[];
}

export interface Examined {
  canaries: Canary[];
  searched: Searched[];
}

/** Walks through everything with canaries for secrets, then looks for them wherever bytes may have come to lie. */
export async function examineSecrets(): Promise<Examined> {
  const known = { applicationSecret: newSecret('application-secret'), partnerPassword: newSecret('partner') };
  const seed = join(tmpdir(), `seed-${process.pid}.yaml`);
  writeFileSync(seed, seedWith(known), { mode: 0o600 });
  const taps: Partial<Record<'microsoft' | 'service', Tap>> = {};
  const adminPassword = newSecret('administrator');
  const house = await openInstallation({
    seed,
    env: { CONCORD_LOG_LEVEL: 'debug', CONCORD_ADMIN_PASSWORD: adminPassword },
    through: async (server, port) => {
      const tap = await openTap(port);
      taps[server] = tap;
      return tap.port;
    },
  });
  const [microsoft, service] = [taps.microsoft!, taps.service!];
  try {
    const { typed, marker, reveal } = await walk(house, known);
    await house.service().kill('SIGKILL');
    await house.start();
    await fetchPages(house);
    const canaries = () => [
      ...typed,
      { name: 'typed: administrator', value: adminPassword },
      ...secretsOf(microsoft.exchanges, 'Microsoft'),
      ...secretsOf(service.exchanges, 'our API'),
      ...masterKeys(house),
    ];
    // What the log is for at this level: it shows that there is a log to search.
    const traced = microsoft.exchanges.map(({ asked }) => asked.headers['ms-requestid']).find(Boolean);
    const markers = [marker, String(traced)].map((value) => ({ name: 'marker', value }));
    const sealed = await search(house, service, canaries(), markers);
    await reveal();
    const revealed = await search(house, service, canaries(), markers);
    return { canaries: canaries(), searched: [...sealed, ...revealed] };
  } finally {
    await house.stop();
    await microsoft.close();
    await service.close();
    rmSync(seed, { force: true });
  }
}

async function search(
  house: Installation,
  service: Tap,
  canaries: Canary[],
  markers: Canary[],
): Promise<Searched[]> {
  const look = (kind: string, places: Place[]): Searched => ({
    kind,
    places: places.length,
    bytes: places.reduce((sum, { content }) => sum + content.length, 0),
    marked: places.filter(({ content }) => found(content, markers).length > 0).length,
    found: places.flatMap(({ name, content }) =>
      found(content, canaries).map((canary) => `${canary} in ${name}`),
    ),
  });
  return [
    look('log at debug level', [{ name: 'log', content: Buffer.from(logOf(house)) }]),
    look('COPY of every table', await tablesOf(house)),
    look('data files and WAL', await filesOf(house)),
    look('API answers and export', answersOf(service.exchanges)),
    look('files of the panels', panelFiles()),
  ];
}

/** Without the lines of the first start that show the demo's first sign-ins, once and on purpose. */
function logOf(house: Installation): string {
  return house.log().replace(/^ {2}(operator|reseller|customer) {2}\S+@\S+ {2}\S+$/gm, '');
}

async function fetchPages(house: Installation): Promise<void> {
  const token = house.signIns.operator;
  const pages = [
    '/operator',
    '/customer',
    '/metrics',
    '/api/openapi.json',
    '/healthz',
    '/readyz',
    '/api/v1/nothing',
  ];
  for (const page of pages) await fetch(house.url + page);
  const answer = await fetch(`${house.url}/api/v1/session/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...token, panel: 'operator' }),
  });
  const { token: bearer } = (await answer.json()) as { token: string };
  const exported = await fetch(`${house.url}/api/v1/export`, {
    headers: { authorization: `Bearer ${bearer}` },
  });
  if (!exported.ok || !(await exported.text()).includes('"table":"secrets"')) throw new Error('no export');
}

/** The demo's seed with our canaries in place of its secrets. */
function seedWith({
  applicationSecret,
  partnerPassword,
}: {
  applicationSecret: string;
  partnerPassword: string;
}) {
  return readFileSync(demoSeedPath, 'utf8')
    .replace('demo-application-secret-1', JSON.stringify(applicationSecret))
    .replace('Demo-Pass-1', JSON.stringify(partnerPassword));
}

const masterKeys = (house: Installation): Canary[] =>
  readFileSync(join(house.folder, 'secret-key'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((value) => ({ name: 'master key', value }));
