import { examineSecrets } from '../service/src/testing/canary/examine.ts';

export const title = 'A canary in every secret is found in no log, table, data file, answer, export or page';

export async function prove({ say }: { full: boolean; say: (line: string) => void }): Promise<void> {
  const { canaries, searched } = await examineSecrets();
  const kinds = new Map<string, number>();
  for (const { name } of canaries) kinds.set(name, (kinds.get(name) ?? 0) + 1);
  say(`${canaries.length} secrets: ${[...kinds].map(([name, count]) => `${count} × ${name}`).join(', ')}`);
  say('each searched raw and as JSON, URL, form, hex, base64, base64url and UTF-16');
  const half = searched.length / 2;
  for (const [index, { kind, places, bytes, marked, found }] of searched.entries()) {
    if (index === 0) say('while the tenant’s password is sealed:');
    if (index === half) say('after it was shown to its owner:');
    const size = `${(bytes / 1_048_576).toFixed(1)} MiB`.padStart(10);
    say(
      `  ${kind.padEnd(24)} ${String(places).padStart(5)} places ${size}  ${found.length} found  marker in ${marked}`,
    );
  }
  const all = searched.flatMap(({ kind, found }) => found.map((secret) => `${kind}: ${secret}`));
  if (all.length > 0) throw new Error(all.join('\n'));
  const blind = searched.filter(({ kind, marked }) => marked === 0 && !kind.includes('panels'));
  if (blind.length > 0)
    throw new Error(`What is no secret was not found either: ${blind.map(({ kind }) => kind)}`);
}
