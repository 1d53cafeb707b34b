import type { Binding, Customer, MirrorTenant } from '@concord/contract';
import { Subtitle2 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyValue } from '../../parts/copy.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { AsOf, Time } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';
import { TenantAsOf } from '../sync/tenant-as-of.tsx';
import { CustomerPage, WithCustomer } from './customer-page.tsx';

/** Tenants that are bound to the customer, each through one partner account, and how old what is known of them is. */
export default function TenantsTab() {
  return (
    <WithCustomer>
      {(customer) => (
        <CustomerPage customer={customer}>
          <Tenants customer={customer} />
        </CustomerPage>
      )}
    </WithCustomer>
  );
}

function Tenants({ customer: { id, bindings } }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const mirrored = useApi('GET /customers/:id/tenants', { params: { id } });
  if (bindings.length === 0)
    return <EmptyState title={t('tenants.emptyTitle')} text={t('tenants.emptyText')} />;
  return bindings.map((binding) => (
    <Tenant
      key={binding.id}
      binding={binding}
      mirrored={
        mirrored.data && {
          tenant: mirrored.data.items.find(
            ({ partnerAccountId, tenantId }) =>
              partnerAccountId === binding.partnerAccountId && tenantId === binding.tenantId,
          ),
        }
      }
    />
  ));
}

interface TenantProps {
  binding: Binding;
  /** Not there until it is fetched; without a tenant when that was never read. */
  mirrored?: { tenant?: MirrorTenant };
}

function Tenant({ binding, mirrored }: TenantProps) {
  const { t } = useTranslation(['customers', 'sync']);
  return (
    <Section title={binding.domain} aside={mirrored?.tenant && <AsOf at={mirrored.tenant.asOf.tenant} />}>
      <Facts
        facts={[
          [t('tenants.id'), <CopyValue key="id" value={binding.tenantId} label={t('tenants.copy')} />],
          [t('tenants.account'), binding.partnerAccountName],
          [t('tenants.origin'), t(`tenants.${binding.origin}`)],
          [t('tenants.mpnId'), binding.resellerMpnId],
          [t('tenants.bound'), <Time key="bound" at={binding.boundAt} />],
        ]}
      />
      <Subtitle2 as="h3">{t('sync:asOf.title')}</Subtitle2>
      {mirrored && <TenantAsOf tenant={mirrored.tenant} />}
    </Section>
  );
}
