import type { Reseller } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { CountryField } from '../../parts/form/country-field.tsx';
import { CurrencyField } from '../../parts/form/currency-field.tsx';
import { Fieldset } from '../../parts/form/fieldset.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { ResellerField } from './reseller-field.tsx';

type Name = keyof typeof import('../../texts/en/resellers.ts').default.help;

/** The company itself. @param reseller the stored one; left out for a new one */
export function ResellerFields({ reseller }: { reseller?: Reseller }) {
  const { t } = useTranslation('resellers');
  const words = <N extends Name>(name: N) => ({ name, label: t(`field.${name}`), help: t(`help.${name}`) });
  const parent = reseller?.parentId
    ? { value: reseller.parentId, label: reseller.parentName ?? '' }
    : undefined;
  const root = reseller && reseller.parentId === null;
  return (
    <Fieldset title={t('tab.general')}>
      <TextField {...words('name')} required />
      {!root && <ResellerField {...words('parentId')} current={parent} />}
      <CountryField {...words('country')} required />
      <CurrencyField {...words('currency')} required />
      <TextField {...words('domain')} />
      <TextField {...words('tenantId')} />
    </Fieldset>
  );
}
