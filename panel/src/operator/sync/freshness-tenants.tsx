import type { FreshnessRow } from '@concord/contract';
import { FreshKind, Freshness } from '@concord/contract/sync-changes';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { Breakable } from '../../parts/breakable.tsx';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { List } from '../../parts/list/list.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { Status, type Tone } from '../../parts/status.tsx';
import { Time } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';
import { CauseText } from './cause.tsx';

const tones: Record<FreshnessRow['state'], Tone> = { fresh: 'good', stale: 'warning', unread: 'neutral' };

/** Customers one by one, the oldest first. The address may narrow them to a reseller. */
export default function FreshnessTenants() {
  const { t } = useTranslation('sync');
  const { resellerId, partnerAccountId } = useSearch({ strict: false }) as Record<string, string | undefined>;
  const within = { ...(resellerId && { resellerId }), ...(partnerAccountId && { partnerAccountId }) };
  return (
    <Page
      title={t('tenants.title')}
      lead={resellerId ? <OfReseller id={resellerId} /> : t('tenants.lead')}
      crumbs={[{ label: t('freshness.title'), to: '/sync/freshness' }]}
      width="full"
    >
      <List
        name="sync-freshness-tenants"
        label={t('tenants.title')}
        route="GET /sync/freshness/tenants"
        read={(query, signal) => call('GET /sync/freshness/tenants', { query, signal })}
        columns={useTenantColumns()}
        within={within}
        filters={[
          {
            name: 'kind',
            label: t('tenants.kind'),
            options: FreshKind.options.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          {
            name: 'state',
            label: t('tenants.state'),
            spread: true,
            options: Freshness.options.map((value) => ({ value, label: t(`tenants.${value}`) })),
          },
        ]}
        rowKey={({ partnerAccountId, tenantId }) => `${partnerAccountId}/${tenantId}`}
        empty={<EmptyState title={t('tenants.emptyTitle')} text={t('tenants.emptyText')} />}
      />
    </Page>
  );
}

function OfReseller({ id }: { id: string }) {
  const { t } = useTranslation('sync');
  const { kind, state } = useSearch({ strict: false }) as Record<string, string | undefined>;
  const reseller = useApi('GET /resellers/:id', { params: { id } });
  return (
    <>
      {reseller.data && t('tenants.ofReseller', { reseller: reseller.data.name })}{' '}
      <RouteLink to="/sync/freshness/tenants" search={{ kind, state } as never}>
        {t('tenants.all')}
      </RouteLink>
    </>
  );
}

function useTenantColumns(): Column<FreshnessRow>[] {
  const { t } = useTranslation('sync');
  return [
    {
      id: 'customer',
      label: t('tenants.customer'),
      sort: 'customerName',
      main: true,
      cell: ({ customerId, customerName, companyName, domain }) =>
        customerId ? (
          <RouteLink to={`/customers/${customerId}`}>{customerName ?? companyName ?? domain}</RouteLink>
        ) : (
          (companyName ?? domain)
        ),
      text: ({ customerName, companyName, domain }) => customerName ?? companyName ?? domain,
    },
    {
      id: 'domain',
      label: t('tenants.domain'),
      sort: 'domain',
      brief: true,
      cell: ({ domain }) => <Breakable text={domain} />,
      text: ({ domain }) => domain,
    },
    {
      id: 'reseller',
      label: t('tenants.reseller'),
      sort: 'resellerName',
      cell: ({ resellerId, resellerName }) => (
        <RouteLink to={`/resellers/${resellerId}`}>{resellerName}</RouteLink>
      ),
      text: ({ resellerName }) => resellerName,
    },
    {
      id: 'kind',
      label: t('tenants.kind'),
      short: true,
      brief: true,
      cell: ({ kind }) => t(`kind.${kind}`),
      text: ({ kind }) => t(`kind.${kind}`),
    },
    {
      id: 'state',
      label: t('tenants.state'),
      short: true,
      brief: true,
      cell: ({ state }) => <Status tone={tones[state]}>{t(`tenants.${state}`)}</Status>,
      text: ({ state }) => t(`tenants.${state}`),
    },
    {
      id: 'asOf',
      label: t('tenants.asOf'),
      sort: 'asOf',
      short: true,
      brief: true,
      cell: ({ asOf }) => (asOf ? <Time at={asOf} /> : t('freshness.never')),
      text: ({ asOf }) => asOf ?? '',
    },
    {
      id: 'why',
      label: t('tenants.why'),
      brief: true,
      cell: ({ cause, reason }) => (cause ? <CauseText cause={cause} reason={reason} /> : ''),
      text: ({ cause, reason }) => (cause ? `${t(`cause.${cause}`)}: ${reason ?? t(`help.${cause}`)}` : ''),
    },
  ];
}
