/** Builds the two panels and keeps compressed copies beside them, so that nothing is compressed twice. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const panel = join(import.meta.dirname, '../panel');
await build({ root: panel, configFile: join(panel, 'vite.config.ts'), logLevel: 'warn' });

for (const entry of readdirSync(join(panel, 'dist'), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(js|css|html|svg)$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const body = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(body));
}
