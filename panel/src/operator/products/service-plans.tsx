import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../parts/link.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { useIsOperator } from '../../session.ts';
import { PlanList } from './plan-list.tsx';
import { ServicePage, WithService } from './service-page.tsx';

export default function PlansTab() {
  const { t } = useTranslation('products');
  const operator = useIsOperator();
  return (
    <WithService>
      {(service) => {
        const create = operator && (
          <ButtonLink to="/plans/new" search={{ serviceId: service.id } as never} appearance="primary">
            {t('plans.new')}
          </ButtonLink>
        );
        return (
          <ServicePage service={service} actions={create}>
            <PlanList
              name="service-plans"
              within={{ serviceId: service.id }}
              empty={
                <EmptyState
                  title={t('servicePlans.emptyTitle')}
                  text={t('servicePlans.emptyText')}
                  action={create}
                />
              }
            />
          </ServicePage>
        );
      }}
    </WithService>
  );
}
