import type { Customer } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../parts/link.tsx';
import { MoreMenu } from '../../parts/more-menu.tsx';
import { Page } from '../../parts/page.tsx';
import { With } from '../../parts/with.tsx';
import { useCustomerSync } from '../sync/sync-now-customer.tsx';

export function WithCustomer({ children }: { children: (customer: Customer) => ReactNode }) {
  return <With route="GET /customers/:id">{children}</With>;
}

/** Frame of a customer's page. @param primary the tab's own action; else an order for this customer */
export function CustomerPage(props: { customer: Customer; primary?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation(['customers', 'sync']);
  const { id, companyName, number } = props.customer;
  const sync = useCustomerSync(props.customer);
  const order = (
    <ButtonLink
      to="/order"
      search={{ customerId: id } as never}
      appearance={props.primary ? 'secondary' : 'primary'}
    >
      {t('order')}
    </ButtonLink>
  );
  const tabs = ['tenants', 'agreements', 'subscriptions', 'at-microsoft', 'users', 'members', 'log'] as const;
  return (
    <Page
      title={companyName}
      number={number}
      status={sync.status}
      crumbs={[{ label: t('title'), to: '/customers' }]}
      actions={
        <>
          {order}
          {props.primary}
          <MoreMenu items={[{ label: t('sync:now.action'), disabled: sync.busy, onClick: sync.run }]} />
        </>
      }
      tabs={[
        { label: t('tab.general'), to: `/customers/${id}` },
        ...tabs.map((tab) => ({ label: t(`tab.${tab}`), to: `/customers/${id}/${tab}` })),
      ]}
    >
      {sync.notices}
      {props.children}
    </Page>
  );
}
