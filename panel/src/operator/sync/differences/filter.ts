import {
  DifferenceField,
  type DifferenceFilter,
  DifferenceObject,
  DifferenceState,
} from '@concord/contract/differences';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { now } from '../../../clock.ts';
import type { Filter } from '../../../parts/list/filters.tsx';
import { useRested } from '../../../parts/use-rested.ts';
import { useApi } from '../../../queries.ts';

const hourMs = 3_600_000;
const names = [
  'q',
  'objectKind',
  'field',
  'state',
  'decision',
  'customerId',
  'resellerId',
  'settingsSetId',
  'partnerAccountId',
] as const;

/** By what differences are grouped, and which filter opens one group. */
export const groupings = {
  field: 'field',
  reseller: 'resellerId',
  customer: 'customerId',
  'settings-set': 'settingsSetId',
} as const;
export type Grouping = keyof typeof groupings;

/** What the address narrows to, as the API takes it. An age is counted from the full hour, so that it stays the same for a while. */
export function filterOf(query: Record<string, unknown>): DifferenceFilter {
  const filter = Object.fromEntries(
    names.flatMap((name) => (query[name] ? [[name, String(query[name])]] : [])),
  ) as DifferenceFilter;
  const days = Number(query['age']);
  if (!(days > 0)) return filter;
  const hour = Math.floor(now() / hourMs) * hourMs;
  return { ...filter, before: new Date(hour - days * 24 * hourMs).toISOString() };
}

/** Quick filters of differences; customers and resellers are found by typing. */
export function useDifferenceFilters(): Filter[] {
  const { t } = useTranslation('differences');
  const sets = useApi('GET /settings-sets', { query: { limit: 200 } });
  const customer = useCustomers();
  const reseller = useResellers();
  return [
    {
      name: 'state',
      label: t('column.state'),
      options: DifferenceState.options.map((value) => ({ value, label: t(`state.${value}`) })),
    },
    {
      name: 'field',
      label: t('column.field'),
      options: DifferenceField.options.map((value) => ({ value, label: t(`field.${value}`) })),
    },
    {
      name: 'objectKind',
      label: t('column.kind'),
      options: DifferenceObject.options.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    {
      name: 'decision',
      label: t('column.decision'),
      options: (['take', 'push', 'accept', 'ask'] as const).map((value) => ({
        value,
        label: t(`decision.${value}`),
      })),
    },
    {
      name: 'settingsSetId',
      label: t('column.set'),
      options: (sets.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'age',
      label: t('column.age'),
      options: [1, 7, 30].map((count) => ({ value: String(count), label: t('age.days', { count }) })),
    },
    customer,
    reseller,
  ];
}

function useCustomers(): Filter {
  const { t } = useTranslation('differences');
  const { customerId } = useSearch({ strict: false }) as { customerId?: string };
  const [text, setText] = useState('');
  const found = useApi('GET /customers', { query: { q: useRested(text), limit: 20 } }, { keep: true });
  const one = useApi(
    'GET /customers/:id',
    { params: { id: customerId ?? '' } },
    { enabled: customerId !== undefined },
  );
  return {
    name: 'customerId',
    label: t('column.customer'),
    options: (found.data?.items ?? []).map(({ id, companyName }) => ({ value: id, label: companyName })),
    pick: {
      search: setText,
      current: one.data && { value: one.data.id, label: one.data.companyName },
    },
  };
}

function useResellers(): Filter {
  const { t } = useTranslation('differences');
  const { resellerId } = useSearch({ strict: false }) as { resellerId?: string };
  const [text, setText] = useState('');
  const found = useApi('GET /resellers', { query: { q: useRested(text), limit: 20 } }, { keep: true });
  const one = useApi(
    'GET /resellers/:id',
    { params: { id: resellerId ?? '' } },
    { enabled: resellerId !== undefined },
  );
  return {
    name: 'resellerId',
    label: t('column.reseller'),
    options: (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    pick: {
      search: setText,
      current: one.data && { value: one.data.id, label: one.data.name },
    },
  };
}
