import type { ReactNode } from 'react';
import { usePreference } from '../../session.ts';

export interface Column<Row> {
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Plain text for the exported file. */
  text: (row: Row) => string;
  /** The API's name of this order; without it the column cannot be sorted by. */
  sort?: string;
  /** Figures stand on the right. */
  align?: 'end';
  /** Too short to be broken into lines: an ID, a code. */
  short?: boolean;
  /** Shown only when the member chose it. */
  hidden?: boolean;
  /** Leads a row of a narrow screen and is always shown: the name. */
  main?: boolean;
  /** Part of the second line on a narrow screen. */
  brief?: boolean;
  /** Says its label before its value there. */
  named?: boolean;
}

export interface Columns<Row> {
  all: Column<Row>[];
  shown: Column<Row>[];
  show: (id: string, shown: boolean) => void;
}

/** Columns as the member chose them, kept per member and page. */
export function useColumns<Row>(page: string, all: Column<Row>[]): Columns<Row> {
  const [kept, keep] = usePreference<{ columns: string[] }>(page);
  const chosen = kept.columns ?? all.filter((column) => !column.hidden).map((column) => column.id);
  const isShown = (column: Column<Row>) => column.main || chosen.includes(column.id);
  return {
    all,
    shown: all.filter(isShown),
    show: (id, shown) => keep({ columns: shown ? [...chosen, id] : chosen.filter((other) => other !== id) }),
  };
}
