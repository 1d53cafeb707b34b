import type { Reconciliation } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../../parts/link.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { useApi } from '../../../queries.ts';

const shown = 20;

/** Which lines a plan was refused for: what they rest on is otherwise by now. */
export function Stale({ plan: { id } }: { plan: Reconciliation }) {
  const { t } = useTranslation(['reconciliations', 'differences']);
  const { data } = useApi('GET /reconciliations/:id/lines', {
    params: { id },
    query: { code: 'stale', limit: shown },
  });
  const { items = [], total = 0 } = data ?? {};
  return (
    <Notice intent="error" title={t('stale.title')}>
      <p>{t('stale.text')}</p>
      <ul>
        {items.map(({ differenceId, differenceNumber, name, field, customerName }) => (
          <li key={differenceId}>
            <RouteLink to={`/sync/differences/${differenceId}`}>
              #{differenceNumber}{' '}
              {[customerName, name, t(`differences:field.${field}`)].filter(Boolean).join(', ')}
            </RouteLink>
          </li>
        ))}
      </ul>
      {total > items.length && <p>{t('stale.more', { count: total - items.length })}</p>}
      <p>{t('stale.again')}</p>
    </Notice>
  );
}
