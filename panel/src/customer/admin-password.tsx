import type { Subscription } from '@concord/contract';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAct } from '../parts/act.ts';
import { Confirm } from '../parts/confirm.tsx';
import { CopyValue } from '../parts/copy.tsx';
import { ProblemMessage } from '../parts/problem.tsx';
import { refresh } from '../queries.ts';

interface AdminPasswordProps {
  subscriptionId: string;
  state: Subscription['activation']['password'];
}

/**
 * The temporary password of the tenant's first administrator. It can be shown once; it lives in this component
 * only and is gone when the page is left.
 */
export function AdminPassword({ subscriptionId, state }: AdminPasswordProps) {
  const { t } = useTranslation('customer');
  const styles = useStyles();
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState<string>();
  const { run, busy, problem, clear } = useAct(
    () => call('POST /subscriptions/:id/reveal-password', { params: { id: subscriptionId } }),
    {
      done: (answer) => {
        setPassword(answer.password);
        setAsked(false);
        clear();
      },
    },
  );
  useEffect(() => () => void refresh('subscriptions'), []);
  if (password)
    return (
      <div className={styles.block}>
        <CopyValue value={password} label={t('password.copy')} />
        <p role="status">{t('password.now')}</p>
      </div>
    );
  if (state !== 'sealed') return <>{t(`password.${state}`)}</>;
  return (
    <div className={styles.block}>
      <div className={styles.line}>
        <span aria-hidden="true">••••••••</span>
        <Button size="small" onClick={() => setAsked(true)}>
          {t('password.show')}
        </Button>
      </div>
      {problem && !asked && <ProblemMessage problem={problem} />}
      <Confirm
        open={asked}
        title={t('password.askTitle')}
        text={
          <>
            <p>{t('password.askText')}</p>
            {problem && <ProblemMessage problem={problem} />}
          </>
        }
        action={t('password.show')}
        busy={busy}
        onConfirm={() => run()}
        onCancel={() => {
          setAsked(false);
          clear();
        }}
      />
    </div>
  );
}

const useStyles = makeStyles({
  block: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});
