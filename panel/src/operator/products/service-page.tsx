import type { Service } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.tsx';
import { With } from '../../parts/with.tsx';

export function WithService({ children }: { children: (service: Service) => ReactNode }) {
  return <With route="GET /services/:id">{children}</With>;
}

/** Frame of a service's page. */
export function ServicePage(props: { service: Service; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('products');
  const { id, name, number } = props.service;
  return (
    <Page
      title={name}
      number={number}
      crumbs={[{ label: t('services.title'), to: '/services' }]}
      actions={props.actions}
      tabs={[
        { label: t('tab.general'), to: `/services/${id}` },
        { label: t('tab.plans'), to: `/services/${id}/plans` },
        { label: t('tab.log'), to: `/services/${id}/log` },
      ]}
    >
      {props.children}
    </Page>
  );
}
