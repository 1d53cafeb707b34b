import { closeSync, existsSync, openSync, readSync, truncateSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from './collection.ts';

/**
 * Keeps every change of the world. One line is one batch of changes, written and fsynced as a whole:
 * a line that was cut off by a crash was never answered and is dropped.
 */
export interface Journal {
  /** Remembers a change; it is on disk once the next `flush` is done. */
  add(change: Change): void;
  /** Resolves when everything added so far is on disk. */
  flush(): Promise<void>;
  /** Changes of earlier runs, in order. */
  replay(): Generator<Change>;
  /** Replaces the file by these changes. */
  compact(changes: Iterable<Change>): Promise<void>;
  close(): Promise<void>;
}

/** A journal that forgets: for worlds that live in memory only. */
export function noJournal(): Journal {
  return {
    add: () => undefined,
    flush: async () => undefined,
    *replay() {},
    compact: async () => undefined,
    close: async () => undefined,
  };
}

/** Opens `world.jsonl` in the directory, which is made when it is missing. */
export async function openJournal(directory: string): Promise<Journal> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'world.jsonl');
  let file: FileHandle | undefined;
  let pending: Change[] = [];
  let writing: Promise<void> | undefined;

  async function writeOnce(): Promise<void> {
    const batch = pending;
    pending = [];
    if (batch.length === 0) return;
    file ??= await open(path, 'a', 0o600);
    await file.appendFile(`${JSON.stringify(batch)}\n`);
    await file.datasync();
  }

  /** One write at a time: those that come meanwhile wait for it. */
  async function inTurn(write: () => Promise<void>): Promise<void> {
    while (writing) await writing;
    writing = write().finally(() => {
      writing = undefined;
    });
    await writing;
  }

  async function flush(): Promise<void> {
    // A write that is under way may have begun before our changes came: wait for it, then write what is left.
    while (writing) await writing;
    if (pending.length > 0) await inTurn(writeOnce);
  }

  async function replace(changes: Iterable<Change>): Promise<void> {
    await file?.close();
    file = undefined;
    // What changes from now on follows after what is written here, even when it is in it already.
    pending = [];
    const next = await open(`${path}.next`, 'w', 0o600);
    for (const batch of batches(changes, 1000)) await next.appendFile(`${JSON.stringify(batch)}\n`);
    await next.sync();
    await next.close();
    await rename(`${path}.next`, path);
    const folder = await open(directory, 'r');
    await folder.sync();
    await folder.close();
  }

  return {
    add: (change) => void pending.push(change),
    flush,
    *replay() {
      if (!existsSync(path)) return;
      for (const line of completeLines(path)) yield* JSON.parse(line) as Change[];
    },
    compact: (changes) => inTurn(() => replace(changes)),
    async close() {
      await flush();
      await file?.close();
      file = undefined;
    },
  };
}

function* batches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Lines of a file that have an end, read piece by piece: a big world is longer than the longest text. What is left at the
 * end is cut off, so that the next line begins by itself.
 */
function* completeLines(path: string): Generator<string> {
  const file = openSync(path, 'r');
  const piece = Buffer.allocUnsafe(1024 * 1024);
  let begun: Buffer[] = [];
  let read = 0;
  try {
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
      let start = 0;
      for (let end = piece.indexOf(10); end >= 0 && end < size; end = piece.indexOf(10, start)) {
        const line = Buffer.concat([...begun, piece.subarray(start, end)]).toString('utf8');
        begun = [];
        start = end + 1;
        if (line !== '') yield line;
      }
      begun.push(Buffer.from(piece.subarray(start, size)));
      read += size;
    }
    const left = begun.reduce((sum, { length }) => sum + length, 0);
    if (left > 0) truncateSync(path, read - left);
  } finally {
    closeSync(file);
  }
}
