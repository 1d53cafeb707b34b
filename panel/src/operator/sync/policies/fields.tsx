import type { Policy } from '@concord/contract';
import { Decision, DifferenceField, DifferenceObject } from '@concord/contract/differences';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Fieldset } from '../../../parts/form/fieldset.tsx';
import { PickField } from '../../../parts/form/pick-field.tsx';
import { SelectField } from '../../../parts/form/select-field.tsx';
import { TextField } from '../../../parts/form/text-field.tsx';
import { useApi } from '../../../queries.ts';

/** All fields of a policy. @param policy the stored one; left out for a new one */
export function PolicyFields({ policy }: { policy?: Policy }) {
  const { t } = useTranslation('differences');
  const styles = useStyles();
  const decision = useWatch({ name: 'decision' }) as Decision;
  const { setValue } = useFormContext();
  useEffect(() => {
    if (decision !== 'accept') setValue('acceptDays', '');
  }, [decision, setValue]);
  const sets = useApi('GET /settings-sets', { query: { limit: 200 } }).data?.items ?? [];
  const others = sets.filter(({ id }) => id !== policy?.settingsSetId);
  return (
    <div className={styles.sections}>
      <Fieldset title={t('policy.what')}>
        <TextField name="name" label={t('policy.name')} help={t('policy.nameHelp')} required />
        <SelectField
          name="objectKind"
          label={t('policy.objectKind')}
          none={t('policy.anyKind')}
          options={DifferenceObject.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <SelectField
          name="field"
          label={t('policy.field')}
          none={t('policy.anyField')}
          options={DifferenceField.options.map((value) => ({ value, label: t(`field.${value}`) }))}
        />
        <SelectField
          name="decision"
          label={t('policy.decision')}
          help={t(`about.${decision}`)}
          options={Decision.options.map((value) => ({ value, label: t(`decision.${value}`) }))}
          required
        />
        {decision === 'accept' && (
          <TextField
            name="acceptDays"
            label={t('policy.acceptDays')}
            help={t('policy.acceptDaysHelp')}
            type="number"
            required
          />
        )}
      </Fieldset>
      <Fieldset title={t('policy.where')}>
        <ResellerPick policy={policy} />
        <SelectField
          name="settingsSetId"
          label={t('policy.settingsSetId')}
          none={t('policy.anySet')}
          options={[
            ...(policy?.settingsSetId
              ? [{ value: policy.settingsSetId, label: policy.settingsSetName ?? t('plan.unnamed') }]
              : []),
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField
          name="position"
          label={t('policy.position')}
          help={t('policy.positionHelp')}
          type="number"
        />
      </Fieldset>
    </div>
  );
}

/** Left empty, it is the member's own company. */
function ResellerPick({ policy }: { policy?: Policy }) {
  const { t } = useTranslation('differences');
  const [q, setQ] = useState('');
  const found = useApi('GET /resellers', { query: { q, limit: 50 } }, { keep: true });
  return (
    <PickField
      name="resellerId"
      label={t('policy.resellerId')}
      help={t('policy.resellerHelp')}
      options={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      current={policy && { value: policy.resellerId, label: policy.resellerName }}
      onSearch={setQ}
    />
  );
}

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXXL },
});
