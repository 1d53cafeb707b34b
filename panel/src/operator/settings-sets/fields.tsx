import { ApiKind, Environment, type SettingsSet } from '@concord/contract/settings';
import { cutDomain, domainSuffix } from '@concord/rules/domains';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CountryField } from '../../parts/form/country-field.tsx';
import { Fieldset } from '../../parts/form/fieldset.tsx';
import { LanguageField } from '../../parts/form/language-field.tsx';
import { SecretField } from '../../parts/form/secret-field.tsx';
import { SelectField } from '../../parts/form/select-field.tsx';
import { SwitchField } from '../../parts/form/switch-field.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { ResellerField } from '../resellers/reseller-field.tsx';
import { AttributeKeyField } from './attribute-key-field.tsx';
import { FetchInvitation } from './fetch-invitation.tsx';
import { RegisterGuide } from './register-guide.tsx';

/** All fields of a set, in their sections. @param set the stored one; left out for a new set */
export function SetFields({ set }: { set?: SettingsSet }) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const [environment, api] = useWatch({ name: ['environment', 'api'] }) as [Environment, string];
  const simulated = environment === 'simulator';
  const { setValue } = useFormContext();
  const wasSimulated = useRef(simulated);
  useEffect(() => {
    // The simulator's address is nobody else's.
    if (wasSimulated.current && !simulated) setValue('address', '', { shouldDirty: true });
    wasSimulated.current = simulated;
  }, [simulated, setValue]);
  const words = <N extends keyof Words>(name: N) => ({
    name,
    label: t(`field.${name}`),
    help: t(`help.${name}`),
  });
  return (
    <div className={styles.sections}>
      <Fieldset title={t('section.identity')}>
        <TextField {...words('name')} required />
        <SelectField
          {...words('environment')}
          options={Environment.options.map((value) => ({ value, label: t(`environment.${value}`) }))}
          required
        />
        <SelectField
          {...words('api')}
          options={ApiKind.options.map((value) => ({ value, label: t(`api.${value}`) }))}
          required
        />
        {simulated && <TextField {...words('address')} type="url" required />}
        {!simulated && api === 'crest' && (
          <TextField
            name="address"
            label={t('field.addressCrest')}
            help={t('help.addressCrest')}
            type="url"
            required
          />
        )}
      </Fieldset>
      <Fieldset title={t('section.microsoft')}>
        <TextField {...words('tenantId')} required />
        <TextField
          {...words('domainPrefix')}
          suffix={domainSuffix(environment)}
          tidy={(text) => cutDomain(text, environment)}
          required
        />
        <TextField {...words('agreementLink')} type="url" required />
        <TextField {...words('invitationPath')} beside={<FetchInvitation set={set} />} required />
      </Fieldset>
      <Fieldset title={t('section.credentials')} lead={<RegisterGuide />}>
        <TextField {...words('applicationId')} required />
        <SecretField
          {...words('applicationSecret')}
          info={set?.applicationSecret ?? null}
          required={!set?.applicationSecret}
        />
        <TextField {...words('secretExpiresOn')} type="date" />
        <TextField {...words('login')} type="email" />
        <SecretField {...words('password')} info={set?.password ?? null} />
      </Fieldset>
      <Fieldset title={t('section.ordering')}>
        <AttributeKeyField {...words('resellerAttribute')} />
        <SwitchField {...words('newTenantsDisabled')} />
        <CountryField {...words('defaultCountry')} required />
        <LanguageField {...words('defaultLanguage')} required />
      </Fieldset>
      <Fieldset title={t('section.owner')}>
        <ResellerField
          {...words('resellerId')}
          current={set && { value: set.resellerId, label: set.resellerName }}
        />
        <TextField {...words('note')} long />
      </Fieldset>
    </div>
  );
}

type Words = typeof import('../../texts/en/settings.ts').default.help;

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXXL },
});
