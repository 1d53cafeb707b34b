import { readdirSync, readFileSync } from 'node:fs';
import type { Bench, Figure } from './figure.ts';

/** Proportional set size in MiB: shared pages are counted once, divided among their users. */
export interface Memory {
  service: number;
  database: number;
}

/** What a process and the PostgreSQL of a data directory hold now. Who has ended meanwhile counts as nothing. */
export function memoryOf(service: number, dataDir: string): Memory {
  return {
    service: pss(String(service)),
    database: postgresOf(dataDir).reduce((sum, pid) => sum + pss(pid), 0),
  };
}

/** Service and its embedded PostgreSQL, some seconds after the last request. */
export async function memory({ pids, dataDir }: Bench): Promise<Figure[]> {
  const { service, database } = memoryOf(pids.service, dataDir);
  const value = Math.round(service + database);
  return [
    {
      name: `memory at rest (service ${Math.round(service)}, PostgreSQL ${Math.round(database)})`,
      value,
      unit: 'MiB',
      budget: '< 400 MiB',
      ok: service > 0 && database > 0 && value < 400,
    },
  ];
}

function pss(pid: string): number {
  try {
    const kib = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kib ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Ids of all processes of the PostgreSQL in a data directory. */
function postgresOf(dataDir: string): string[] {
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
