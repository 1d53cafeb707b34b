import type { Plan } from '@concord/contract';
import { BillingCycle, Segment, TermDuration } from '@concord/contract/plans';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useTermWords } from '../../ordering/term-words.ts';
import { CountryField } from '../../parts/form/country-field.tsx';
import { CurrencyField } from '../../parts/form/currency-field.tsx';
import { Fieldset } from '../../parts/form/fieldset.tsx';
import { PickField } from '../../parts/form/pick-field.tsx';
import { SelectField } from '../../parts/form/select-field.tsx';
import { SwitchField } from '../../parts/form/switch-field.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { useApi } from '../../queries.ts';
import { Lookup } from './lookup.tsx';

type Helped = Exclude<keyof typeof import('../../texts/en/products.ts').default.help, 'serviceName'>;

/** All fields of a plan. @param plan the stored one; left out for a new one */
export function PlanFields({ plan }: { plan?: Plan }) {
  const { t } = useTranslation('products');
  const styles = useStyles();
  const { term } = useTermWords();
  const services = useApi('GET /services').data?.items ?? [];
  const words = <N extends Helped>(name: N) => ({ name, label: t(`field.${name}`), help: t(`help.${name}`) });
  return (
    <div className={styles.sections}>
      <Fieldset title={t('section.offer')}>
        <TextField {...words('name')} required />
        <TextField {...words('description')} long />
        <PickField
          {...words('serviceId')}
          options={services.map(({ id, name, number }) => ({ value: id, label: `#${number} ${name}` }))}
          current={plan && { value: plan.serviceId, label: plan.serviceName }}
          required
        />
        <SwitchField {...words('active')} />
      </Fieldset>
      <Fieldset title={t('section.microsoft')}>
        <TextField {...words('productId')} required />
        <TextField {...words('skuId')} required />
        <SelectField
          name="segment"
          label={t('field.segment')}
          options={Segment.options.map((value) => ({ value, label: t(`segment.${value}`) }))}
          required
        />
        <CountryField {...words('market')} required />
        <Lookup services={services} />
      </Fieldset>
      <Fieldset title={t('section.term')}>
        <SelectField
          name="termDuration"
          label={t('field.termDuration')}
          options={TermDuration.options.map((value) => ({ value, label: term(value) }))}
          required
        />
        <SelectField
          name="billingCycle"
          label={t('field.billingCycle')}
          options={BillingCycle.options.map((value) => ({ value, label: t(`cycle.${value}`) }))}
          required
        />
        <TextField {...words('price')} required />
        <CurrencyField name="currency" label={t('field.currency')} required />
      </Fieldset>
      <Fieldset title={t('section.seats')}>
        <TextField {...words('minimumSeats')} type="number" required />
        <TextField {...words('maximumSeats')} type="number" required />
      </Fieldset>
    </div>
  );
}

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXXL },
});
