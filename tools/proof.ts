/** npm run proof -- A.3 [--full]: runs one acceptance point, prints its figures and PASS or FAIL. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A file of `proofs/` is named after its point (`a-3-….ts`) and exports this. */
export interface Proof {
  title: string;
  /** Prints figures with `say`; throws when the point does not hold. */
  prove: (run: { full: boolean; say: (line: string) => void }) => Promise<void>;
}

const folder = join(import.meta.dirname, '../proofs');
const [point = '', ...flags] = process.argv.slice(2);
const file = readdirSync(folder).find(
  (name) =>
    name.startsWith(`${point.toLowerCase().replace('.', '-')}-`) &&
    name.endsWith('.ts') &&
    !name.endsWith('.test.ts'),
);
if (!file || !existsSync(join(folder, file))) {
  console.error(
    `There is no proof ${point}. Known: ${readdirSync(folder)
      .filter((name) => /^[a-z]-\d+-/.test(name))
      .map((name) => name.slice(0, 3).replace('-', '.').toUpperCase())
      .join(', ')}`,
  );
  process.exit(2);
}
const { title, prove } = (await import(join(folder, file))) as Proof;
console.log(`${point.toUpperCase()}  ${title}`);
try {
  await prove({ full: flags.includes('--full'), say: (line) => console.log(`  ${line}`) });
  console.log('PASS');
  process.exit(0);
} catch (error) {
  console.error(error);
  console.log('FAIL');
  process.exit(1);
}
