import { type Html, hidden, html } from '../html.ts';

/** A button that makes a control call and comes back to this page; it needs no script. */
export function button(path: string, values: Record<string, string>, label: string): Html {
  return html`<form method="post" action="/_simulator/${path}">${hidden(values)}<button type="submit">${label}</button></form>`;
}

/** JSON to be opened and read. */
export function opened(label: string, value: unknown): Html | string {
  if (value === undefined) return '';
  return html`<details><summary>${label}</summary><pre>${JSON.stringify(value, null, 1)}</pre></details>`;
}

/** A table with its heads; nothing but a remark when there are no rows. */
export function table(heads: string[], rows: Html[], none: string): Html {
  if (rows.length === 0) return html`<p class="quiet">${none}</p>`;
  return html`<div class="scroll"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
