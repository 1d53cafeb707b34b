/** Thrown for a text that is not a table of comma-separated values; `line` counts from 1. */
export class CsvFault extends Error {
  override name = 'CsvFault';
  line: number;
  constructor(line: number) {
    super(`line ${line} has a quotation mark that is not closed or stands amid a cell`);
    this.line = line;
  }
}

export const byteOrderMark = '\uFEFF';

/**
 * One line of an RFC 4180 file with its end. A cell that a spreadsheet would take for a formula gets an apostrophe in
 * front.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => quoted(String(cell ?? ''))).join(',')}\r\n`;

function quoted(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of a file, with the number under which an editor shows where it begins. */
export interface CsvLine {
  line: number;
  cells: string[];
}

/**
 * Lines of an RFC 4180 text, the first with the names of the columns. Takes what spreadsheets make of such a file too:
 * semicolons or tabs, a byte-order mark, the apostrophe of `csvLine`. Empty lines are left out.
 * @throws CsvFault
 */
export function readCsv(text: string): CsvLine[] {
  const body = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  const separator = separatorOf(body);
  const lines: CsvLine[] = [];
  let cells: string[] = [];
  let [line, begun, at] = [1, 1, 0];
  const end = () => {
    if (cells.some((cell) => cell !== '')) lines.push({ line: begun, cells });
    cells = [];
  };
  while (at < body.length) {
    const next = body[at] === '"' ? closing(body, at, line) + 1 : plainEnd(body, at, separator);
    const raw = body.slice(at, next);
    cells.push(cellOf(raw));
    line += raw.split('\n').length - 1;
    at = next;
    if (body[at] === separator) {
      at += 1;
      if (at === body.length) cells.push('');
      continue;
    }
    if (body[at] === '\r') at += 1;
    if (body[at] === '\n') at += 1;
    else if (at < body.length && body[at - 1] !== '\r') throw new CsvFault(line);
    line += 1;
    end();
    begun = line;
  }
  end();
  return lines;
}

function separatorOf(body: string): string {
  const [header = ''] = body.split(/[\r\n]/, 1);
  return [';', '\t'].find((one) => header.split(one).length > header.split(',').length) ?? ',';
}

/** Where the cell ends that begins with a quotation mark. */
function closing(body: string, from: number, line: number): number {
  for (let at = from + 1; ; ) {
    const mark = body.indexOf('"', at);
    if (mark < 0) throw new CsvFault(line);
    if (body[mark + 1] !== '"') return mark;
    at = mark + 2;
  }
}

function plainEnd(body: string, from: number, separator: string): number {
  let at = from;
  while (at < body.length && body[at] !== separator && body[at] !== '\n' && body[at] !== '\r') at += 1;
  return at;
}

function cellOf(raw: string): string {
  const text = raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
  return /^'([=+@\t\r]|-(?!\d))/.test(text) ? text.slice(1) : text;
}
