import type { Context } from '../context.ts';
import { type Html, html } from '../html.ts';
import { opened, table } from './form.ts';

/** The last exchanges with their bodies, secrets masked. */
export function requestsPart({ log }: Context): Html {
  return html`<h2 id="requests">Last requests</h2>${table(
    ['At', 'Status', 'Request', 'Bodies', 'MS-RequestId'],
    log
      .last(30)
      .toReversed()
      .map(
        (one) =>
          html`<tr><td class="at">${one.at.slice(0, 19)}</td><td>${one.status ?? ''} ${one.fault === undefined ? '' : html`<span class="error">${one.fault}</span>`}</td><td><code>${one.method} ${one.path}</code></td><td>${opened('asked', one.request)}${opened('answered', one.response)}</td><td><code>${one.requestId ?? ''}</code></td></tr>`,
      ),
    'None yet.',
  )}`;
}
