import type { SyncCause } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Details } from '../../parts/details.tsx';

/** Why something could not be read, what helps, and behind it what Microsoft said. */
export function CauseText({ cause, reason }: { cause: SyncCause; reason?: string | null }) {
  const { t } = useTranslation(['sync', 'parts']);
  const styles = useStyles();
  return (
    <div className={styles.cause}>
      <strong>{t(`cause.${cause}`)}</strong>
      <span className={styles.help}>{t(`help.${cause}`)}</span>
      {reason && (
        <Details summary={t('parts:details.title')}>
          <span className={styles.help}>{reason}</span>
        </Details>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  cause: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: '220px',
    paddingBlock: tokens.spacingVerticalXS,
  },
  help: { color: tokens.colorNeutralForeground2 },
});
