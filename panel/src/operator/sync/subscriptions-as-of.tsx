import { useTranslation } from 'react-i18next';
import { AsOf } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';
import { CauseText } from './cause.tsx';

/** Since when the list of a customer's subscriptions is as Microsoft told, of the tenant read longest ago. */
export function SubscriptionsAsOf({ customerId }: { customerId: string }) {
  const { t } = useTranslation('sync');
  const tenants = useApi('GET /customers/:id/tenants', { params: { id: customerId } });
  const items = (tenants.data?.items ?? []).filter(({ goneAt }) => !goneAt);
  if (items.length === 0) return null;
  const [oldest] = items
    .map(({ asOf }) => asOf.subscriptions)
    .toSorted((a, b) => (a ?? '').localeCompare(b ?? ''));
  const failure = items.find(({ failures }) => failures.subscriptions)?.failures.subscriptions;
  return (
    <div>
      {oldest ? <AsOf at={oldest} /> : t('asOf.never')}
      {failure && <CauseText cause={failure.cause} reason={failure.reason} />}
    </div>
  );
}
