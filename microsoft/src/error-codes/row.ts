import type { Remedy } from '../errors.ts';

/** Codes with one meaning, what helps, what to tell people, and the part of the path on which alone this holds. */
export type Row = readonly [codes: string, remedy: Remedy, explanation: string, where?: string];
