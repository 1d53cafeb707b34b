import type { Reconciliation, ReconciliationLine } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../../parts/link.tsx';
import type { Column } from '../../../parts/list/columns.ts';
import { MoneyText } from '../../../parts/money.tsx';
import { useLanguage } from '../../../texts/i18n.ts';
import { LineConsequence } from './line-consequence.tsx';
import { LineStatus } from './plan-status.tsx';

/** Columns of a plan's lines. */
export function useLineColumns({ startedAt }: Reconciliation): Column<ReconciliationLine>[] {
  const { t } = useTranslation(['reconciliations', 'differences']);
  const language = useLanguage();
  const signed = (count: number) => count.toLocaleString(language, { signDisplay: 'exceptZero' });
  const begun = startedAt !== null;
  return [
    {
      id: 'position',
      short: true,
      label: t('column.position'),
      sort: 'position',
      cell: ({ position }) => position + 1,
      text: ({ position }) => String(position + 1),
    },
    {
      id: 'name',
      label: t('column.what'),
      main: true,
      cell: ({ differenceId, name }) => (
        <RouteLink to={`/sync/differences/${differenceId}`}>{name}</RouteLink>
      ),
      text: ({ name }) => name,
    },
    {
      id: 'customer',
      label: t('column.customer'),
      sort: 'customerName',
      brief: true,
      cell: ({ customerId, customerName }) =>
        customerId && <RouteLink to={`/customers/${customerId}`}>{customerName}</RouteLink>,
      text: ({ customerName }) => customerName ?? '',
    },
    {
      id: 'field',
      hidden: true,
      label: t('column.field'),
      sort: 'field',
      cell: ({ field }) => t(`differences:field.${field}`),
      text: ({ field }) => t(`differences:field.${field}`),
    },
    {
      id: 'decision',
      label: t('column.decision'),
      brief: true,
      cell: ({ decision }) => t(`decision.${decision}`),
      text: ({ decision }) => t(`decision.${decision}`),
    },
    {
      id: 'consequence',
      label: t('column.consequence'),
      brief: true,
      cell: (line) => <LineConsequence line={line} />,
      text: ({ consequence, reason }) => [consequence.text, reason].filter(Boolean).join(' – '),
    },
    {
      id: 'seats',
      short: true,
      label: t('column.seats'),
      align: 'end',
      brief: true,
      cell: ({ consequence }) => consequence.seats !== 0 && signed(consequence.seats),
      text: ({ consequence }) => String(consequence.seats),
    },
    {
      id: 'money',
      short: true,
      label: t('column.money'),
      align: 'end',
      brief: true,
      cell: ({ consequence: { money } }) => money && <MoneyText {...money} />,
      text: ({ consequence: { money } }) => (money ? `${money.amount} ${money.currency}` : ''),
    },
    {
      id: 'state',
      short: true,
      label: t('column.state'),
      sort: 'state',
      brief: true,
      cell: (line) => <LineStatus line={line} begun={begun} />,
      text: ({ state }) => t(`line.${state}`),
    },
  ];
}
