import type { SettingsSet } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Figures } from '../../parts/figures.tsx';
import { ButtonLink, RouteLink } from '../../parts/link.tsx';
import { inMemory } from '../../parts/list/in-memory.ts';
import { List } from '../../parts/list/list.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState, ErrorState, Loading } from '../../parts/states.tsx';
import { useApi } from '../../queries.ts';
import { SetPage, WithSet } from './set-page.tsx';

/** Tab Usage: what would stop working without this set. */
export default function UsageTab() {
  return (
    <WithSet>
      {(set) => (
        <SetPage set={set}>
          <Usage set={set} />
        </SetPage>
      )}
    </WithSet>
  );
}

function Usage({ set }: { set: SettingsSet }) {
  const { t } = useTranslation('settings');
  const usage = useApi('GET /settings-sets/:id/usage', { params: { id: set.id } });
  if (usage.error) return <ErrorState problem={usage.error} retry={usage.refetch} />;
  if (!usage.data) return <Loading />;
  const { services, customers, subscriptions, openOrders } = usage.data;
  return (
    <>
      <Figures
        figures={[
          { label: t('usage.customers'), value: customers, to: '/customers' },
          { label: t('usage.subscriptions'), value: subscriptions, to: '/subscriptions' },
          { label: t('usage.openOrders'), value: openOrders, to: '/orders' },
        ]}
      />
      <Section title={t('usage.services')}>
        <List
          name="set-services"
          label={t('usage.services')}
          route="GET /settings-sets/:id/usage"
          within={{ settingsSetId: set.id }}
          read={async (query) => inMemory(services, query)}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              label: t('column.name'),
              sort: 'name',
              main: true,
              cell: ({ id, number, name }) => (
                <RouteLink to={`/services/${id}`}>
                  #{number} {name}
                </RouteLink>
              ),
              text: ({ name }) => name,
            },
            {
              id: 'plans',
              label: t('usage.plansTitle'),
              sort: 'plans',
              brief: true,
              align: 'end',
              cell: ({ plans }) => plans,
              text: ({ plans }) => String(plans),
            },
          ]}
          empty={
            <EmptyState
              title={t('usage.noServices')}
              text={t('usage.noServicesText')}
              action={
                <ButtonLink
                  to="/services/new"
                  search={{ settingsSetId: set.id } as never}
                  appearance="primary"
                >
                  {t('usage.newService')}
                </ButtonLink>
              }
            />
          }
        />
      </Section>
    </>
  );
}
