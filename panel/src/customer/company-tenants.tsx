import type { Customer } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { CopyValue } from '../parts/copy.tsx';
import { Facts } from '../parts/facts.tsx';
import { ButtonLink } from '../parts/link.tsx';
import { Section } from '../parts/section.tsx';
import { EmptyState } from '../parts/states.tsx';
import { Time } from '../parts/time.tsx';
import { CompanyPage, WithCompany } from './company-frame.tsx';

/** Tenants tab of Company: where its subscriptions live at Microsoft. */
export default function CompanyTenants() {
  return (
    <WithCompany>
      {(company) => (
        <CompanyPage company={company}>
          <Tenants company={company} />
        </CompanyPage>
      )}
    </WithCompany>
  );
}

function Tenants({ company: { bindings } }: { company: Customer }) {
  const { t } = useTranslation(['customer', 'customers']);
  if (bindings.length === 0)
    return (
      <EmptyState
        title={t('tenants.empty')}
        text={t('tenants.emptyText')}
        action={<ButtonLink to="/buy">{t('nav.buy')}</ButtonLink>}
      />
    );
  return bindings.map(({ id, domain, tenantId, origin, boundAt }) => (
    <Section key={id} title={domain}>
      <Facts
        facts={[
          [
            t('customers:tenants.id'),
            <CopyValue key="id" value={tenantId} label={t('customers:tenants.copy')} />,
          ],
          [t('customers:tenants.origin'), t(`customers:tenants.${origin}`)],
          [t('tenants.since'), <Time key="since" at={boundAt} />],
        ]}
      />
    </Section>
  ));
}
