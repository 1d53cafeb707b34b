/** HTML that may go into a page as it is. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Builds HTML; every value is escaped unless it is `Html` or a list of it. */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Html {
  return new Html(parts.reduce((text, part, index) => text + render(values[index - 1]) + part));
}

function render(value: unknown): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
  :root { color-scheme: light dark; --ink: #242424; --quiet: #616161; --page: #f3f2f1; --card: #fff; --line: #d1d1d1; --accent: #0f6cbd; --bad: #b10e1c }
  @media (prefers-color-scheme: dark) { :root { --ink: #fff; --quiet: #adadad; --page: #141414; --card: #242424; --line: #4a4a4a; --accent: #479ef5; --bad: #f1707b } }
  * { box-sizing: border-box } body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 "Segoe UI", system-ui, -apple-system, sans-serif }
  main { width: min(440px, 100% - 24px); margin: 6vh auto; background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: 28px }
  main.wide { width: min(1080px, 100% - 24px); margin: 24px auto }
  h1 { font-size: 22px; line-height: 1.3; margin: 0 0 12px } h2 { font-size: 16px; margin: 24px 0 8px } p { margin: 0 0 12px } small, .quiet { color: var(--quiet) }
  label { display: block; margin: 12px 0 4px; font-weight: 600 } input, select { width: 100%; font: inherit; color: inherit; padding: 7px 10px; background: var(--card); border: 1px solid var(--quiet); border-radius: 4px }
  button { font: inherit; font-weight: 600; min-height: 34px; padding: 4px 18px; border-radius: 4px; border: 1px solid var(--line); background: var(--card); color: inherit; cursor: pointer }
  button.primary { background: var(--accent); border-color: var(--accent); color: #fff } @media (prefers-color-scheme: dark) { button.primary { color: #0a0a0a } }
  a { color: var(--accent) } .counts { display: flex; flex-wrap: wrap; gap: 12px 28px; margin: 0 } .counts dt { color: var(--quiet); font-size: 12px } .counts dd { margin: 0; font-size: 20px; font-variant-numeric: tabular-nums }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px } .row { display: flex; gap: 8px; flex-wrap: wrap; margin-top: 20px; align-items: center }
  .error { color: var(--bad); font-weight: 600 } .banner { font-size: 12px; text-align: center; padding: 6px 12px; background: #fff4ce; color: #242424 }
  .scroll { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: 13px } th, td { text-align: left; padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top } td form { margin: 0 }
  code { font-family: Consolas, ui-monospace, monospace; font-size: 12px; overflow-wrap: anywhere } ul { padding-left: 20px }
  pre { font: 12px/1.45 Consolas, ui-monospace, monospace; background: var(--page); border: 1px solid var(--line); border-radius: 4px; padding: 8px; margin: 6px 0; max-height: 340px; max-width: 620px; overflow: auto }
  summary { cursor: pointer; white-space: nowrap; color: var(--accent) } h2 { border-top: 1px solid var(--line); padding-top: 18px } nav { display: flex; gap: 4px 16px; flex-wrap: wrap } .time { font-size: 20px; font-variant-numeric: tabular-nums }
  td.at { white-space: nowrap } td button { min-height: 26px; padding: 0 10px; font-weight: 400 } .inline { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 14px 0 } .inline label { margin: 0; font-weight: 400; color: var(--quiet) } .inline input, .inline select { width: auto; min-width: 220px }`;

/** A whole page. Every page says that it stands in for Microsoft. */
export function page(title: string, content: Html, options: { wide?: boolean } = {}): string {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${new Html(style)}</style></head><body>
<div class="banner" role="note">Simulator – stands in for Microsoft</div>
<main${options.wide ? new Html(' class="wide"') : ''}>${content}</main></body></html>`.text;
}

/** A page as an answer. */
export function pageAnswer(title: string, content: Html, options: { status?: number; wide?: boolean } = {}) {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { status: options.status ?? 200, text: page(title, content, options), headers };
}

/** Hidden inputs that carry values through a form. */
export function hidden(values: Record<string, string | undefined>): Html[] {
  return Object.entries(values).map(([name, value]) =>
    value === undefined ? new Html('') : html`<input type="hidden" name="${name}" value="${value}">`,
  );
}
