import type { Reseller } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { Count } from '../../parts/money.tsx';
import { Time } from '../../parts/time.tsx';

/** Columns of the list of resellers; names are indented by their place in the tree. */
export function useResellerColumns(): Column<Reseller>[] {
  const { t } = useTranslation('resellers');
  return [
    {
      id: 'number',
      short: true,
      label: t('column.id'),
      sort: 'number',
      cell: ({ id, number }) => <RouteLink to={`/resellers/${id}`}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'name',
      label: t('column.name'),
      sort: 'name',
      main: true,
      cell: (reseller) => <TreeName reseller={reseller} />,
      text: ({ name }) => name,
    },
    {
      id: 'parent',
      label: t('column.parent'),
      brief: true,
      cell: ({ parentId, parentName }) =>
        parentId && <RouteLink to={`/resellers/${parentId}`}>{parentName}</RouteLink>,
      text: ({ parentName }) => parentName ?? '',
    },
    {
      id: 'country',
      short: true,
      label: t('column.country'),
      brief: true,
      cell: ({ country }) => country,
      text: ({ country }) => country,
    },
    {
      id: 'currency',
      short: true,
      label: t('column.currency'),
      brief: true,
      cell: ({ currency }) => currency,
      text: ({ currency }) => currency,
    },
    {
      id: 'domain',
      label: t('column.domain'),
      hidden: true,
      cell: ({ domain }) => domain,
      text: ({ domain }) => domain ?? '',
    },
    {
      id: 'customers',
      label: t('column.customers'),
      align: 'end',
      cell: ({ customers }) => <Count of={customers} />,
      text: ({ customers }) => String(customers),
    },
    {
      id: 'updated',
      short: true,
      label: t('column.updated'),
      sort: 'updatedAt',
      cell: ({ updatedAt }) => <Time at={updatedAt} />,
      text: ({ updatedAt }) => updatedAt,
    },
  ];
}

/** Indented only in the tree's own order, where the one above stands above. */
function TreeName({ reseller: { id, name, level } }: { reseller: Reseller }) {
  const styles = useStyles();
  const { sort, q } = useSearch({ strict: false }) as { sort?: string; q?: string };
  const steps = sort || q ? 0 : level;
  return (
    <span className={styles.name} style={{ paddingLeft: `calc(${steps} * ${tokens.spacingHorizontalXL})` }}>
      <RouteLink to={`/resellers/${id}`}>{name}</RouteLink>
    </span>
  );
}

const useStyles = makeStyles({ name: { display: 'block' } });
