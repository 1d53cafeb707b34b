/** A path whose values are escaped: at`/v1/customers/${id}`. */
export function at(fixed: TemplateStringsArray, ...values: string[]): string {
  return fixed.reduce((path, piece, i) => path + encodeURIComponent(values[i - 1] ?? '') + piece);
}

export type Query = Record<string, string | number | boolean | string[] | undefined>;

/** `?a=1&b=2`, with a repeated name for a list; empty without values. */
export function queryString(query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** The value of a `filter` parameter. @see https://learn.microsoft.com/partner-center/developer/get-a-customer-by-name */
export function filter(field: string, operator: string, value: string): string {
  return JSON.stringify({ Field: field, Value: value, Operator: operator });
}

/**
 * Two filters as one. Of Microsoft's collections few understand it.
 * @param operator `and` or `or`
 */
export function filters(left: string, operator: 'and' | 'or', right: string): string {
  return JSON.stringify({ LeftFilter: JSON.parse(left), RightFilter: JSON.parse(right), Operator: operator });
}
