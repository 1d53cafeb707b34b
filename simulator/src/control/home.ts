import type { Context } from '../context.ts';
import type { Answer } from '../exchange.ts';
import { type Html, html, pageAnswer } from '../html.ts';

const steps = [
  ['PT15M', '+15 min'],
  ['P1D', '+1 day'],
  ['P7D', '+7 days'],
  ['P1M', '+1 month'],
] as const;

/** A look at the world, the clock, the last requests and what waits for a person. */
export function home(context: Context): Answer {
  const { world, clock, faults, log } = context;
  const waiting = world.attestations.all().filter((one) => one.status === 'created');
  const partners = world.partners
    .all()
    .filter((one) => one.kind === 'direct' || one.kind === 'indirect-provider');
  const counts = Object.values(world.collections).filter(
    (one) => !['meta', 'seeds', 'keys', 'replays', 'due', 'grants'].includes(one.name),
  );

  const content = html`<h1>Microsoft, simulated</h1>
<h2>Clock</h2><p><code>${clock.now()}</code> ${clock.frozen() ? 'stands' : 'runs'}</p>
<div class="row">${steps.map(([advance, label]) => button('clock', { advance }, label))}
${button('clock', { frozen: String(!clock.frozen()) }, clock.frozen() ? 'Let it run' : 'Stop')}${button('reset', {}, 'Back to the seed')}</div>
<h2>World</h2><dl class="counts">${counts.map((one) => html`<div><dt>${one.name}</dt><dd>${one.size}</dd></div>`)}</dl>
<h2>Agreements that wait for the customer</h2>${waiting.length === 0 ? html`<p class="quiet">None.</p>` : ''}
${waiting.map((one) => html`<div class="row"><a href="/attestation/${one.id}">${one.companyName}</a>${button('actions/accept-attestation', { attestationId: one.id }, 'Accept')}</div>`)}
<h2>Invitations</h2><ul>${partners.map((one) => html`<li><a href="/Adminportal/Home?invType=ResellerRelationship&amp;partnerId=${one.id}&amp;msppId=0&amp;DAP=false">${one.name}</a></li>`)}</ul>
<h2>Faults</h2>${faults.list().length === 0 ? html`<p class="quiet">None.</p>` : ''}
<ul>${faults.list().map((one) => html`<li>${one.kind} ${one.match?.method ?? ''} <code>${one.match?.path ?? ''}</code> – fired ${one.fired}</li>`)}</ul>
${faults.holding() > 0 ? html`<p>${faults.holding()} calls are held open.</p>` : ''}
${log.unmodelled.size > 0 ? html`<h2>Asked for, but not modelled</h2><ul>${[...log.unmodelled].map(([path, count]) => html`<li><code>${path}</code> ${count}×</li>`)}</ul>` : ''}
<h2>Last requests</h2><div class="scroll"><table><tr><th scope="col">At</th><th scope="col">Status</th><th scope="col">Request</th><th scope="col">MS-RequestId</th></tr>
${log
  .last(30)
  .toReversed()
  .map(
    (one) =>
      html`<tr><td>${one.at.slice(0, 19)}</td><td>${one.status ?? one.fault}</td><td><code>${one.method} ${one.path}</code></td><td><code>${one.requestId ?? ''}</code></td></tr>`,
  )}</table></div>`;
  return pageAnswer('Microsoft, simulated', content, { wide: true });
}

function button(path: string, values: Record<string, string>, label: string): Html {
  const inputs = Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="/_simulator/${path}">${inputs}<button type="submit">${label}</button></form>`;
}
