import type { SettingsSet } from '@concord/contract';
import { type SyncLimits, SyncLimitsInput } from '@concord/contract/reconciliations';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { SaveButton } from '../../parts/form/buttons.tsx';
import { Form } from '../../parts/form/form.tsx';
import { useReturn } from '../../parts/link.tsx';
import { useSaved } from '../../parts/saved.tsx';
import { ErrorState, Loading } from '../../parts/states.tsx';
import { refresh, useApi } from '../../queries.ts';
import { ChangeFlow } from '../sync/change-flow.tsx';
import { KillSwitch } from '../sync/kill-switch.tsx';
import { LimitsFields, limitFields, toLimitValues } from '../sync/limits-fields.tsx';
import { RateBudget } from '../sync/rate-budget.tsx';
import { SetReading } from '../sync/set-reading.tsx';
import { Webhook } from '../sync/webhook.tsx';
import { SetPage, WithSet } from './set-page.tsx';

/** Tab Sync: what is read and how word of changes comes, limits, the kill switch. */
export default function SyncTab() {
  return <WithSet>{(set) => <SyncOf key={set.id} set={set} />}</WithSet>;
}

function SyncOf({ set }: { set: SettingsSet }) {
  const limits = useApi('GET /settings-sets/:id/sync-limits', { params: { id: set.id } });
  if (limits.data) return <WithLimits set={set} limits={limits.data} />;
  // Limits come with the first finished check; before it there is nothing to be limited.
  const unread = limits.error?.status === 404;
  return (
    <SetPage set={set}>
      {unread ? (
        <SetReading set={set} />
      ) : limits.error ? (
        <ErrorState problem={limits.error} retry={limits.refetch} />
      ) : (
        <Loading />
      )}
    </SetPage>
  );
}

function WithLimits({ set, limits }: { set: SettingsSet; limits: SyncLimits }) {
  const { t } = useTranslation(['sync', 'parts']);
  const styles = useStyles();
  const saved = useSaved();
  const back = useReturn('/settings/office-365');
  const { id, name } = set.partnerAccount;
  return (
    <Form
      schema={SyncLimitsInput}
      values={toLimitValues(limits)}
      version={limits.version}
      save={(body, version = 0) =>
        call('PUT /settings-sets/:id/sync-limits', { params: { id: set.id }, body, version })
      }
      stored={(current) => toLimitValues(current as SyncLimits)}
      fields={limitFields.map((field) => ({ name: field, label: t(`limits.field.${field}`) }))}
      done={() => {
        saved(t('parts:form.saved'));
        void refresh('settings-sets');
        back();
      }}
    >
      <SetPage set={set} primary={<SaveButton />}>
        <div className={styles.sections}>
          <SetReading set={set} />
          <Webhook partnerAccountId={id} />
          <ChangeFlow partnerAccountId={id} />
          <RateBudget accounts={[{ id, name: name ?? set.name }]} />
          <LimitsFields />
          <KillSwitch settingsSetId={set.id} />
        </div>
      </SetPage>
    </Form>
  );
}

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXXL },
});
