import { Malformed } from './body.ts';

/** A JSON object as Microsoft sent it. */
export type Json = Record<string, unknown>;

/** @throws Malformed when it is no object */
export function object(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Malformed('An object is missing.');
  return value as Json;
}

/** An object, or an empty one where Microsoft left it out. */
export function part(value: unknown): Json {
  return value === undefined || value === null ? {} : object(value);
}

/** A text that must be there. @throws Malformed */
export function need(from: Json, name: string): string {
  const value = text(from[name]);
  if (!value) throw new Malformed(`The field ${name} is missing.`);
  return value;
}

/** Text or a number as text; `undefined` when absent. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** A whole number that some answers send as text. @throws Malformed */
export function count(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (!Number.isSafeInteger(number)) throw new Malformed('A whole number is missing.');
  return number as number;
}

/** An amount of money or another decimal number, which some answers send as text. @throws Malformed */
export function amount(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new Malformed('A number is missing.');
  return number;
}

export function flag(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

/** A bare array, a collection's `items`, or the `value` of a wrapped list. */
export function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  const { items, value: wrapped } = object(value);
  return list(items ?? wrapped);
}

/** The texts of a list. */
export function texts(value: unknown): string[] {
  return list(value).flatMap((item) => text(item) ?? []);
}

/** `OneTime`, `one_time` and `ONE_TIME` are one word to Microsoft. */
export function word(value: unknown): string {
  return (text(value) ?? '').replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}
