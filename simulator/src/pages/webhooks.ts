import type { Context } from '../context.ts';
import { type Html, html } from '../html.ts';
import { opened, table } from './form.ts';

/** Who is registered for events, and the last of them with all attempts. */
export function webhooksPart({ world }: Context): Html {
  const deliveries = [...world.deliveries.values()].slice(-20).toReversed();
  const name = (partnerId: string) => world.partners.get(partnerId)?.name ?? partnerId;
  return html`<h2 id="webhooks">Webhooks</h2>
${table(
  ['Partner', 'Address', 'Events'],
  world.registrations
    .all()
    .map(
      (one) =>
        html`<tr><td>${name(one.id)}</td><td><code>${one.url}</code></td><td>${one.events.join(', ')}</td></tr>`,
    ),
  'Nobody is registered.',
)}
${
  deliveries.length === 0
    ? ''
    : table(
        ['Raised', 'Event', 'State', 'Attempts', 'Body'],
        deliveries.map(
          (one) =>
            html`<tr><td class="at">${one.createdAt.slice(0, 19)}</td><td>${one.event}</td><td>${one.state} <span class="quiet">${one.fault ?? ''}</span></td><td>${one.attempts.length} ${opened('all', one.attempts)}</td><td>${opened('Body', JSON.parse(one.body))}</td></tr>`,
        ),
        '',
      )
}`;
}
