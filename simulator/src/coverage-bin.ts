/**
 * node simulator/src/coverage-bin.ts [RECORDINGS.jsonl]: writes COVERAGE.md. With the recorded answers of Microsoft it
 * counts those of each endpoint first; without them the counts stay as they are.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { coveragePath, coverageText, endpoints, recordedPath } from './coverage.ts';

const [recordings] = process.argv.slice(2);
if (recordings !== undefined) writeFileSync(recordedPath, `${JSON.stringify(count(recordings), null, 1)}\n`);
writeFileSync(coveragePath, coverageText());

function count(path: string): Record<string, number> {
  const { partnerCenter, graph } = endpoints();
  const routes = [...partnerCenter, ...graph].map(({ route }) => {
    const [method, template = ''] = route.replace('/graph/', '/').split(' ');
    return { route, method, path: new RegExp(`^${template.replace(/:\w+/g, '[^/]+')}/?$`, 'i') };
  });
  const counts = new Map<string, number>();
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    const recording = JSON.parse(line) as { method: string; path: string };
    const asked = recording.path.split('?')[0] ?? '';
    const of = routes.find((one) => one.method === recording.method && one.path.test(asked));
    if (of) counts.set(of.route, (counts.get(of.route) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
