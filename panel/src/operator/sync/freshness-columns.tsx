import { FreshKind } from '@concord/contract/sync-changes';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { Time } from '../../parts/time.tsx';
import { useLanguage } from '../../texts/i18n.ts';
import type { ResellerFreshness } from './by-reseller.ts';
import { ShareBar, shareText } from './share-bar.tsx';

/** A reseller a row: a bar for each kind, the oldest, and why. */
export function useFreshnessColumns(): Column<ResellerFreshness>[] {
  const { t } = useTranslation('sync');
  const language = useLanguage();
  const causes = ({ causes: counted }: ResellerFreshness) =>
    counted.map(([cause, count]) => t('freshness.causeCount', { cause: t(`cause.${cause}`), count }));
  return [
    {
      id: 'reseller',
      label: t('freshness.reseller'),
      sort: 'resellerName',
      main: true,
      cell: ({ resellerId, resellerName }) => (
        <RouteLink to={`/resellers/${resellerId}`}>{resellerName}</RouteLink>
      ),
      text: ({ resellerName }) => resellerName,
    },
    ...FreshKind.options.map(
      (kind): Column<ResellerFreshness> => ({
        id: kind,
        label: t(`kind.${kind}`),
        short: true,
        brief: true,
        hidden: kind === 'licences',
        cell: ({ kinds }) => {
          const group = kinds[kind];
          return group ? <ShareBar group={group} /> : '';
        },
        text: ({ kinds }) => {
          const group = kinds[kind];
          return group ? shareText(group.fresh, group.tenants, language) : '';
        },
      }),
    ),
    {
      id: 'stale',
      label: t('freshness.stale'),
      sort: 'stale',
      align: 'end',
      short: true,
      hidden: true,
      cell: ({ stale }) => stale.toLocaleString(language),
      text: ({ stale }) => String(stale),
    },
    {
      id: 'oldest',
      label: t('freshness.oldest'),
      sort: 'oldest',
      short: true,
      cell: ({ oldest }) => (oldest ? <Time at={oldest} /> : t('freshness.never')),
      text: ({ oldest }) => oldest ?? '',
    },
    {
      id: 'why',
      label: t('freshness.why'),
      brief: true,
      cell: (row) => causes(row).join(', '),
      text: (row) => causes(row).join(', '),
    },
  ];
}
