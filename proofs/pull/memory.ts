import { readdirSync, readFileSync } from 'node:fs';
import { clusterOf } from '../../service/src/testing/cluster.ts';
import type { Field } from './field.ts';

/** Proportional memory (PSS) in MiB. */
export interface Memory {
  service: number;
  database: number;
}

/** What the service and the database with all its processes hold in memory now. */
export function memoryOf(field: Field): Memory {
  const postmaster = clusterOf(field.folder).pid;
  const database = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid === postmaster || parentOf(pid) === postmaster)
    .reduce((sum, pid) => sum + pssOf(pid), 0);
  return { service: pssOf(field.service().pid), database };
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** 0 for a process that has ended meanwhile. */
function pssOf(pid: number): number {
  try {
    const kib = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kib ?? 0) / 1024;
  } catch {
    return 0;
  }
}
