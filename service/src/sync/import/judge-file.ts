import type { ImportDecision } from '@concord/contract/imports';
import type { FileLine } from './read-file.ts';
import { decidable } from './states.ts';

/** A row as it stands, before the file. */
export interface Standing {
  tenantId: string;
  state: string;
  decision: string | null;
  customerId: string | null;
  resellerId: string | null;
  matchedCustomerId: string | null;
  mpnResellerId: string | null;
}

/** What lines may name. */
export interface Known {
  rows: Map<string, Standing>;
  customers: Map<number, { id: string; resellerId: string }>;
  customersById: Map<string, { id: string; resellerId: string }>;
  resellers: Map<number, { id: string }>;
}

/** What a row becomes by its line. */
export interface Change {
  tenantId: string;
  decision: ImportDecision | null;
  customerId: string | null;
  resellerId: string | null;
}

export interface LineFault {
  line: number;
  column: string;
  problem: string;
}

export interface Judged {
  changes: Change[];
  faults: LineFault[];
  settled: number;
}

/** Says line by line what would change, and what is wrong; nothing is changed here. */
export function judgeFile(lines: readonly FileLine[], known: Known): Judged {
  const judged: Judged = { changes: [], faults: [], settled: 0 };
  const seen = new Set<string>();
  for (const line of lines) {
    const outcome = judgeLine(line, known, seen);
    if (outcome === 'settled') judged.settled += 1;
    else if (outcome && 'problem' in outcome) judged.faults.push({ line: line.line, ...outcome });
    else if (outcome) judged.changes.push(outcome);
  }
  return judged;
}

type Fault = Omit<LineFault, 'line'>;

function judgeLine(line: FileLine, known: Known, seen: Set<string>): Change | Fault | 'settled' | undefined {
  const row = known.rows.get(line.tenant_id);
  if (!row) return { column: 'tenant_id', problem: 'tenant-unknown' };
  if (seen.has(row.tenantId)) return { column: 'tenant_id', problem: 'tenant-twice' };
  seen.add(row.tenantId);
  const isFixed = !(decidable as readonly string[]).includes(row.state);
  if (isFixed) return 'settled';
  const wanted = wantedOf(line, row, known);
  if ('problem' in wanted) return wanted;
  const isSame =
    wanted.decision === row.decision &&
    wanted.customerId === row.customerId &&
    wanted.resellerId === row.resellerId;
  return isSame ? undefined : wanted;
}

function wantedOf(line: FileLine, row: Standing, known: Known): Change | Fault {
  const { tenantId } = row;
  const nothing: Change = { tenantId, decision: null, customerId: null, resellerId: null };
  const matched = row.matchedCustomerId ? known.customersById.get(row.matchedCustomerId) : undefined;
  switch (line.decision) {
    case '':
      return nothing;
    case 'ignore':
      return { ...nothing, decision: 'ignore' };
    case 'accept':
      if (matched)
        return { tenantId, decision: 'bind', customerId: matched.id, resellerId: matched.resellerId };
      if (row.mpnResellerId) return { ...nothing, decision: 'create', resellerId: row.mpnResellerId };
      return { column: 'decision', problem: 'nothing-proposed' };
    case 'bind': {
      const number = numberOf(line.customer_number);
      const customer = number === undefined ? matched : known.customers.get(number);
      if (!customer)
        return { column: 'customer_number', problem: number === undefined ? 'required' : 'customer-unknown' };
      return { tenantId, decision: 'bind', customerId: customer.id, resellerId: customer.resellerId };
    }
    case 'create': {
      const number = numberOf(line.reseller_number);
      const resellerId = number === undefined ? row.mpnResellerId : known.resellers.get(number)?.id;
      if (!resellerId)
        return { column: 'reseller_number', problem: number === undefined ? 'required' : 'reseller-unknown' };
      return { ...nothing, decision: 'create', resellerId };
    }
    default:
      return { column: 'decision', problem: 'decision-unknown' };
  }
}

/** A visible number, with or without its sign; `undefined` for an empty cell, NaN for another text. */
function numberOf(cell: string): number | undefined {
  if (cell === '') return undefined;
  const digits = /^#?(\d{1,15})$/.exec(cell)?.[1];
  return digits === undefined ? Number.NaN : Number(digits);
}
