import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processes whose command line or environment names a folder: nobody may be left when it is removed. They are
 * killed. Linux only.
 */
export function endLeftOver(folder: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => ({ pid, command: read(`/proc/${pid}/cmdline`), environment: read(`/proc/${pid}/environ`) }))
    .filter(({ command, environment }) => command.includes(folder) || environment.includes(folder))
    .map(({ pid, command }) => {
      process.kill(Number(pid), 'SIGKILL');
      return `${pid} ${command.replaceAll('\0', ' ')}`;
    });
}

/** Empty when the process ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
