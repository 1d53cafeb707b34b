import type { ImportRow } from '@concord/contract';
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../../parts/link.tsx';
import type { Column } from '../../../parts/list/columns.ts';
import { Count } from '../../../parts/money.tsx';
import { Time } from '../../../parts/time.tsx';
import { ImportStatus } from './status.tsx';

export function useImportColumns(): Column<ImportRow>[] {
  const { t } = useTranslation('import');
  const styles = useStyles();
  const words = useImportWords();
  const agreement = ({ agreementAccepted }: ImportRow) =>
    t(`agreement.${agreementAccepted === null ? 'unknown' : agreementAccepted ? 'yes' : 'no'}`);
  const figure = (
    id: 'subscriptions' | 'seats' | 'users',
    label: string,
    hidden = false,
  ): Column<ImportRow> => ({
    id,
    label,
    align: 'end',
    hidden,
    brief: id === 'subscriptions',
    cell: (row) => <Count of={row[id]} />,
    text: (row) => String(row[id]),
  });
  return [
    {
      id: 'domain',
      label: t('column.domain'),
      sort: 'domain',
      main: true,
      cell: ({ domain }) => domain,
      text: ({ domain }) => domain,
    },
    {
      id: 'companyName',
      label: t('column.company'),
      sort: 'companyName',
      brief: true,
      cell: ({ companyName }) => companyName,
      text: ({ companyName }) => companyName ?? '',
    },
    figure('subscriptions', t('column.holds')),
    figure('seats', t('column.seats'), true),
    figure('users', t('column.users')),
    { id: 'agreement', label: t('column.agreement'), hidden: true, cell: agreement, text: agreement },
    {
      id: 'mpnIds',
      label: t('column.mpn'),
      hidden: true,
      cell: ({ mpnIds }) => mpnIds.join(', '),
      text: ({ mpnIds }) => mpnIds.join(' '),
    },
    {
      id: 'matchedBy',
      label: t('column.proposal'),
      sort: 'matchedBy',
      brief: true,
      cell: (row) => (
        <>
          {words.proposal(row)}
          {row.matchedBy && (
            <Caption1 block className={styles.by}>
              {t(`match.${row.matchedBy}`)}
            </Caption1>
          )}
        </>
      ),
      text: (row) => words.proposal(row),
    },
    {
      id: 'decision',
      label: t('column.decision'),
      sort: 'decision',
      brief: true,
      cell: (row) =>
        row.state === 'done' && row.customerId ? (
          <RouteLink to={`/customers/${row.customerId}`}>{row.customerName}</RouteLink>
        ) : (
          words.decision(row)
        ),
      text: (row) => words.decision(row),
    },
    {
      id: 'resellerName',
      label: t('column.reseller'),
      sort: 'resellerName',
      hidden: true,
      cell: ({ resellerName }) => resellerName,
      text: ({ resellerName }) => resellerName ?? '',
    },
    {
      id: 'state',
      label: t('column.state'),
      sort: 'state',
      brief: true,
      cell: ({ state, reason }) => (
        <>
          <ImportStatus state={state} />
          {reason && (
            <Caption1 block className={styles.by}>
              {reason}
            </Caption1>
          )}
        </>
      ),
      text: ({ state, reason }) => [t(`state.${state}`), reason].filter(Boolean).join(': '),
    },
    {
      id: 'tenantId',
      label: t('column.tenantId'),
      hidden: true,
      short: true,
      cell: ({ tenantId }) => tenantId,
      text: ({ tenantId }) => tenantId,
    },
    {
      id: 'settledAt',
      label: t('column.settled'),
      sort: 'settledAt',
      hidden: true,
      cell: ({ settledAt }) => settledAt && <Time at={settledAt} />,
      text: ({ settledAt }) => settledAt ?? '',
    },
    {
      id: 'asOf',
      label: t('column.asOf'),
      hidden: true,
      cell: ({ asOf }) => <Time at={asOf} />,
      text: ({ asOf }) => asOf,
    },
  ];
}

/** What is proposed of a tenant, and what is decided, in words. */
function useImportWords() {
  const { t } = useTranslation('import');
  return {
    proposal: ({ matchedCustomerName, mpnResellerName }: ImportRow): string => {
      if (matchedCustomerName) return t('proposed.bind', { customer: matchedCustomerName });
      return mpnResellerName ? t('proposed.create', { reseller: mpnResellerName }) : t('proposed.none');
    },
    decision: ({ decision, customerName, resellerName }: ImportRow): string => {
      if (!decision) return '';
      return t(`decided.${decision}`, {
        customer: customerName ?? t('decided.gone'),
        reseller: resellerName ?? '',
      });
    },
  };
}

const useStyles = makeStyles({ by: { color: tokens.colorNeutralForeground3 } });
