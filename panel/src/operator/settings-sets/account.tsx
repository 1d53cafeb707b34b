import type { PartnerAccount } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { CopyValue } from '../../parts/copy.tsx';
import { Facts } from '../../parts/facts.tsx';
import { countryName } from '../../parts/form/country-name.ts';
import { Section } from '../../parts/section.tsx';
import { AsOf } from '../../parts/time.tsx';
import { useLanguage } from '../../texts/i18n.ts';

/** What Microsoft says about the partner behind the set. */
export function Account({ account }: { account: PartnerAccount }) {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  return (
    <Section
      title={t('account.title')}
      lead={account.readAt ? t('account.lead') : t('account.unread')}
      aside={account.readAt && <AsOf at={account.readAt} />}
    >
      <Facts
        facts={[
          [t('account.name'), account.name],
          [t('account.type'), account.readAt && t(`account.${account.type}`)],
          [t('field.environment'), t(`environment.${account.environment}`)],
          [
            t('field.tenantId'),
            <CopyValue key="tenant" value={account.tenantId} label={t('account.copy')} />,
          ],
          [t('account.mpnId'), account.mpnId],
          [t('account.country'), account.country && countryName(account.country, language)],
          [t('account.region'), account.region],
          [t('account.currency'), account.currency],
        ]}
      />
    </Section>
  );
}
