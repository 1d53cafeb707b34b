import type { ConnectionCheck } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../parts/status.tsx';
import { Time } from '../../parts/time.tsx';

const tones: Record<ConnectionCheck['state'], Tone> = {
  running: 'running',
  passed: 'good',
  warning: 'warning',
  failed: 'bad',
};

/** Outcome of a connection check and its age. */
export function CheckStatus({ state, at }: { state: ConnectionCheck['state'] | null; at: string | null }) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <Status tone={state ? tones[state] : 'neutral'}>{t(`checkState.${state ?? 'none'}`)}</Status>
      {at && <Time at={at} />}
    </span>
  );
}

const useStyles = makeStyles({
  line: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
  },
});
