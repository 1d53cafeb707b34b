import { v7 } from 'uuid';

/** UUIDv7, made in code: sorted by creation, known before the row is written. */
export const newId = (): string => v7();
