import type { LiveMessage } from '@concord/contract';
import { useSyncExternalStore } from 'react';
import { panelName } from './api.ts';
import { queries, resourceOf } from './queries.ts';

/** Resources of the API that show something of an object of this kind. */
const shownIn: Record<string, string[]> = {
  'settings-set': ['settings-sets', 'sync', 'reconciliations'],
  reseller: ['resellers', 'attributes'],
  attribute: ['attributes'],
  customer: ['customers', 'ordering', 'bindings'],
  member: ['members'],
  service: ['services', 'plans'],
  plan: ['plans', 'services', 'ordering'],
  order: ['orders', 'subscriptions', 'customers', 'ordering'],
  subscription: ['subscriptions', 'customers'],
  'sync-run': ['sync', 'mirror-subscriptions', 'partner-accounts', 'differences'],
  difference: ['differences', 'policies'],
  policy: ['policies'],
  reconciliation: ['reconciliations', 'differences'],
  'partner-account': ['partner-accounts', 'sync'],
  import: ['partner-accounts', 'sync'],
  alert: ['alerts', 'sync', 'partner-accounts'],
  transfer: ['transfers', 'subscriptions', 'reports'],
  'report-schedule': ['reports'],
};
const gatherMs = 250;
const pollMs = 10_000;

let connected = true;
const watchers = new Set<() => void>();
function setConnected(value: boolean): void {
  connected = value;
  for (const watcher of watchers) watcher();
}

/**
 * Listens to what changed at the service and asks again for what is shown of it. While the line is broken
 * everything shown is asked for every ten seconds.
 * @returns stops listening
 */
export function listen(): () => void {
  const changed: LiveMessage[] = [];
  let source = open();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;

  function open(): EventSource {
    const opened = new EventSource(`/api/v1/live?panel=${panelName}`);
    opened.onmessage = ({ data }) => {
      changed.push(JSON.parse(data));
      gathering ??= setTimeout(flush, gatherMs);
    };
    opened.onopen = () => {
      if (polling) void queries.invalidateQueries();
      clearInterval(polling);
      polling = undefined;
      setConnected(true);
    };
    opened.onerror = () => {
      setConnected(false);
      polling ??= setInterval(poll, pollMs);
    };
    return opened;
  }
  function flush(): void {
    gathering = undefined;
    const messages = changed.splice(0);
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => messages.some((message) => concerns(message, queryKey)),
    });
  }
  /** The browser reconnects after a broken line, but never after an answer such as 502. */
  function poll(): void {
    void queries.invalidateQueries();
    if (source.readyState === EventSource.CLOSED) source = open();
  }
  return () => {
    source.close();
    clearTimeout(gathering);
    clearInterval(polling);
    setConnected(true);
  };
}

/** A list concerns every change of its kind, one object only its own. */
function concerns(message: LiveMessage, [route, params]: readonly unknown[]): boolean {
  const resource = resourceOf(String(route));
  if (resource === 'events') return true;
  const id = (params as { id?: string } | undefined)?.id;
  const own = resource === shownIn[message.objectKind]?.[0];
  return (
    (shownIn[message.objectKind]?.includes(resource) ?? false) && (!own || !id || id === message.objectId)
  );
}

/** Whether changes arrive by themselves just now. */
export function useConnected(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => connected,
  );
}
