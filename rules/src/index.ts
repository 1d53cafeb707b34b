/** What Microsoft will do: pure functions over plain data, used by preview, preflight and simulator alike. */
export * from './agreements.ts';
export * from './countries.ts';
export * from './domains.ts';
export * from './invitation.ts';
export * from './partner-of-record.ts';
export * from './seats.ts';
export * from './terms.ts';
