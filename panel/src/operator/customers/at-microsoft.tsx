import type { Customer, MirrorSubscription, SubscriptionRow } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useTermWords } from '../../ordering/term-words.ts';
import { Breakable } from '../../parts/breakable.tsx';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { List } from '../../parts/list/list.tsx';
import { Count } from '../../parts/money.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { DateText, Time } from '../../parts/time.tsx';
import { CustomerPage, WithCustomer } from './customer-page.tsx';

/** Everything that Microsoft lists for the customer, whatever the product, on record here or not; read only. */
export default function AtMicrosoftTab() {
  return (
    <WithCustomer>
      {(customer) => (
        <CustomerPage customer={customer}>
          <AtMicrosoft customer={customer} />
        </CustomerPage>
      )}
    </WithCustomer>
  );
}

function AtMicrosoft({ customer }: { customer: Customer }) {
  const { t } = useTranslation('sync');
  return (
    <>
      <p>{t('mirror.lead')}</p>
      <List
        name="mirror-subscriptions"
        label={t('mirror.title')}
        route="GET /mirror-subscriptions"
        read={(query, signal) => call('GET /mirror-subscriptions', { query, signal })}
        columns={useMirrorColumns()}
        within={{ customerId: customer.id }}
        filters={[
          {
            name: 'record',
            label: t('mirror.record'),
            spread: true,
            options: [
              { value: 'here', label: t('mirror.here') },
              { value: 'unknown', label: t('mirror.unknown') },
            ],
          },
        ]}
        rowKey={({ partnerAccountId, id }) => `${partnerAccountId}/${id}`}
        empty={<EmptyState title={t('mirror.emptyTitle')} text={t('mirror.emptyText')} />}
      />
    </>
  );
}

function useMirrorColumns(): Column<MirrorSubscription>[] {
  const { t } = useTranslation(['sync', 'ordering', 'operations']);
  const { term, each } = useTermWords();
  const plain = (id: string, label: string, text: (row: MirrorSubscription) => string) => ({
    id,
    label,
    text,
    cell: text,
  });
  return [
    {
      id: 'name',
      label: t('mirror.name'),
      sort: 'name',
      main: true,
      cell: ({ subscriptionId, name }) =>
        subscriptionId ? <RouteLink to={`/subscriptions/${subscriptionId}`}>{name}</RouteLink> : name,
      text: ({ name }) => name,
    },
    {
      ...plain('record', t('mirror.record'), ({ subscriptionId }) =>
        t(subscriptionId ? 'mirror.here' : 'mirror.unknown'),
      ),
      brief: true,
    },
    {
      ...plain('type', t('mirror.type'), ({ productType }) => productType ?? t('mirror.legacy')),
      short: true,
    },
    {
      id: 'tenant',
      label: t('tenants.domain'),
      sort: 'tenantName',
      hidden: true,
      cell: ({ tenantName }) => <Breakable text={tenantName} />,
      text: ({ tenantName }) => tenantName,
    },
    {
      ...plain('status', t('mirror.status'), ({ status, goneAt }) =>
        goneAt
          ? t('mirror.gone')
          : t(`operations:subscriptionState.${status as SubscriptionRow['state']}`, { defaultValue: status }),
      ),
      sort: 'status',
      short: true,
      brief: true,
    },
    {
      id: 'seats',
      label: t('mirror.seats'),
      sort: 'seats',
      align: 'end',
      short: true,
      brief: true,
      cell: ({ seats }) => <Count of={seats} />,
      text: ({ seats }) => String(seats),
    },
    plain('term', t('mirror.term'), ({ termDuration, billingCycle }) =>
      [termDuration && term(termDuration), billingCycle && each(billingCycle)].filter(Boolean).join(', '),
    ),
    {
      id: 'ends',
      label: t('mirror.ends'),
      sort: 'endsOn',
      short: true,
      cell: ({ endsOn }) => endsOn && <DateText date={endsOn} />,
      text: ({ endsOn }) => endsOn ?? '',
    },
    {
      ...plain('mpn', t('mirror.mpn'), ({ mpnId }) => mpnId ?? ''),
      short: true,
      hidden: true,
    },
    { ...plain('offer', t('mirror.offer'), ({ offerId }) => offerId), hidden: true },
    { ...plain('id', t('mirror.id'), ({ id }) => id), sort: 'id', hidden: true },
    {
      id: 'asOf',
      label: t('tenants.asOf'),
      short: true,
      brief: true,
      cell: ({ asOf }) => <Time at={asOf} />,
      text: ({ asOf }) => asOf,
    },
  ];
}
