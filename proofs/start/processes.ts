import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Process {
  pid: number;
  parent: number;
  /** In ticks since the machine started: tells a process from a later one of the same number. */
  began: string;
  cwd: string;
  command: string;
}

/** Everything that an installation has started, also what has left its starter since. */
export interface Census {
  /** Takes in the descendants of a process, while they still are. */
  see(pid: number | undefined): void;
  /** Those that are alive, whatever works in the installation's folder or names it, and all descendants of these. */
  alive(): Process[];
}

export function censusOf(folder: string): Census {
  const known = new Map<number, string>();
  const family = (isRoot: (one: Process) => boolean): Process[] => {
    const all = everyProcess();
    const found = new Set(all.filter(isRoot));
    for (let size = -1; size !== found.size; ) {
      size = found.size;
      const pids = new Set([...found].map(({ pid }) => pid));
      for (const one of all) if (pids.has(one.parent)) found.add(one);
    }
    return [...found];
  };
  return {
    see(root) {
      for (const { pid, began } of family(({ pid }) => pid === root)) known.set(pid, began);
    },
    alive: () =>
      family(
        ({ pid, began, cwd, command }) =>
          known.get(pid) === began || cwd.startsWith(folder) || command.includes(folder),
      ),
  };
}

export const isDatabase = ({ command }: Process) => /^(\S*\/)?postgres\b/.test(command);

/** Kills all of them at once. */
export function killAtOnce(processes: Process[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with its parent.
    }
  }
}

function everyProcess(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, 'utf8');
        // The name in parentheses may hold spaces. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
        const [state, parent, ...rest] = read('stat')
          .replace(/^.*\) /, '')
          .split(' ');
        if (state === 'Z') return [];
        const command = read('cmdline').replaceAll('\0', ' ').trim();
        const cwd = readlinkSync(`/proc/${pid}/cwd`);
        return [{ pid: Number(pid), parent: Number(parent), began: rest[17] ?? '', cwd, command }];
      } catch {
        // It ended while it was looked at.
        return [];
      }
    });
}
