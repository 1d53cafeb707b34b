import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openKeyring } from './keyring.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'concord-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const keyring = openKeyring({ dataDir, secretKey: undefined, secretKeyFile: undefined });

test('what is sealed opens again, for its own row only, and no bit may change', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.uuid(),
      fc.uuid(),
      fc.nat(),
      (plain, row, other, position) => {
        const sealed = keyring.seal(plain, row);
        expect(keyring.open(sealed, row)).toBe(plain);
        if (row !== other) expect(() => keyring.open(sealed, other)).toThrow();
        const torn = Buffer.from(sealed.sealed);
        torn[position % torn.length]! ^= 1;
        expect(() => keyring.open({ ...sealed, sealed: torn }, row)).toThrow();
      },
    ),
    { seed: 20261124, numRuns: 50 },
  );
});

test('the same secret never looks the same twice, and the key file is for its owner alone', () => {
  const [first, second] = [keyring.seal('secret', 'row'), keyring.seal('secret', 'row')];
  expect(first.sealed.equals(second.sealed)).toBe(false);
  expect(statSync(join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600);
});

test('after a rotation new secrets use the new key, and another process follows the file', () => {
  const other = openKeyring({ dataDir, secretKey: undefined, secretKeyFile: undefined });
  const before = other.seal('old', 'row');
  keyring.rotate();
  expect(keyring.current()).not.toBe(before.keyId);
  expect(keyring.open(before, 'row')).toBe('old');
  const after = keyring.seal('new', 'row');
  expect(other.open(after, 'row')).toBe('new');
  expect(other.current()).toBe(keyring.current());
  keyring.rotate();
  expect(() => keyring.open(before, 'row')).toThrow(/master key .* is not at hand/);
  expect(readFileSync(join(dataDir, 'secret-key'), 'utf8').trim().split('\n')).toHaveLength(2);
});

test('a key from the environment must be 32 bytes', () => {
  const open = (secretKey: string) => openKeyring({ dataDir, secretKey, secretKeyFile: undefined });
  expect(() => open('c2hvcnQ=')).toThrow(/32 bytes/);
  const [older, newer] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((key) => key.toString('base64'));
  const sealed = open(older ?? '').seal('x', 'row');
  expect(open(`${newer},${older}`).open(sealed, 'row')).toBe('x');
});
