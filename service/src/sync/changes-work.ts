import type { Context } from '../context.ts';
import { dueChanges } from './changes/due.ts';
import { handleChanges } from './changes/handle.ts';
import { createWatch } from './freshness/watch.ts';
import { duePolls, poll } from './poll/poll.ts';
import { dueRegistrations } from './registration/due.ts';
import { keepRegistration } from './registration/keep.ts';

/** The work of hearing of changes; without `sync` nothing is asked of Microsoft by itself. */
export function changesWork(context: Context): void {
  const { workflows, config } = context;
  const watch = createWatch(context);
  const whenOn = (find: (now: Date) => Promise<string[]>) => (now: Date) =>
    config.sync ? find(now) : Promise.resolve([]);
  workflows.define('webhook-registration', (id) => keepRegistration(context, id));
  workflows.due(
    'webhook-registration',
    whenOn((now) => dueRegistrations(context, now)),
  );
  workflows.define('audit-poll', (id) => poll(context, id));
  workflows.due(
    'audit-poll',
    whenOn((now) => duePolls(context, now)),
  );
  workflows.define('sync-changes', (id) => handleChanges(context, id));
  workflows.due(
    'sync-changes',
    whenOn((now) => dueChanges(context, now)),
  );
  workflows.define('sync-watch', () => watch.run());
  workflows.due('sync-watch', whenOn(watch.due));
}
