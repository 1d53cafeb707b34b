import { useTranslation } from 'react-i18next';
import { MemberList } from '../parts/member-list.tsx';
import { Section } from '../parts/section.tsx';
import { CompanyPage, WithCompany } from './company-frame.tsx';

/** Members tab of Company: who signs in to this panel for it. */
export default function CompanyMembers() {
  const { t } = useTranslation('customer');
  const label = t('company.members');
  return (
    <WithCompany>
      {(company) => (
        <CompanyPage company={company}>
          <Section title={label} lead={t('members.lead')}>
            <MemberList of={{ customerId: company.id }} label={label} empty={null} />
          </Section>
        </CompanyPage>
      )}
    </WithCompany>
  );
}
