import type { Reseller } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.tsx';
import { With } from '../../parts/with.tsx';

export function WithReseller({ children }: { children: (reseller: Reseller) => ReactNode }) {
  return <With route="GET /resellers/:id">{children}</With>;
}

/** Frame of a reseller's page. */
export function ResellerPage(props: { reseller: Reseller; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('resellers');
  const { id, name, number } = props.reseller;
  return (
    <Page
      title={name}
      number={number}
      crumbs={[{ label: t('title'), to: '/resellers' }]}
      actions={props.actions}
      tabs={[
        { label: t('tab.general'), to: `/resellers/${id}` },
        { label: t('tab.attributes'), to: `/resellers/${id}/attributes` },
        { label: t('tab.customers'), to: `/resellers/${id}/customers` },
        { label: t('tab.managers'), to: `/resellers/${id}/managers` },
        { label: t('tab.log'), to: `/resellers/${id}/log` },
      ]}
    >
      {props.children}
    </Page>
  );
}
