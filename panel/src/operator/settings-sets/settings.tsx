import { type SettingsSet, SettingsSetInput } from '@concord/contract/settings';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { SaveButton } from '../../parts/form/buttons.tsx';
import { Form } from '../../parts/form/form.tsx';
import { useReturn } from '../../parts/link.tsx';
import { useSaved } from '../../parts/saved.tsx';
import { refresh } from '../../queries.ts';
import { SetFields } from './fields.tsx';
import { SetPage, WithSet } from './set-page.tsx';
import { comparedFields, toValues } from './values.ts';

/** Tab Settings: one form, one Save. */
export default function SettingsTab() {
  return <WithSet>{(set) => <SetForm key={set.id} set={set} />}</WithSet>;
}

function SetForm({ set }: { set: SettingsSet }) {
  const { t } = useTranslation(['settings', 'parts']);
  const saved = useSaved();
  const back = useReturn('/settings/office-365');
  return (
    <Form
      schema={SettingsSetInput}
      values={toValues(set)}
      version={set.version}
      save={(body, version) =>
        call('PUT /settings-sets/:id', { params: { id: set.id }, body, version: version ?? 0 })
      }
      stored={(current) => toValues(current as SettingsSet)}
      fields={comparedFields.map((name) => ({ name, label: t(`field.${name}`) }))}
      done={() => {
        saved(t('parts:form.saved'));
        void refresh('settings-sets');
        back();
      }}
    >
      <SetPage set={set} primary={<SaveButton />}>
        <SetFields set={set} />
      </SetPage>
    </Form>
  );
}
