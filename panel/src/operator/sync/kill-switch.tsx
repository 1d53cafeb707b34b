import type { SyncLimits } from '@concord/contract';
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { ErrorState, Loading } from '../../parts/states.tsx';
import { Status } from '../../parts/status.tsx';
import { Time } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';

/** Stops every run that writes to Microsoft through a set, and allows them again, each with a reason. */
export function KillSwitch({ settingsSetId: id }: { settingsSetId: string }) {
  const { t } = useTranslation('sync');
  const limits = useApi('GET /settings-sets/:id/sync-limits', { params: { id } });
  return (
    <Section title={t('kill.title')} lead={t('kill.lead')}>
      {limits.data ? (
        <Turn limits={limits.data} />
      ) : limits.error ? (
        <ErrorState problem={limits.error} retry={limits.refetch} />
      ) : (
        <Loading lines={2} />
      )}
    </Section>
  );
}

function Turn({ limits: { settingsSetId: id, stopped } }: { limits: SyncLimits }) {
  const { t } = useTranslation('sync');
  const styles = useStyles();
  const [asked, setAsked] = useState(false);
  // What was asked for stays so, also when somebody else turns the switch meanwhile.
  const [allows, setAllows] = useState(false);
  const [reason, setReason] = useState('');
  const turn = useAct(
    (body: { reason: string }) =>
      call(allows ? 'POST /settings-sets/:id/allow-writes' : 'POST /settings-sets/:id/stop-writes', {
        params: { id },
        body,
      }),
    {
      renews: ['settings-sets', 'reconciliations'],
      saying: t(allows ? 'kill.allowed' : 'kill.stopped'),
      done: () => {
        setAsked(false);
        setReason('');
      },
    },
  );
  return (
    <>
      {stopped ? (
        <Notice intent="error" title={t('kill.on')}>
          <p>
            {t('kill.onText', { by: stopped.by, reason: stopped.reason })} <Time at={stopped.at} />
          </p>
        </Notice>
      ) : (
        <Status tone="good">{t('kill.off')}</Status>
      )}
      <div>
        <Button
          onClick={() => {
            setAllows(stopped !== null);
            setAsked(true);
          }}
        >
          {t(stopped ? 'kill.allow' : 'kill.stop')}
        </Button>
      </div>
      <Confirm
        open={asked}
        title={t(allows ? 'kill.allowTitle' : 'kill.stopTitle')}
        text={
          <div className={styles.asked}>
            <p>{t(allows ? 'kill.allowText' : 'kill.stopText')}</p>
            <Field label={t('kill.reason')} hint={t('kill.reasonHelp')} required>
              <Input value={reason} maxLength={500} onChange={(_, data) => setReason(data.value)} />
            </Field>
            {turn.problem && <ProblemMessage problem={turn.problem} />}
          </div>
        }
        action={t(allows ? 'kill.allow' : 'kill.stop')}
        busy={turn.busy || reason.trim() === ''}
        onCancel={() => {
          setAsked(false);
          turn.clear();
        }}
        onConfirm={() => turn.run({ reason })}
      />
    </>
  );
}

const useStyles = makeStyles({
  asked: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});
