import type { Policy } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../../parts/link.tsx';
import type { Column } from '../../../parts/list/columns.ts';
import { Count } from '../../../parts/money.tsx';
import { Time } from '../../../parts/time.tsx';
import { PolicyStatus, usePolicyStanding } from './policy-status.tsx';
import { usePolicyWords } from './policy-words.ts';

/** Columns of the list of policies. */
export function usePolicyColumns(): Column<Policy>[] {
  const { t } = useTranslation('differences');
  const { applies, place } = usePolicyWords();
  const standing = usePolicyStanding();
  return [
    {
      id: 'number',
      short: true,
      label: t('column.id'),
      sort: 'number',
      cell: ({ id, number }) => <RouteLink to={`/sync/policies/${id}`}>{number}</RouteLink>,
      text: ({ number }) => String(number),
    },
    {
      id: 'name',
      label: t('policy.name'),
      sort: 'name',
      main: true,
      cell: ({ id, name }) => <RouteLink to={`/sync/policies/${id}`}>{name}</RouteLink>,
      text: ({ name }) => name,
    },
    {
      id: 'applies',
      label: t('policies.applies'),
      brief: true,
      cell: applies,
      text: applies,
    },
    {
      id: 'place',
      label: t('policies.for'),
      cell: place,
      text: place,
    },
    {
      id: 'decision',
      label: t('column.decision'),
      sort: 'decision',
      brief: true,
      cell: ({ decision }) => t(`decision.${decision}`),
      text: ({ decision }) => t(`decision.${decision}`),
    },
    {
      id: 'state',
      short: true,
      label: t('policies.state'),
      sort: 'active',
      brief: true,
      cell: (policy) => <PolicyStatus policy={policy} />,
      text: standing,
    },
    {
      id: 'position',
      label: t('policies.position'),
      align: 'end',
      cell: ({ position }) => <Count of={position} />,
      text: ({ position }) => String(position),
    },
    {
      id: 'updated',
      short: true,
      label: t('policies.updated'),
      sort: 'updatedAt',
      cell: ({ updatedAt }) => <Time at={updatedAt} />,
      text: ({ updatedAt }) => updatedAt,
    },
  ];
}
