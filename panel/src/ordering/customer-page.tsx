import type { CustomerRow } from '@concord/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../parts/link.tsx';
import { EmptyState, ErrorState } from '../parts/states.tsx';
import { useApi } from '../queries.ts';
import { type Choice, ChoiceList, withChosen } from './choice-list.tsx';
import { useRun } from './run.ts';
import { StepFrame } from './step-frame.tsx';

const shown = 20;

/** For whom a manager orders. Another customer begins the order anew, but keeps plan and seats. */
export function CustomerPage() {
  const { t } = useTranslation('ordering');
  const { draft, keep } = useRun();
  const [search, setSearch] = useState('');
  const id = draft.customerId ?? '';
  const found = useApi('GET /customers', { query: { q: search, limit: shown } }, { keep: true });
  const chosen = useApi('GET /customers/:id', { params: { id } }, { enabled: Boolean(id) });
  if (found.error) return <ErrorState problem={found.error} retry={found.refetch} />;
  return (
    <StepFrame title={t('page.customer')} lead={t('customer.lead')} ready={Boolean(id)}>
      <ChoiceList
        label={t('page.customer')}
        choices={found.data && withChosen(found.data.items.map(choice), chosen.data && choice(chosen.data))}
        total={found.data?.total}
        value={id}
        onChoose={(customerId) =>
          keep({ customerId, signatory: undefined, attestation: undefined, tenant: undefined })
        }
        search={search}
        onSearch={setSearch}
        empty={
          <EmptyState
            title={t('customer.empty')}
            text={t('customer.emptyText')}
            action={<ButtonLink to="/customers">{t('customer.emptyAction')}</ButtonLink>}
          />
        }
      />
    </StepFrame>
  );
}

function choice({
  id,
  number,
  companyName,
  resellerName,
}: Pick<CustomerRow, 'id' | 'number' | 'companyName' | 'resellerName'>): Choice {
  return { id, title: companyName, text: `#${number} · ${resellerName}` };
}
