import { isDeepStrictEqual } from 'node:util';
import type { Received } from '../receiver.ts';
import type { Values } from '../row.ts';
import { bodyOf, type Effect, type Outcome } from '../topic.ts';

const received = (outcome: Outcome): Received[] => outcome.values?.['received'] ?? [];

const same = (a: string, b: unknown) => a.toLowerCase() === String(b).toLowerCase();

/** What an event holds: its name, where the resource and its record are, and when it changed. */
const pointers = ['EventName', 'ResourceUri', 'ResourceName', 'AuditUri', 'ResourceChangeUtcDate'];

/** The header in which the signature came. */
const signed = ({ headers, names }: Received): string | undefined =>
  names.find((name) => /^Signature \S+$/.test(String(headers[name.toLowerCase()])));

export const webhookEffects: Record<string, Effect> = {
  headerWithSignature: (outcome, _, expected) => {
    const [first] = received(outcome);
    const header = first && signed(first);
    return header !== undefined && same(header, expected) ? expected : header;
  },
  scheme: (outcome) => {
    const [first] = received(outcome);
    const header = first && signed(first);
    return header && String(first.headers[header.toLowerCase()]).split(' ')[0];
  },
  alsoPresent: (outcome, _, expected) =>
    (expected as string[]).filter((name) => received(outcome)[0]?.headers[name.toLowerCase()] !== undefined),
  /** Whether the event itself tells what changed, beyond where to read it. */
  bodyHoldsNewState: (outcome) => {
    const [first] = received(outcome);
    const body = first ? JSON.parse(Buffer.from(first.body).toString('utf8')) : {};
    return Object.keys(body).some((name) => !pointers.includes(name));
  },
  eventProcessed: (outcome) => outcome.values?.['allowed'],
  deliveryAttempts: (outcome) => received(outcome).length,
  afterwards: (outcome) => {
    const { deliveries, later } = outcome.values as Values;
    return later === 0 && deliveries.every((one: Values) => one['state'] === 'given-up')
      ? 'dropped to an offline queue'
      : 'still tried';
  },
  events: ({ again }) => again?.body.WebhookEvents,
  /** The oldest activity record that came, of those that there is one of for every day. */
  rangeStart: (outcome, _, expected) => {
    const dates: string[] = bodyOf(outcome)['items'].map((item: Values) => item['operationDate']);
    const oldest = dates.toSorted()[0] ?? '';
    return String(expected).length === 10 ? oldest.slice(0, 10) : oldest.replace('.000Z', 'Z');
  },
  registrationUnchanged: ({ first, again }) => isDeepStrictEqual(first?.body, again?.body),
};
