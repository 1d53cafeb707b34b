import type { Values } from '../row.ts';
import { bodyOf, type Effect } from '../topic.ts';

/** Names under which the API tells when something of a list happened, the most telling first. */
const dates = [
  'dateAgreed',
  'operationDate',
  'lastModifiedDateTime',
  'lastModifiedTime',
  'createdTime',
  'creationDate',
  'createdDateTime',
  'invoiceDate',
  'effectiveStartDate',
  'updatedDate',
];

/**
 * Of the answer's list, the item that is newest by its date: of an object that is expected the same properties, of an
 * instant or a day its date as exactly, else its id.
 */
export const newest: Effect = (outcome, _, expected) => {
  const body = bodyOf(outcome);
  const items: Values[] = Array.isArray(body) ? body : (body['items'] ?? body['value'] ?? []);
  const dateOf = (item: Values): string => dates.map((name) => item[name]).find((one) => one) ?? '';
  const found = items.toSorted((a, b) => Date.parse(dateOf(a)) - Date.parse(dateOf(b))).at(-1);
  if (!found) return undefined;
  if (typeof expected === 'object' && expected !== null)
    return Object.fromEntries(Object.keys(expected).map((name) => [name, found[name]]));
  if (/^\d{4}-\d{2}-\d{2}/.test(String(expected))) {
    const date = dateOf(found).replace(/\.0+Z$/, 'Z');
    return String(expected).length === 10 ? date.slice(0, 10) : date;
  }
  return found['id'];
};
