import type { SyncLimits } from '@concord/contract';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CurrencyField } from '../../parts/form/currency-field.tsx';
import { Fieldset } from '../../parts/form/fieldset.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { Notice } from '../../parts/notice.tsx';

const ages = ['customersMinutes', 'subscriptionsMinutes', 'usersMinutes'] as const;

/** Fields in the form's order. */
export const limitFields = [
  ...ages,
  'sweepMinutes',
  'seats',
  'amount',
  'currency',
  'customers',
  'errorPercent',
] as const;
type Name = (typeof limitFields)[number];

/** Values of the form for stored limits. */
export const toLimitValues = (limits: SyncLimits): Record<Name, string> =>
  Object.fromEntries(limitFields.map((name) => [name, String(limits[name])])) as Record<Name, string>;

/** How old what is shown may be, and how much one run may change. */
export function LimitsFields() {
  const { t } = useTranslation('sync');
  const sweep = Number(useWatch({ name: 'sweepMinutes' }));
  const limits = useWatch({ name: ages as unknown as string[] }).map(Number);
  const field = (name: Name) => ({
    name,
    label: t(`limits.field.${name}`),
    help: t(`limits.help.${name}`),
    required: true,
  });
  return (
    <>
      <Fieldset title={t('limits.fresh')} lead={t('limits.freshLead')}>
        {ages.map((name) => (
          <TextField key={name} {...field(name)} type="number" />
        ))}
        <TextField {...field('sweepMinutes')} type="number" />
        {sweep >= Math.min(...limits) && <Notice intent="warning" title={t('limits.sweepSlow')} />}
      </Fieldset>
      <Fieldset title={t('limits.blast')} lead={t('limits.blastLead')}>
        <TextField {...field('seats')} type="number" />
        <TextField {...field('amount')} />
        <CurrencyField {...field('currency')} />
        <TextField {...field('customers')} type="number" />
        <TextField {...field('errorPercent')} type="number" />
      </Fieldset>
    </>
  );
}
