import { useNarrow } from '../media.ts';
import { Lines } from './lines.tsx';
import { type RowsProps, Table } from './table.tsx';

/** Rows as a table, or as a list of two lines on a narrow screen. */
export function Rows<Row>(props: RowsProps<Row>) {
  return useNarrow() ? <Lines {...props} /> : <Table {...props} />;
}
