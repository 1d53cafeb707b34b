import type { Context } from '../context.ts';
import { type Html, html } from '../html.ts';
import { button } from './form.ts';

const steps = [
  ['PT15M', '+15 min'],
  ['P1D', '+1 day'],
  ['P7D', '+7 days'],
  ['P30D', '+30 days'],
  ['P1Y', '+1 year'],
] as const;

/** The clock and what moves it. */
export function clockPart({ clock, world }: Context): Html {
  const due = world.due.next();
  return html`<h2 id="clock">Clock</h2><p><time class="time">${clock.now()}</time> ${clock.frozen() ? 'stands' : 'runs'}${due ? html` <span class="quiet">– next: ${due.item.kind} at ${due.item.at.slice(0, 19)}</span>` : ''}</p>
<div class="row">${steps.map(([advance, label]) => button('clock', { advance }, label))}
${button('clock', { frozen: String(!clock.frozen()) }, clock.frozen() ? 'Let it run' : 'Stop')}</div>
<form class="inline" method="post" action="/_simulator/clock"><label for="to">To an instant</label><input id="to" name="to" placeholder="${clock.now().slice(0, 10)}T00:00:00Z" required><button type="submit">Go</button></form>`;
}
