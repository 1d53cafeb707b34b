import type { Context } from '../context.ts';
import { faultKinds } from '../faults.ts';
import { type Html, html } from '../html.ts';
import { brokenInvariants, invariants } from '../invariants.ts';
import { readScenarios } from '../scenarios.ts';
import { button, table } from './form.ts';

/** Faults and scenarios, on and off, and whether the world is as it must be. */
export function faultsPart(context: Context, check: boolean): Html {
  const { faults, log } = context;
  const unmodelled = [...log.unmodelled];
  return html`<h2 id="faults">Faults</h2>
${table(
  ['Fault', 'Of', 'Fired', ''],
  faults
    .list()
    .map(
      (one) =>
        html`<tr><td>${one.kind} ${one.status ?? ''}</td><td>${one.match?.method ?? ''} <code>${one.match?.path ?? ''}</code></td><td>${one.fired}</td><td>${button('faults/remove', { id: String(one.id) }, 'Off')}</td></tr>`,
    ),
  'None.',
)}
${faults.list().length > 0 ? button('faults/remove', {}, 'All off') : ''}
${faults.holding() > 0 ? html`<p>${faults.holding()} calls are held open.</p>` : ''}
<form class="inline" method="post" action="/_simulator/faults/one"><label for="kind">Once</label><select id="kind" name="kind">${Object.values(
    faultKinds,
  )
    .flat()
    .map(
      (kind) => html`<option>${kind}</option>`,
    )}</select><label for="path">at paths with</label><input id="path" name="path" placeholder="/orders"><button type="submit">On</button></form>
<details><summary>Scenarios${faults.scenario() === undefined ? '' : html`: <strong>${faults.scenario()}</strong> is on`}</summary>${table(
    ['Scenario', 'What it stands for', ''],
    readScenarios().map(
      (one) =>
        html`<tr><td>${one.name}</td><td>${one.about}</td><td>${button('faults', { scenario: one.name }, 'On')}</td></tr>`,
    ),
    'None.',
  )}</details>
<h2>Invariants</h2>${check ? checked(context) : html`<form method="get" action="/#faults"><button name="check" value="1">Check the world</button></form>`}
${unmodelled.length > 0 ? html`<h2>Asked for, but not modelled</h2><ul>${unmodelled.map(([path, count]) => html`<li><code>${path}</code> ${count}×</li>`)}</ul>` : ''}`;
}

function checked({ world }: Context): Html {
  const broken = brokenInvariants(world);
  if (broken.length === 0) return html`<p>All ${invariants.length} hold.</p>`;
  return html`<ul>${broken.map((one) => html`<li><strong class="error">${one.name}</strong> ${one.about}<br><code>${one.found.slice(0, 5).join('; ')}</code></li>`)}</ul>`;
}
