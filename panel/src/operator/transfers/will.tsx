import type { TransferPreview } from '@concord/contract/transfers';
import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../parts/notice.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';

interface WillProps {
  preview: TransferPreview | undefined;
  problem: Error | null;
  waiting: boolean;
}

/** What a verb will do, sentence by sentence, or why it is not possible. */
export function Will({ preview, problem, waiting }: WillProps) {
  const { t } = useTranslation('transfers');
  const styles = useStyles();
  if (problem && !waiting) return <ProblemMessage problem={problem} />;
  if (!preview) return <Spinner size="tiny" label={t('dialog.asking')} />;
  return (
    <div aria-live="polite" aria-busy={waiting} className={styles.will}>
      {preview.refusal ? (
        <Notice intent="warning" title={t('dialog.refused')}>
          <p>{preview.refusal.text}</p>
          <p>
            <strong>{t('dialog.next')}</strong> {preview.refusal.next}
          </p>
        </Notice>
      ) : (
        <>
          <strong>{t('dialog.will')}</strong>
          <ul className={styles.words}>
            {preview.words.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      {waiting && <Spinner size="tiny" label={t('dialog.asking')} />}
    </div>
  );
}

const useStyles = makeStyles({
  will: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  words: {
    listStyleType: 'disc',
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    overflowWrap: 'anywhere',
  },
});
