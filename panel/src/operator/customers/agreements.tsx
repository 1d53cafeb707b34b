import type { Acceptance } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { OutsideLink } from '../../parts/link.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { Time } from '../../parts/time.tsx';
import { CustomerPage, WithCustomer } from './customer-page.tsx';

/** Proof of every accepted agreement: who, when, from where, which version. */
export default function AgreementsTab() {
  const { t } = useTranslation('customers');
  return (
    <WithCustomer>
      {(customer) => (
        <CustomerPage customer={customer}>
          {customer.acceptances.map((acceptance) => (
            <Agreement key={acceptance.id} acceptance={acceptance} />
          ))}
          {customer.acceptances.length === 0 && (
            <EmptyState title={t('agreements.emptyTitle')} text={t('agreements.emptyText')} />
          )}
        </CustomerPage>
      )}
    </WithCustomer>
  );
}

function Agreement({ acceptance }: { acceptance: Acceptance }) {
  const { t } = useTranslation('customers');
  const { firstName, lastName, templateVersion, method } = acceptance;
  return (
    <Section title={`${firstName} ${lastName}`}>
      <Facts
        facts={[
          [t('agreements.at'), <Time key="at" at={acceptance.acceptedAt} />],
          [t('agreements.email'), acceptance.email],
          [t('field.contact.phone'), acceptance.phone],
          [t('agreements.method'), t(`agreements.${method}`)],
          [t('agreements.version'), templateVersion],
          [t('agreements.language'), acceptance.language],
          [t('agreements.from'), acceptance.ipAddress],
          [t('agreements.tenant'), acceptance.tenantId && <code>{acceptance.tenantId}</code>],
          [
            t('agreements.link'),
            <OutsideLink key="link" href={acceptance.link}>
              {t('agreements.open')}
            </OutsideLink>,
          ],
        ]}
      />
    </Section>
  );
}
