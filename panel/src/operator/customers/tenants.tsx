import type { Binding } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { CopyValue } from '../../parts/copy.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { Time } from '../../parts/time.tsx';
import { CustomerPage, WithCustomer } from './customer-page.tsx';

/** Tenants that are bound to the customer, each through one partner account. */
export default function TenantsTab() {
  const { t } = useTranslation('customers');
  return (
    <WithCustomer>
      {(customer) => (
        <CustomerPage customer={customer}>
          {customer.bindings.map((binding) => (
            <Tenant key={binding.id} binding={binding} />
          ))}
          {customer.bindings.length === 0 && (
            <EmptyState title={t('tenants.emptyTitle')} text={t('tenants.emptyText')} />
          )}
        </CustomerPage>
      )}
    </WithCustomer>
  );
}

function Tenant({ binding }: { binding: Binding }) {
  const { t } = useTranslation('customers');
  return (
    <Section title={binding.domain}>
      <Facts
        facts={[
          [t('tenants.id'), <CopyValue key="id" value={binding.tenantId} label={t('tenants.copy')} />],
          [t('tenants.account'), binding.partnerAccountName],
          [t('tenants.origin'), t(`tenants.${binding.origin}`)],
          [t('tenants.mpnId'), binding.resellerMpnId],
          [t('tenants.bound'), <Time key="bound" at={binding.boundAt} />],
        ]}
      />
    </Section>
  );
}
