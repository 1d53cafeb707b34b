/** Shapes of what the world holds. They are the simulator's own; the wire shapes are made in the rooms. */
export type * from './billing-entities.ts';
export type * from './catalogue-entities.ts';
export type * from './device-entities.ts';
export type * from './directory-entities.ts';
export type * from './order-entities.ts';
export type * from './partner-entities.ts';
export type * from './people-entities.ts';
export type * from './service-entities.ts';
export type * from './subscription-entities.ts';
export type * from './usage-entities.ts';
export type * from './webhook-entities.ts';
export type * from './world-entities.ts';
