import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Process {
  pid: number;
  command: string;
}

/**
 * Processes that belong to an installation: those that work in its folder or below, or that name it on their command
 * line. As root the database lives in a folder of its own; it is known by the folder that its starter named.
 * @param folder the installation's
 */
export function processesOf(folder: string): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => look(Number(name)))
    .filter((one) => one !== undefined)
    .filter(({ cwd, command, environment }) =>
      [cwd, command, environment].some((text) => text.includes(folder)),
    );
}

function look(pid: number) {
  try {
    const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ');
    return {
      pid,
      cwd: readlinkSync(`/proc/${pid}/cwd`),
      command: read('cmdline'),
      environment: read('environ'),
    };
  } catch {
    // It ended while it was looked at.
    return undefined;
  }
}

/** Kills everything of an installation at once, the database excepted. @returns what was killed */
export function killAtOnce(folder: string): Process[] {
  const victims = processesOf(folder).filter(
    ({ command }) => !command.startsWith('postgres') && !command.includes('/bin/postgres'),
  );
  for (const { pid } of victims) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with its parent.
    }
  }
  return victims;
}
