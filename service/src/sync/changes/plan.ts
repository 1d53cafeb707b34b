import type { Word } from '../inbox/about.ts';
import { concernsOf } from '../inbox/concerns.ts';

/** A row of the inbox that waits. */
export interface Waiting
  extends Pick<Word, 'source' | 'name' | 'tenantId' | 'microsoftId' | 'occurredAt' | 'body'> {
  id: string;
  receivedAt: Date;
  /** Its webhook is handled: what it tells is in the mirror. */
  isTold: boolean;
}

/** What is read of one tenant. `all`: the whole list. */
export interface Plan {
  tenant: boolean;
  subscriptions: 'all' | string[];
  users: 'all' | string[];
  licences: boolean;
  agreement: boolean;
  transfers: boolean;
}

/** When what is named was read last; absent: never. */
export interface Read {
  /** Nobody has told us of this tenant yet. */
  isNew: boolean;
  tenant?: Date;
  subscriptions?: Date;
  users?: Date;
  licences?: Date;
  agreement?: Date;
  /** Single objects by their id. */
  one: ReadonlyMap<string, Date>;
}

/** Of more objects than these the whole list costs less. */
const fewSubscriptions = 1;
const fewUsers = 2;

/** Clocks may be so far apart; Microsoft may tell of a change before it shows it. [U] */
const marginMs = 60_000;

/** What has to be read for these words, once for all of them; nothing for what the mirror has already. */
export function planOf(words: readonly Waiting[], read: Read): Plan {
  const subscriptions = new Set<string>();
  const users = new Set<string>();
  const plan = { tenant: read.isNew, licences: false, agreement: false, transfers: false };
  const lists = { subscriptions: read.isNew, users: read.isNew };
  for (const word of words) {
    if (word.isTold) continue;
    const isKnown = (...at: (Date | undefined)[]) =>
      at.some((one) => one !== undefined && one.getTime() >= word.occurredAt.getTime() + marginMs);
    const id = word.microsoftId;
    const one = id === null ? undefined : read.one.get(id);
    for (const concern of concernsOf(word)) {
      if (concern === 'tenant') plan.tenant ||= !isKnown(read.tenant);
      if (concern === 'agreement') plan.agreement ||= !isKnown(read.agreement);
      if (concern === 'licences') plan.licences ||= !isKnown(read.licences);
      if (concern === 'transfers') plan.transfers = true;
      if (concern === 'subscriptions') lists.subscriptions ||= !isKnown(read.subscriptions);
      if (concern === 'users') lists.users ||= !isKnown(read.users);
      if (concern === 'rights') {
        lists.users ||= !isKnown(read.users);
        plan.licences ||= !isKnown(read.licences);
      }
      if (concern === 'subscription' && !isKnown(read.subscriptions, one))
        name(id, subscriptions, lists, concern);
      if (concern === 'user' && !isKnown(read.users, one)) name(id, users, lists, concern);
    }
  }
  return {
    ...plan,
    licences: plan.licences || read.isNew,
    agreement: plan.agreement || read.isNew,
    subscriptions: lists.subscriptions || subscriptions.size > fewSubscriptions ? 'all' : [...subscriptions],
    users: lists.users || users.size > fewUsers ? 'all' : [...users],
  };
}

function name(
  id: string | null,
  ids: Set<string>,
  lists: { subscriptions: boolean; users: boolean },
  kind: 'subscription' | 'user',
): void {
  if (id !== null) ids.add(id);
  else lists[kind === 'user' ? 'users' : 'subscriptions'] = true;
}

export const isEmpty = ({ subscriptions, users, ...rest }: Plan): boolean =>
  subscriptions.length === 0 && users.length === 0 && !Object.values(rest).some(Boolean);
