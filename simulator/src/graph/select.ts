/**
 * Of an entity, the properties that `$select` names, what `$expand` adds, and annotations.
 * @see https://learn.microsoft.com/graph/query-parameters
 */
export function selected(call: { query: Record<string, string | undefined> }, item: object): object {
  const names = call.query['$select']?.split(',').map((name) => name.trim().toLowerCase());
  if (!names) return item;
  const wanted = new Set([...names, ...expanded(call).keys()]);
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => name.startsWith('@') || wanted.has(name.toLowerCase())),
  );
}

/** Names in `$expand`, in lower case, each with the options in its brackets, e.g. `manager($select=id)`. */
export function expanded(call: { query: Record<string, string | undefined> }): Map<string, string> {
  const found = (call.query['$expand'] ?? '').matchAll(/(\w+)(?:\(([^)]*)\))?\s*(?:,|$)/g);
  return new Map([...found].map(([, name = '', options = '']) => [name.toLowerCase(), options]));
}
