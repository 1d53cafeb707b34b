/** One exchange with Microsoft, as recorded. */
export interface Recording {
  kind: string;
  method: string;
  path: string;
  query: string;
  requestHeaders: Record<string, string | string[]> | null;
  requestBody: Record<string, unknown> | null;
  status: number | null;
  headers: Record<string, string> | null;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of every shape
  responseBody: any;
  note: string | null;
}

/** `GET /v1/customers/{}/users`: ids, whether recorded or named, stand as `{}`. */
export function endpointOf({ method, path }: Recording): string {
  const template = path
    .replace(/(?<=\/)(\{[^/]*\}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+)(?=\/|$)/gi, '{}')
    .replace(/(?<=countryvalidationrules\/)\w+/, '{}');
  return `${method} ${template}`;
}

/** Whether a byte order mark stood before the recorded body; `undefined` where nobody looked. */
export function markOf({ note }: Recording): boolean | undefined {
  if (/no byte order mark/.test(note ?? '')) return false;
  return /byte order mark/.test(note ?? '') ? true : undefined;
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'list' : typeof value);

type Field = [name: string, kind: string | undefined];

/** All fields by their way to them, with the kind of their value unless it is null; items of lists count as one. */
function fieldsOf(value: unknown, path = ''): Field[] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsOf(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]): Field[] => [
    [`${path}.${name}`, one === null ? undefined : kindOf(one)],
    ...fieldsOf(one, `${path}.${name}`),
  ]);
}

/** Names of recorded fields that are not sent, and those that are sent with another kind of value. */
export function lackingFields(recorded: unknown, sent: unknown): Set<string> {
  const there = new Map<string, Set<string | undefined>>();
  for (const [name, kind] of fieldsOf(sent)) there.set(name, (there.get(name) ?? new Set()).add(kind));
  const lacking = fieldsOf(recorded).flatMap(([name, kind]) => {
    const kinds = there.get(name);
    if (!kinds) return [name];
    return kind === undefined || kinds.has(kind) ? [] : [`${name} as ${kind}`];
  });
  return new Set(lacking);
}

/** A list of a PascalCase body. */
export const listOf = (body: Recording['requestBody'], name: string): Record<string, string>[] =>
  (body?.[name] ?? []) as Record<string, string>[];
