/** Field lists of Microsoft's SDK: resource → field → type. */
export type Resources = Record<string, Record<string, string>>;
export type Enums = Record<string, { wire_snake: string[]; clr: string[] }>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const plain: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  datetime: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  guid: (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  uri: (value) => typeof value === 'string' && (value.startsWith('/') || URL.canParse(value)),
  // .NET writes a culture as its name.
  CultureInfo: (value) => typeof value === 'string' && /^[a-z]{2}-[A-Z]{2}$/.test(value),
  any: () => true,
};

/** Everything in `value` that the type does not allow, as `path: what`. Unknown types count as a problem. */
export function shapeProblems(
  value: unknown,
  type: string,
  resources: Resources,
  enums: Enums,
  path = '',
): string[] {
  const inner = (one: unknown, of: string, at: string) => shapeProblems(one, of, resources, enums, at);
  const wrong = [`${path || '.'}: ${JSON.stringify(value)} is no ${type}`];
  const name = type.replace(/\?$/, '');
  const simple = plain[name];
  if (simple) return simple(value) ? [] : wrong;
  const list = /^(?:array|collection)<(.+)>$/.exec(name)?.[1];
  if (list !== undefined) {
    const items = name.startsWith('array') ? value : isObject(value) ? value['items'] : undefined;
    if (!Array.isArray(items)) return wrong;
    const problems = items.flatMap((one, index) => inner(one, list, `${path}[${index}]`));
    if (name.startsWith('array') || !isObject(value)) return problems;
    const { items: _, ...rest } = value;
    return [...problems, ...inner(rest, 'SeekBasedResourceCollection', path)];
  }
  const enumeration = /^enum:(.+)$/.exec(name)?.[1];
  if (enumeration !== undefined) return enums[enumeration]?.wire_snake.includes(String(value)) ? [] : wrong;
  const map = /^map<(?:string|number),(.+)>$/.exec(name)?.[1];
  if (map !== undefined)
    return isObject(value)
      ? Object.entries(value).flatMap(([key, one]) => inner(one, map, `${path}.${key}`))
      : wrong;
  const pair = /^KeyValuePair<(.+),(.+)>$/.exec(name);
  if (pair)
    return isObject(value)
      ? [
          ...inner(value['key'], pair[1] ?? '', `${path}.key`),
          ...inner(value['value'], pair[2] ?? '', `${path}.value`),
        ]
      : wrong;
  const fields = resources[name];
  if (!fields) return [`${path || '.'}: unknown type ${type}`];
  if (!isObject(value)) return wrong;
  return Object.entries(value).flatMap(([key, one]) => {
    const of = fields[key];
    return of === undefined ? [`${name}.${key} (${path}) is not known`] : inner(one, of, `${path}.${key}`);
  });
}
