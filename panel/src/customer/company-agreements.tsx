import type { Customer } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Facts } from '../parts/facts.tsx';
import { OutsideLink } from '../parts/link.tsx';
import { Section } from '../parts/section.tsx';
import { EmptyState } from '../parts/states.tsx';
import { Time } from '../parts/time.tsx';
import { CompanyPage, WithCompany } from './company-frame.tsx';

/** Agreements tab of Company: who accepted Microsoft's agreement for it, when, which version. */
export default function CompanyAgreements() {
  return (
    <WithCompany>
      {(company) => (
        <CompanyPage company={company}>
          <Agreements company={company} />
        </CompanyPage>
      )}
    </WithCompany>
  );
}

function Agreements({ company: { acceptances } }: { company: Customer }) {
  const { t } = useTranslation(['customer', 'customers']);
  if (acceptances.length === 0)
    return <EmptyState title={t('agreements.empty')} text={t('agreements.emptyText')} />;
  return acceptances.map((acceptance) => (
    <Section key={acceptance.id} title={`${acceptance.firstName} ${acceptance.lastName}`}>
      <Facts
        facts={[
          [t('customers:agreements.at'), <Time key="at" at={acceptance.acceptedAt} />],
          [t('customers:agreements.email'), acceptance.email],
          [t('customers:field.contact.phone'), acceptance.phone],
          [t('customers:agreements.method'), t(`customers:agreements.${acceptance.method}`)],
          [t('customers:agreements.version'), acceptance.templateVersion],
          [t('customers:agreements.language'), acceptance.language],
          [
            t('customers:agreements.link'),
            <OutsideLink key="link" href={acceptance.link}>
              {t('customers:agreements.open')}
            </OutsideLink>,
          ],
        ]}
      />
    </Section>
  ));
}
