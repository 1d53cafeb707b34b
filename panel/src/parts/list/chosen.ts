import { useState } from 'react';
import type { ListQuery } from './state.ts';

/** What of a list is chosen, for a bar of actions. */
export interface Chosen<Row> {
  rows: Row[];
  keys: string[];
  /** Everything that the list's search and filters find, whatever `rows` holds. */
  all: boolean;
  /** How many; of all of a long list it is an estimate. */
  count: number;
  /** What the list is narrowed to, without order and place. */
  query: Omit<ListQuery, 'sort' | 'order' | 'cursor' | 'limit'>;
  clear: () => void;
}

/** Choosing rows of one page after another. */
export interface Choice<Row> {
  isChosen: (row: Row) => boolean;
  toggle: (row: Row) => void;
  /** Whether all rows of the page are chosen, or some. */
  page: boolean | 'mixed';
  togglePage: () => void;
  chosen: Chosen<Row>;
  /** Chooses everything that the filters find. */
  chooseAll: () => void;
}

/** What is chosen stays while pages are turned, and goes when the filters change. */
export function useChoice<Row>(
  rows: Row[] | undefined,
  rowKey: (row: Row) => string,
  { sort: _sort, order: _order, cursor: _cursor, limit: _limit, ...query }: ListQuery,
  total: number,
): Choice<Row> {
  const within = JSON.stringify(query);
  const [kept, keep] = useState({ within, rows: new Map<string, Row>(), all: false });
  const now = kept.within === within ? kept : { within, rows: new Map<string, Row>(), all: false };
  const shown = rows ?? [];
  const chosenHere = shown.filter((row) => now.all || now.rows.has(rowKey(row))).length;
  const whole = shown.length > 0 && chosenHere === shown.length;
  const choose = (some: Row[], on: boolean) => {
    const next = new Map(now.rows);
    // One taken away from "all" leaves the rest of this page chosen.
    if (now.all) for (const row of shown) next.set(rowKey(row), row);
    for (const row of some) {
      if (on) next.set(rowKey(row), row);
      else next.delete(rowKey(row));
    }
    keep({ within, rows: next, all: false });
  };
  return {
    isChosen: (row) => now.all || now.rows.has(rowKey(row)),
    toggle: (row) => choose([row], !(now.all || now.rows.has(rowKey(row)))),
    page: whole || (chosenHere > 0 && 'mixed'),
    togglePage: () => choose(shown, !whole),
    chooseAll: () => keep({ within, rows: new Map(), all: true }),
    chosen: {
      rows: Array.from(now.rows.values()),
      keys: Array.from(now.rows.keys()),
      all: now.all,
      count: now.all ? total : now.rows.size,
      query,
      clear: () => keep({ within, rows: new Map(), all: false }),
    },
  };
}
