import { refuse } from './refusal.ts';

/**
 * A request body whose names are read without regard to case, in which numbers may be texts and `null` means absent:
 * Microsoft's own SDK sends PascalCase bodies full of nulls.
 */
export class Body {
  readonly #values: Map<string, unknown>;
  readonly #whole: unknown;

  constructor(value: unknown) {
    this.#whole = value;
    const entries =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    this.#values = new Map(
      entries.filter(([, one]) => one !== null).map(([name, one]) => [name.toLowerCase(), one]),
    );
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  /** Whether it is there under this very spelling. */
  hasExactly(name: string): boolean {
    return typeof this.#whole === 'object' && this.#whole !== null && Object.hasOwn(this.#whole, name);
  }

  raw(name: string): unknown {
    return this.#values.get(name.toLowerCase());
  }

  /** Text, with numbers and booleans made text; `undefined` when absent or empty. */
  text(name: string): string | undefined {
    const value = this.raw(name);
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      return undefined;
    const text = String(value).trim();
    return text === '' ? undefined : text;
  }

  /** @throws Refusal 800002 when it is missing */
  needText(name: string): string {
    const text = this.text(name);
    if (text === undefined) throw refuse(400, 800002, `${name} is required.`);
    return text;
  }

  /** A whole number, also from text. @throws Refusal 800002 when it is something else */
  whole(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^-?\d+(\.0+)?$/.test(text)) throw refuse(400, 800002, `${name} must be a whole number.`);
    return Number(text);
  }

  flag(name: string): boolean | undefined {
    const text = this.text(name)?.toLowerCase();
    return text === undefined ? undefined : text === 'true';
  }

  object(name: string): Body {
    return new Body(this.raw(name));
  }

  list(name: string): Body[] {
    const value = this.raw(name);
    return Array.isArray(value) ? value.map((item) => new Body(item)) : [];
  }

  /** The items of a body that is itself a list. */
  items(): Body[] {
    return Array.isArray(this.#whole) ? this.#whole.map((item) => new Body(item)) : [];
  }

  texts(name: string): string[] {
    const value = this.raw(name);
    return Array.isArray(value) ? value.map(String) : [];
  }

  /** A map with free names, e.g. `provisioningContext`; they begin with a small letter, as all names of answers. */
  map(name: string): Record<string, string> | undefined {
    const value = this.raw(name);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key.charAt(0).toLowerCase() + key.slice(1), String(one)]),
    );
  }
}
