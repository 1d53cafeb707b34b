import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { graphOperations } from './graph/operations.ts';
import { routeOf } from './partner-center/operation.ts';
import { operations } from './partner-center/operations.ts';

export const coveragePath = fileURLToPath(new URL('../COVERAGE.md', import.meta.url));
/** Which golden rows asked for which endpoint; the judge writes it. */
const goldenPath = fileURLToPath(new URL('../../conformance/coverage.json', import.meta.url));
/** How many recorded answers of Microsoft there are of each endpoint. */
export const recordedPath = fileURLToPath(new URL('../recorded.json', import.meta.url));

/** More row ids than these are only counted. */
const namedRows = 6;

interface Endpoint {
  /** `METHOD /path/:parameter`, as the server knows it. */
  route: string;
  source: string;
  models: string;
  /** Who may call; Partner Center only. */
  auth?: string;
}

/** Every endpoint of Partner Center and of Graph that is modelled. */
export function endpoints(): { partnerCenter: Endpoint[]; graph: Endpoint[] } {
  return {
    partnerCenter: operations.map((one) => ({
      route: `${one.method} ${routeOf(one)}`,
      source: one.source,
      models: one.models ?? '',
      auth: one.auth,
    })),
    graph: graphOperations.map((one) => ({
      route: `${one.method} /graph/v1.0${one.path}`,
      source: one.source,
      models: one.models ?? '',
    })),
  };
}

/** COVERAGE.md, made of what stands beside the code of each endpoint and of what the judge and the recordings checked. */
export function coverageText(): string {
  const { partnerCenter, graph } = endpoints();
  const golden = read<Record<string, string[]>>(goldenPath);
  const recorded = read<Record<string, number>>(recordedPath);
  const row = ({ route, source, models, auth }: Endpoint): string => {
    const cells = [
      `\`${route.replace('/graph/v1.0', '/v1.0')}\``,
      `[${source.split('/').at(-1)}](${source})`,
      ...(auth === undefined ? [] : [auth]),
      models,
      checks(golden[route] ?? [], recorded[route] ?? 0),
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  };
  const part = readFileSync(new URL('../coverage-parts.md', import.meta.url), 'utf8');
  return part
    .replace('<!-- partner-center -->', () =>
      [
        '| endpoint | source | auth | modelled | checked by |',
        '| --- | --- | --- | --- | --- |',
        ...partnerCenter.map(row),
      ].join('\n'),
    )
    .replace('<!-- graph -->', () =>
      ['| endpoint | source | modelled | checked by |', '| --- | --- | --- | --- |', ...graph.map(row)].join(
        '\n',
      ),
    );
}

function checks(rows: string[], recordings: number): string {
  const golden =
    rows.length > namedRows
      ? `${rows.slice(0, namedRows).join(', ')} and ${rows.length - namedRows} more rows`
      : rows.join(', ');
  const seen = recordings === 0 ? '' : `${recordings} ${recordings === 1 ? 'recording' : 'recordings'}`;
  return [golden, seen].filter((text) => text !== '').join('; ');
}

function read<T extends object>(path: string): T {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : ({} as T);
}
