import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../bench/figure.ts';

export const title = 'Speed and memory, each figure beside its baseline of the same run';

export async function prove({ say }: { full: boolean; say: (line: string) => void }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-proof-'));
  const json = join(folder, 'figures.json');
  try {
    spawnSync(process.execPath, [join(import.meta.dirname, '../tools/bench.ts'), '--json', json], {
      stdio: 'inherit',
    });
    const figures = JSON.parse(readFileSync(json, 'utf8')) as Figure[];
    const over = figures.filter(({ ok }) => !ok);
    say(`${figures.length} figures, ${over.length} over budget`);
    if (figures.length < 7) throw new Error('a figure is missing');
    if (over.length > 0) throw new Error(`over budget: ${over.map(({ name }) => name).join('; ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
