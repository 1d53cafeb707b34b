import type { Invoice } from '../entities.ts';
import { refuse } from './refusal.ts';

type Test = (invoice: Invoice) => boolean;

const wrong = () => refuse(400, 800002, 'The filter must be one of InvoiceDate, or two of them with and/or.');

const comparisons: Record<string, (date: number, value: number) => boolean> = {
  equals: (date, value) => date === value,
  notequals: (date, value) => date !== value,
  greaterthan: (date, value) => date > value,
  greaterthanorequals: (date, value) => date >= value,
  lessthan: (date, value) => date < value,
  lessthanorequals: (date, value) => date <= value,
};

const plain = (value: unknown) => String(value).toLowerCase().replaceAll('_', '');

/**
 * Which invoices a `filter` asks for: `{Field, Value, Operator}` of their date, or two such as `{LeftFilter,
 * RightFilter, Operator}`; names and values without regard to case. A value without a time is the whole day.
 * @throws Refusal 400 800002
 * @see https://learn.microsoft.com/partner-center/developer/get-a-collection-of-invoices
 */
export function filterOf(text: string | undefined): Test {
  if (text === undefined) return () => true;
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw wrong();
  }
  return testOf(given);
}

function testOf(given: unknown): Test {
  if (typeof given !== 'object' || given === null) throw wrong();
  const parts = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  const operator = plain(parts.get('operator'));
  if (parts.has('leftfilter')) {
    const [left, right] = [testOf(parts.get('leftfilter')), testOf(parts.get('rightfilter'))];
    if (operator === 'and') return (invoice) => left(invoice) && right(invoice);
    if (operator === 'or') return (invoice) => left(invoice) || right(invoice);
    throw wrong();
  }
  const compare = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  const value = String(parts.get('value'));
  const instant = Date.parse(value);
  if (plain(parts.get('field')) !== 'invoicedate' || !compare || Number.isNaN(instant)) throw wrong();
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
  return ({ invoiceDate }) => compare(Date.parse(isDay ? invoiceDate.slice(0, 10) : invoiceDate), instant);
}
