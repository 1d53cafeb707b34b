import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BeakerRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useConnected } from '../live.ts';
import { useSession } from '../session.ts';
import { OutsideLink } from './link.tsx';

/** Lines below the top bar that hold for every page: the simulator stands in, the line is broken. */
export function Strips() {
  const { t } = useTranslation();
  const styles = useStyles();
  const { simulator } = useSession();
  const connected = useConnected();
  return (
    <section aria-label={t('shell.notices')}>
      {simulator && (
        <div className={mergeClasses(styles.strip, styles.simulator)}>
          <BeakerRegular aria-hidden="true" />
          <span>{t('shell.simulator')}</span>
          <OutsideLink href={simulator}>{t('shell.openSimulator')}</OutsideLink>
        </div>
      )}
      <div role="status">
        {!connected && (
          <div className={mergeClasses(styles.strip, styles.broken)}>
            <PlugDisconnectedRegular aria-hidden="true" />
            {t('shell.reconnecting')}
          </div>
        )}
      </div>
    </section>
  );
}

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    minHeight: '32px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  simulator: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1 },
  broken: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground3,
  },
});
