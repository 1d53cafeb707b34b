import type { Money } from '@concord/contract';
import type { ReportColumn, ReportRow } from '@concord/contract/reports';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { Count, MoneyText } from '../../parts/money.tsx';
import { DateText, Time } from '../../parts/time.tsx';

type Cell = ReportRow['cells'][string];

/** Columns as the report names them; the first leads to the object, the last says what to do. */
export function useReportColumns(columns: ReportColumn[]): Column<ReportRow>[] {
  const { t } = useTranslation('reports');
  return [
    ...columns.map(
      ({ id, kind, label, sort }, at): Column<ReportRow> => ({
        id,
        label,
        ...(sort && { sort }),
        ...(at === 0 && { main: true }),
        ...((kind === 'count' || kind === 'money') && { align: 'end' as const }),
        ...(kind !== 'text' && { short: true }),
        ...(seldom.includes(id) && { hidden: true }),
        ...(briefly.includes(id) && { brief: true }),
        cell: ({ cells, to }) => {
          const shown = show(kind, cells[id] ?? null);
          return at === 0 && to ? <RouteLink to={pathOf(to)}>{shown}</RouteLink> : shown;
        },
        text: ({ cells }) => textOf(cells[id] ?? null),
      }),
    ),
    { id: 'next', label: t('next'), cell: ({ next }) => next, text: ({ next }) => next, brief: true },
  ];
}

/** Shown when somebody chooses them; in the file anyway. */
const seldom = ['asOf', 'reseller', 'createdAt', 'signatory', 'relationship'];
const briefly = ['state', 'closesAt', 'endsAt', 'endsOn', 'cause', 'otherPartner'];

function show(kind: ReportColumn['kind'], value: Cell): ReactNode {
  if (value === null) return '–';
  if (kind === 'money') return <MoneyText {...(value as Money)} />;
  if (kind === 'count') return <Count of={Number(value)} />;
  if (kind === 'instant') return <Time at={String(value)} />;
  return kind === 'day' ? <DateText date={String(value)} /> : String(value);
}

const textOf = (value: Cell): string =>
  value !== null && typeof value === 'object' ? `${value.amount} ${value.currency}` : String(value ?? '');

/** A tenant that nobody is bound to is a matter of the import. */
function pathOf({ kind, id }: NonNullable<ReportRow['to']>): string {
  return kind === 'tenant' ? '/sync/import' : `/${kind}s/${id}`;
}
