import type { OrderRow, SettingsSetRow } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Time } from '../parts/time.tsx';
import { useApi } from '../queries.ts';
import type { NeedLine, NeedOf } from './need.tsx';
import { useSyncNeeds } from './sync/needs.tsx';

const shown = 5;
/** Days before the end of a credential from which on it needs a person. */
const soon = 30;
/** Sets whose credentials are looked at: more than any partner keeps. */
const allSets = 200;

interface Needs {
  needs: NeedOf[];
  pending: boolean;
  problem: Error | null;
  retry: () => void;
}

/** Everything that waits for a person of this panel. */
export function useNeeds(): Needs {
  const { t } = useTranslation('operator');
  const attention = useApi('GET /orders', { query: { state: 'needs-attention', limit: shown } });
  const failed = useApi('GET /settings-sets', { query: { check: 'failed', limit: shown } });
  const ending = useApi('GET /settings-sets', { query: { limit: allSets } });
  const ownership = useApi('GET /orders', { query: { waitsFor: 'ownership', limit: shown } });
  const endingSets = (ending.data?.items ?? [])
    .filter(({ credentialDays }) => credentialDays !== null && credentialDays <= soon)
    .toSorted((a, b) => (a.credentialDays ?? 0) - (b.credentialDays ?? 0));
  const sync = useSyncNeeds();
  const reads = [attention, failed, ending, ownership, ...sync.reads];
  return {
    pending: reads.some(({ isPending }) => isPending),
    problem: reads.find(({ error }) => error)?.error ?? null,
    retry: () => reads.forEach(({ refetch }) => void refetch()),
    needs: [
      {
        title: t('home.attention'),
        text: t('home.attentionText'),
        total: attention.data?.total ?? 0,
        lines: (attention.data?.items ?? []).map(orderLine),
        all: { to: '/orders', search: { state: 'needs-attention' } },
      },
      {
        title: t('home.ownership'),
        text: t('home.ownershipText'),
        total: ownership.data?.total ?? 0,
        lines: (ownership.data?.items ?? []).map(orderLine),
        all: { to: '/orders', search: { state: 'waiting' } },
      },
      ...sync.needs,
      {
        title: t('home.ending'),
        text: t('home.endingText'),
        total: endingSets.length,
        lines: endingSets.slice(0, shown).map((set) => setLine(set, days(set.credentialDays ?? 0))),
        all: { to: '/settings/office-365', search: { sort: 'credentialDays', order: 'asc' } },
      },
      {
        title: t('home.failed'),
        text: t('home.failedText'),
        total: failed.data?.total ?? 0,
        lines: (failed.data?.items ?? []).map((set) =>
          setLine(set, set.checkedAt && <Time at={set.checkedAt} />),
        ),
        all: { to: '/settings/office-365', search: { check: 'failed' } },
      },
    ],
  };

  function days(left: number): string {
    return left < 0 ? t('home.ended') : t('home.days', { count: left });
  }
}

function orderLine(
  order: Pick<OrderRow, 'id' | 'number' | 'customerName' | 'planName' | 'placedAt'>,
): NeedLine {
  return {
    id: order.id,
    to: `/orders/${order.id}`,
    name: `#${order.number} ${order.customerName} – ${order.planName}`,
    note: <Time at={order.placedAt} />,
  };
}

function setLine(set: SettingsSetRow, note: NeedLine['note']): NeedLine {
  return {
    id: set.id,
    to: `/settings/office-365/${set.id}/connection`,
    name: `#${set.number} ${set.name}`,
    note,
  };
}
