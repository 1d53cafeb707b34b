/**
 * Time-outs that nearly never come: many are set and almost all are taken back, so that timers of their own would cost
 * more than the calls need otherwise. One timer waits for the earliest of all.
 */
interface Alarm {
  due: number;
  ring: () => void;
}

const alarms = new Set<Alarm>();
let timer: NodeJS.Timeout | undefined;
let wakesAt = Number.POSITIVE_INFINITY;

/**
 * Calls `ring` once, `ms` from now in real time; at most a millisecond earlier. Does not keep the process alive.
 * @returns takes it back
 */
export function alarm(ms: number, ring: () => void): () => void {
  const one = { due: performance.now() + ms, ring };
  alarms.add(one);
  if (one.due < wakesAt) wakeAt(one.due);
  return () => {
    alarms.delete(one);
  };
}

function wakeAt(due: number): void {
  clearTimeout(timer);
  wakesAt = due;
  timer = setTimeout(wake, Math.max(1, Math.ceil(due - performance.now())));
  timer.unref();
}

function wake(): void {
  const now = performance.now() + 1;
  let next = Number.POSITIVE_INFINITY;
  for (const one of alarms) {
    if (one.due > now) next = Math.min(next, one.due);
    else {
      alarms.delete(one);
      one.ring();
    }
  }
  wakesAt = Number.POSITIVE_INFINITY;
  if (next < wakesAt) wakeAt(next);
}
