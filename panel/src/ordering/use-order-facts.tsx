import type { Money } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Count, MoneyText } from '../parts/money.tsx';
import { DateText } from '../parts/time.tsx';
import { useRun } from './run.ts';
import { times } from './seats.ts';
import { tenantDomain } from './tenant-domain.ts';
import { useTermWords } from './term-words.ts';
import { TotalText } from './total-text.tsx';

/** The order of this run as names and values. @param total as the API counted it, when it did */
export function useOrderFacts(total: Money | undefined): [string, ReactNode][] {
  const { t } = useTranslation('ordering');
  const { draft, seats: typed, plan, ordering, forCustomer } = useRun();
  const words = useTermWords();
  if (!plan || !ordering) return [];
  const seats = Number(typed);
  const { currency, billingCycle } = plan;
  const domain = tenantDomain(ordering, draft.tenant) ?? '';
  const kind = ordering.tenant ? 'bound' : draft.tenant?.kind;
  const who = draft.attestation ? draft.signatory : ordering.agreement.signatory;
  const facts: [string, ReactNode][] = [
    [t('fact.plan'), plan.name],
    [t('fact.seats'), <Count key="seats" of={seats} />],
    [
      t('fact.price'),
      <>
        <MoneyText amount={plan.price} currency={currency} />{' '}
        {t('plan.perSeat', { cycle: words.each(billingCycle) })}
      </>,
    ],
    [
      t('fact.total'),
      <TotalText
        key="total"
        total={total ?? { amount: times(plan.price, seats), currency }}
        cycle={billingCycle}
      />,
    ],
    [t('fact.term'), words.term(plan.termDuration)],
    [t('fact.tenant'), kind && t(`fact.tenant-${kind}`, { domain })],
    [
      t('fact.agreement'),
      <>
        {who
          ? t('fact.signatory', { name: `${who.firstName} ${who.lastName}`, email: who.email })
          : t('fact.accepted')}
        {!draft.attestation && ordering.agreement.acceptedAt && (
          <>
            , <DateText date={ordering.agreement.acceptedAt} />
          </>
        )}
      </>,
    ],
  ];
  return forCustomer ? [[t('fact.customer'), ordering.customerName], ...facts] : facts;
}
