import { readFileSync } from 'node:fs';

// biome-ignore lint/suspicious/noExplicitAny: rows hold values of every shape
export type Values = Record<string, any>;

/** One line of the table; `conformance/microsoft-rules.md` explains the fields. */
export interface Row {
  id: string;
  area: string;
  given: Values;
  when: { action: string; at: string | null; params: Values };
  then: {
    allowed: boolean;
    httpStatus: number | null;
    errorCode: string | null;
    errorCodeAlternatives?: string[];
    effects: Values;
  };
  confidence: 'documented' | 'reported' | 'inferred';
  uncertain?: string[];
}

/** A row that asks for something the simulator has no room for yet. */
export class Unsupported extends Error {}

export function readRows(path: string | URL): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}
