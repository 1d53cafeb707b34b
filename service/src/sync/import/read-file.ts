import { CsvFault, readCsv } from '@concord/contract/csv';
import { Refusal } from '../../errors.ts';
import { type Needed, needed } from './csv-columns.ts';

/** One line of a file of decisions. */
export type FileLine = Record<Needed, string> & { line: number };

/**
 * Lines of a file of decisions, by the names of its columns, which may stand in any order among others.
 * @throws Refusal 422 when it is no such file
 */
export function readFile(text: string): FileLine[] {
  const [header, ...lines] = parsed(text);
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new Refusal(422, 'import-file-columns', { params: { missing: missing.join(', ') } });
  return lines.map(({ line, cells }) => {
    const cell = (name: Needed) => cells[names.indexOf(name)]?.trim() ?? '';
    return {
      line,
      tenant_id: cell('tenant_id').toLowerCase(),
      decision: cell('decision').toLowerCase(),
      customer_number: cell('customer_number'),
      reseller_number: cell('reseller_number'),
    };
  });
}

function parsed(text: string) {
  try {
    return readCsv(text);
  } catch (error) {
    if (error instanceof CsvFault)
      throw new Refusal(422, 'import-file-form', { params: { line: error.line } });
    throw error;
  }
}
