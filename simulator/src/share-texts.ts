/** So many texts are remembered; then they are forgotten, and those that come often soon remembered again. */
const remembered = 20_000;

/**
 * Lets values that were read from JSON share the texts that they have in common: JSON gives each its own, and most texts
 * of a large world are the same few.
 * @returns changes the value in place and returns it
 */
export function textSharer(): <T>(value: T) => T {
  const known = new Map<string, string>();

  function shared(text: string): string {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= remembered) known.clear();
    known.set(text, text);
    return text;
  }

  return function share<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    const parts = value as Record<string, unknown>;
    for (const key in parts) {
      const part = parts[key];
      if (typeof part === 'string') parts[key] = shared(part);
      else if (typeof part === 'object') share(part);
    }
    return value;
  };
}
