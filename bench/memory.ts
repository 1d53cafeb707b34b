import { readdirSync, readFileSync } from 'node:fs';
import type { Bench, Figure } from './figure.ts';

/** Proportional set size in MiB: shared pages are counted once, divided among their users. A process that ended has none. */
export function pss(pid: string): number {
  try {
    const kib = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kib ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Service and its embedded PostgreSQL, some seconds after the last request. */
export async function memory({ pids, dataDir }: Bench): Promise<Figure[]> {
  const postgres = postgresOf(dataDir);
  const service = pss(String(pids.service));
  const database = postgres.reduce((sum, pid) => sum + pss(pid), 0);
  const value = Math.round(service + database);
  return [
    {
      name: `memory at rest (service ${Math.round(service)}, PostgreSQL ${Math.round(database)})`,
      value,
      unit: 'MiB',
      budget: '< 400 MiB',
      ok: value < 400,
    },
  ];
}

/** Ids of all processes of the PostgreSQL in a data directory. */
export function postgresOf(dataDir: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => isPostgresOf(pid, dataDir));
}

function isPostgresOf(pid: string, dataDir: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (command.includes(`${dataDir}/postgres`)) return true;
    const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (
      command.startsWith('postgres:') &&
      readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes(`${dataDir}/postgres`)
    );
  } catch {
    return false;
  }
}
