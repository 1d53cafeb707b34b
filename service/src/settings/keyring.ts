import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';

interface MasterKey {
  id: string;
  key: Buffer;
}

export interface Sealed {
  keyId: string;
  wrappedKey: Buffer;
  sealed: Buffer;
}

export interface Keyring {
  /** Id of the master key that seals from now on. */
  current(): string;
  /** `binding` names the row a secret belongs to; opening it for another row fails. */
  seal(plain: string, binding: string): Sealed;
  /** @throws Error when the master key is missing or the secret was moved or changed. */
  open(sealed: Sealed, binding: string): string;
  /**
   * Makes a new master key the current one. The one before stays readable until the next rotation, for a
   * transaction of another process that sealed with it a moment ago; older ones are forgotten.
   */
  rotate(): void;
}

/**
 * Master keys come from `CONCORD_SECRET_KEY` (base64 of 32 bytes; several separated by commas, the newest
 * first) or from a file of the same form, which is made at the first start with mode 0600. The file is read
 * again when it changed, so that other processes follow a rotation.
 */
export function openKeyring(config: Pick<Config, 'secretKey' | 'secretKeyFile' | 'dataDir'>): Keyring {
  const file = config.secretKeyFile ?? join(config.dataDir, 'secret-key');
  const fromEnvironment = config.secretKey !== undefined;
  let readAt = 0;
  let keys = fromEnvironment ? parse(config.secretKey ?? '', 'CONCORD_SECRET_KEY') : [];

  function known(): MasterKey[] {
    if (fromEnvironment) return keys;
    if (!existsSync(file)) make(file);
    const changedAt = statSync(file).mtimeMs;
    if (changedAt !== readAt) keys = parse(readFileSync(file, 'utf8'), file);
    readAt = changedAt;
    return keys;
  }
  const current = () => known()[0] as MasterKey;
  const keyOf = (id: string): Buffer => {
    const found = known().find((key) => key.id === id);
    if (found) return found.key;
    throw new Error(
      `The master key ${id} is not at hand. Add it to ${fromEnvironment ? 'CONCORD_SECRET_KEY' : file}.`,
    );
  };

  return {
    current: () => current().id,
    seal(plain, binding) {
      const { id, key } = current();
      const dataKey = randomBytes(32);
      return {
        keyId: id,
        wrappedKey: encrypt(dataKey, key, binding),
        sealed: encrypt(Buffer.from(plain), dataKey, binding),
      };
    },
    open(sealed, binding) {
      const dataKey = decrypt(sealed.wrappedKey, keyOf(sealed.keyId), binding);
      return decrypt(sealed.sealed, dataKey, binding).toString();
    },
    rotate() {
      // From the environment the operator has put the new key first already.
      if (!fromEnvironment) save(file, [toKey(randomBytes(32)), current()]);
    },
  };
}

/** Layout: 12 bytes nonce, 16 bytes tag, ciphertext. */
function encrypt(plain: Buffer, key: Buffer, binding: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(binding));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(box: Buffer, key: Buffer, binding: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12)).setAAD(Buffer.from(binding));
  decipher.setAuthTag(box.subarray(12, 28));
  return Buffer.concat([decipher.update(box.subarray(28)), decipher.final()]);
}

function toKey(key: Buffer): MasterKey {
  return { key, id: createHash('sha256').update(key).digest('hex').slice(0, 12) };
}

function parse(text: string, where: string): MasterKey[] {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((part) => Buffer.from(part, 'base64'));
  if (keys.length === 0 || keys.some((key) => key.length !== 32)) {
    throw new Error(`${where} must hold base64 of 32 bytes. Make one with: openssl rand -base64 32`);
  }
  return keys.map(toKey);
}

/** Of several processes that start at once, one makes the key and the others read it. */
function make(file: string): void {
  const next = write(file, [toKey(randomBytes(32))]);
  try {
    linkSync(next, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(next);
  }
}

/** Written beside and renamed, so that no crash leaves half a key file. */
function save(file: string, keys: MasterKey[]): void {
  renameSync(write(file, keys), file);
}

function write(file: string, keys: MasterKey[]): string {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.${randomUUID()}`;
  const text = keys.map(({ key }) => `${key.toString('base64')}\n`).join('');
  writeFileSync(next, text, { mode: 0o600, flush: true });
  return next;
}
