import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figure.ts';

const dist = join(import.meta.dirname, '../panel/dist');

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  src?: string;
}

/** Script of the first screen: what the entry loads at once, and the page that it opens with. */
export async function scripts(): Promise<Figure[]> {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const weigh = (panel: string, firstPage: RegExp): number => {
    const seen = new Set<string>();
    const visit = (key: string) => {
      if (seen.has(key)) return;
      seen.add(key);
      for (const next of manifest[key]?.imports ?? []) visit(next);
    };
    visit(`${panel}.html`);
    for (const key of Object.keys(manifest)) if (firstPage.test(key)) visit(key);
    const files = new Set(
      [...seen].map((key) => manifest[key]?.file).filter((file) => file?.endsWith('.js')),
    );
    return [...files].reduce((sum, file) => sum + sizeOf(join(dist, file ?? '')), 0) / 1000;
  };
  const figure = (name: string, value: number, budget: number): Figure => ({
    name,
    value: Math.round(value),
    unit: 'kB gzip',
    budget: `≤ ${budget} kB`,
    ok: value <= budget,
  });
  return [
    figure(
      'operator panel, first screen',
      weigh('operator', /^src\/operator\/home\.tsx$|^src\/texts\/en\/operator\.ts$/),
      320,
    ),
    figure(
      'customer panel, first screen',
      weigh('customer', /^src\/customer\/subscriptions\.tsx$|^src\/texts\/en\/customer\.ts$/),
      280,
    ),
  ];
}

function sizeOf(file: string): number {
  return existsSync(`${file}.gz`) ? statSync(`${file}.gz`).size : 0;
}
