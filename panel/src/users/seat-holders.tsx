import type { Answer } from '@concord/contract';
import { PeopleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ApiProblem, call } from '../api.ts';
import { Facts } from '../parts/facts.tsx';
import { RouteLink } from '../parts/link.tsx';
import { Count } from '../parts/money.tsx';
import { Section } from '../parts/section.tsx';
import { EmptyState, ErrorState, Loading } from '../parts/states.tsx';
import { Status } from '../parts/status.tsx';
import { AsOf } from '../parts/time.tsx';
import type { Addresses } from './addresses.ts';
import { ReadingFailure } from './reading-failure.tsx';
import { UserList } from './user-list.tsx';

type Told = Answer<'GET /subscriptions/:id/licence'>;

/** Who has a seat of the licence that a subscription gives. */
export function SeatHolders({ subscriptionId, addresses }: { subscriptionId: string; addresses: Addresses }) {
  const { t } = useTranslation('users');
  const told = useQuery<Told, ApiProblem>({
    queryKey: ['licence-of', subscriptionId],
    queryFn: ({ signal }) =>
      call('GET /subscriptions/:id/licence', { params: { id: subscriptionId }, signal }),
  });
  if (told.error) return <ErrorState problem={told.error} retry={told.refetch} />;
  if (!told.data) return <Loading />;
  const { licence, age, bindingId } = told.data;
  return (
    <>
      {age.failure && <ReadingFailure failure={age.failure} shown={licence !== null} />}
      {licence ? (
        <Seats licence={licence} asOf={age.asOf} bindingId={bindingId} addresses={addresses} />
      ) : (
        !age.failure && (
          <EmptyState icon={<PeopleRegular />} title={t('seats.nothing')} text={t('seats.nothingText')} />
        )
      )}
    </>
  );
}

interface SeatsProps {
  licence: NonNullable<Told['licence']>;
  asOf: string | null;
  bindingId: string;
  addresses: Addresses;
}

function Seats({ licence, asOf, bindingId, addresses }: SeatsProps) {
  const { t } = useTranslation('users');
  const { name, skuId, total, assigned, free, over } = licence;
  const all = (
    <RouteLink to={addresses.list} search={{ tenant: bindingId } as never}>
      {t('seats.toTenant')}
    </RouteLink>
  );
  return (
    <>
      <Section title={t('seats.title')} lead={t('seats.lead')} aside={asOf && <AsOf at={asOf} />}>
        <Facts
          facts={[
            [t('seats.licence'), name],
            [t('seats.tenantTotal'), <Count key="total" of={total} />],
            [t('seats.assigned'), <Count key="assigned" of={assigned} />],
            [
              t('seats.free'),
              over > 0 ? (
                <Status key="over" tone="bad">
                  {t('licences.overCount', { count: over })}
                </Status>
              ) : (
                <Count key="free" of={free} />
              ),
            ],
          ]}
        />
      </Section>
      <Section title={t('people.title')} aside={all}>
        <UserList
          bindingId={bindingId}
          addresses={addresses}
          skuId={skuId}
          empty={<EmptyState icon={<PeopleRegular />} title={t('seats.empty')} text={t('seats.emptyText')} />}
        />
      </Section>
    </>
  );
}
