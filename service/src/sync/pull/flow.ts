/** How many run at the same time, how many results are handed on together, and how long (ms) a result waits at most. */
export interface FlowLimits {
  parallel: number;
  batch: number;
  rest: number;
}

/**
 * Works on items side by side and hands results on in batches, one batch at a time. When handing on is slower than
 * working, work waits: no more than a few batches are ever held.
 * @param isOver asked before each item: true ends it, without what is still being worked on
 * @param write takes at least one result
 * @throws what `items`, `work` or `write` throws; what was handed on before stays
 */
export async function flow<T, R>(
  items: AsyncIterable<T>,
  { parallel, batch, rest }: FlowLimits,
  steps: {
    work(item: T): Promise<R | undefined>;
    write(results: R[]): Promise<void>;
    isOver(): boolean;
    now(): number;
  },
): Promise<void> {
  const results: R[] = [];
  let flights = 0;
  let writing: Promise<void> | undefined;
  let failure: { error: unknown } | undefined;
  let closed = false;
  let written = steps.now();
  let wake = () => {};
  const change = () => new Promise<void>((resolve) => (wake = resolve));

  const isDue = () => results.length >= batch || (results.length > 0 && steps.now() - written > rest);
  async function hand(all: boolean): Promise<void> {
    while (!failure && (all ? results.length > 0 : isDue())) {
      await steps.write(results.splice(0, batch));
      written = steps.now();
    }
  }
  const fail = (error: unknown) => {
    failure ??= { error };
  };
  function start(item: T): void {
    flights += 1;
    steps
      .work(item)
      .then((result) => {
        if (closed) return;
        if (result !== undefined) results.push(result);
        writing ??= hand(false)
          .catch(fail)
          .finally(() => {
            writing = undefined;
            wake();
          });
      }, fail)
      .finally(() => {
        flights -= 1;
        wake();
      });
  }
  const isEnded = () => failure !== undefined || steps.isOver();

  for await (const item of items) {
    while (!isEnded() && (flights >= parallel || results.length > 2 * batch)) await change();
    if (isEnded()) break;
    start(item);
  }
  while (!isEnded() && flights > 0) await change();
  closed = true;
  await writing;
  await hand(true);
  if (failure) throw failure.error;
}
