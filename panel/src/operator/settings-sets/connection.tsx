import type { SettingsSet } from '@concord/contract';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { ProblemMessage } from '../../parts/problem.tsx';
import { useApi } from '../../queries.ts';
import { Account } from './account.tsx';
import { Check } from './check.tsx';
import { Consent } from './consent.tsx';
import { SetPage, WithSet } from './set-page.tsx';

/** How often a running check is looked at, should no live message arrive. */
const everyMs = 1_000;

/** Tab Connection: consent, check, partner account. */
export default function ConnectionTab() {
  return <WithSet>{(set) => <Connection set={set} />}</WithSet>;
}

function Connection({ set }: { set: SettingsSet }) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const params = { id: set.id };
  const begin = useAct(() => call('POST /settings-sets/:id/checks', { params }), {
    renews: ['settings-sets'],
  });
  const first = useApi('GET /settings-sets/:id/checks/latest', { params });
  const running = first.data?.check?.state === 'running';
  useApi('GET /settings-sets/:id/checks/latest', { params }, { every: running && everyMs });
  const busy = begin.busy || running;
  const primary = (
    <Button appearance="primary" onClick={() => begin.run()} disabledFocusable={busy}>
      {t(busy ? 'action.checking' : 'action.check')}
    </Button>
  );
  return (
    <SetPage set={set} primary={primary}>
      {begin.problem && <ProblemMessage problem={begin.problem} />}
      <div className={styles.sections}>
        <Consent set={set} />
        <Check check={first.data?.check ?? set.check} />
        <Account account={set.partnerAccount} />
      </div>
    </SetPage>
  );
}

const useStyles = makeStyles({
  sections: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXXL },
});
