import { NewSettingsSetInput } from '@concord/contract/settings';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { CancelButton, SaveButton } from '../../parts/form/buttons.tsx';
import { Form } from '../../parts/form/form.tsx';
import { Page } from '../../parts/page.tsx';
import { refresh } from '../../queries.ts';
import { useSession } from '../../session.ts';
import { SetFields } from './fields.tsx';
import { toValues } from './values.ts';

/** A new set; after its first save its Connection tab, because consent comes next. */
export default function NewSet() {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const { simulator } = useSession();
  const created = useRef('');
  const start = simulator ? ({ environment: 'simulator', address: simulator } as const) : {};
  return (
    <Form
      schema={NewSettingsSetInput}
      values={toValues(start)}
      save={async (body) => {
        created.current = (await call('POST /settings-sets', { body })).id;
      }}
      done={() => {
        void refresh('settings-sets');
        void navigate({ to: `/settings/office-365/${created.current}/connection`, replace: true });
      }}
    >
      <Page
        title={t('new')}
        crumbs={[{ label: t('title'), to: '/settings/office-365' }]}
        actions={
          <>
            <CancelButton back="/settings/office-365" />
            <SaveButton label={t('create')} />
          </>
        }
      >
        <SetFields />
      </Page>
    </Form>
  );
}
