import type { Context } from './context.ts';
import { provisionOrder } from './partner-center/place-order.ts';

/** What happens by itself at its time, by kind. A room whose things become due adds its handler here. */
export const dueHandlers = {
  'provision-order': provisionOrder,
} satisfies Record<string, (context: Context, ref: string) => void>;

export type DueKind = keyof typeof dueHandlers;
