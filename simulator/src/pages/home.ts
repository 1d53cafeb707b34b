import type { Context } from '../context.ts';
import type { Answer } from '../exchange.ts';
import { type Html, html, pageAnswer } from '../html.ts';
import { clockPart } from './clock.ts';
import { customersPart } from './customers.ts';
import { faultsPart } from './faults.ts';
import { button, table } from './form.ts';
import { requestsPart } from './requests.ts';
import { webhooksPart } from './webhooks.ts';

/** Collections that are how the simulator works, not what Microsoft knows. */
const workings = ['meta', 'seeds', 'keys', 'certificates', 'replays', 'due', 'grants', 'deliveries'];

/**
 * A look at the world, the clock, faults, the last requests and what waits for a person.
 * @param query `find`: begin of a customer's name or domain; `check`: look at the invariants
 */
export function home(context: Context, query: Record<string, string | undefined> = {}): Answer {
  const content = html`<h1>Microsoft, simulated</h1>
<nav aria-label="On this page"><a href="#clock">Clock</a> <a href="#world">World</a> <a href="#customers">Customers</a> <a href="#waiting">Waiting</a> <a href="#faults">Faults</a> <a href="#webhooks">Webhooks</a> <a href="#requests">Requests</a></nav>
${clockPart(context)}
${worldPart(context)}
${customersPart(context, query['find'])}
${waitingPart(context)}
${faultsPart(context, query['check'] !== undefined)}
${webhooksPart(context)}
${requestsPart(context)}`;
  return pageAnswer('Microsoft, simulated', content, { wide: true });
}

function worldPart({ world }: Context): Html {
  const counts = Object.values(world.collections).filter(
    (one) => one.size > 0 && !workings.includes(one.name),
  );
  return html`<h2 id="world">World</h2><dl class="counts">${counts.map((one) => html`<div><dt>${one.name}</dt><dd>${one.size.toLocaleString('en-US')}</dd></div>`)}</dl>
<div class="row">${button('reset', {}, 'Back to the seed')}${button('snapshots', { name: 'page' }, 'Take a snapshot')}${button('snapshots/restore', { name: 'page' }, 'Back to the snapshot')}</div>`;
}

/** What a customer would do by hand: accept agreements and invitations. */
function waitingPart({ world }: Context): Html {
  const waiting = world.attestations.all().filter((one) => one.status === 'created');
  const partners = world.partners
    .all()
    .filter((one) => one.kind === 'direct' || one.kind === 'indirect-provider');
  return html`<h2 id="waiting">Agreements that wait for the customer</h2>
${table(
  ['Company', ''],
  waiting.map(
    (one) =>
      html`<tr><td><a href="/attestation/${one.id}">${one.companyName}</a></td><td>${button('actions/accept-attestation', { attestationId: one.id }, 'Accept')}</td></tr>`,
  ),
  'None.',
)}
<h2>Invitations</h2><ul>${partners.map((one) => html`<li><a href="/Adminportal/Home?invType=ResellerRelationship&amp;partnerId=${one.id}&amp;msppId=0&amp;DAP=false">${one.name}</a></li>`)}</ul>`;
}
