import { recordsOf } from './audit.ts';
import { type Call, type Operation, ok } from './operation.ts';

const base = '/auditactivity/v1';
const path = '/auditrecords';
/** Filter operators in the order of their numbers. */
const operators = [
  'equals',
  'not_equals',
  'greater_than',
  'greater_than_or_equals',
  'less_than',
  'less_than_or_equals',
  'substring',
  'and',
  'or',
  'starts_with',
  'not_starts_with',
];

/** The query `auditRequest.startDate`, `auditRequest.filter.field` … as `startdate`, `filter` of the other address. */
function plainQuery({ query }: Call): Call['query'] {
  const named = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name.replace(/^auditrequest\./, ''), value]),
  );
  const Field = named['filter.field'];
  if (Field === undefined) return named;
  const asked = named['filter.operator'] ?? '';
  const Operator = /^\d+$/.test(asked) ? operators[Number(asked)] : asked;
  return { ...named, filter: JSON.stringify({ Field, Value: named['filter.value'] ?? '', Operator }) };
}

export const auditActivityOperations: Operation[] = [
  {
    method: 'GET',
    base,
    path,
    auth: 'any',
    source:
      'https://github.com/pwiens/partner-center-rest/tree/b7ee68c1f4eb44017539e243ef65d41236004bfb/docs-ref-autogen/partner-center/Audit',
    models:
      'as `/v1/auditrecords`; parameters with and without `auditRequest.`, operators by number [U] or name',
    handle: (call) => ok(recordsOf({ ...call, query: plainQuery(call) }, base + path)),
  },
];
