import type { Alert } from '@concord/contract';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { ProblemMessage } from '../../parts/problem.tsx';

interface AlertHelpProps {
  alert: Alert;
  /** Without the words that it is what to do, where a heading says so. */
  plain?: boolean;
}

/** What to do about an alert; one that ends only by a person's word has its button. */
export function AlertHelp({ alert, plain }: AlertHelpProps) {
  const { t } = useTranslation(['sync', 'parts']);
  const styles = useStyles();
  const { id, next, clearedByPerson, clearedAt } = alert;
  const clear = useAct(() => call('POST /alerts/:id/clear', { params: { id }, body: {} }), {
    renews: ['alerts'],
    saying: t('alert.cleared'),
  });
  return (
    <div className={styles.help}>
      {next && !clearedAt && (
        <span>
          {!plain && <strong>{t('parts:problem.next')} </strong>}
          {next}
        </span>
      )}
      {clearedByPerson && !clearedAt && (
        <Button size="small" disabledFocusable={clear.busy} onClick={() => clear.run()}>
          {t('alert.clear')}
        </Button>
      )}
      {clear.problem && <ProblemMessage problem={clear.problem} />}
    </div>
  );
}

const useStyles = makeStyles({
  help: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});
