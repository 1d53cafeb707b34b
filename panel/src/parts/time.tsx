import { makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useNow } from '../clock.ts';
import { useLanguage } from '../texts/i18n.ts';
import { exact, relative } from './time-text.ts';

/** An instant as people say it; the exact one, local and UTC, when pointed at or focused. */
export function Time({ at }: { at: string }) {
  const styles = useStyles();
  const language = useLanguage();
  const text = relative(Date.parse(at), useNow(), language);
  return (
    <Tooltip content={exact(at, language)} relationship="description" withArrow>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time must be reachable by keyboard */}
      <time dateTime={at} tabIndex={0} className={styles.time}>
        {text}
      </time>
    </Tooltip>
  );
}

/** A date of Microsoft's, which has no time zone. */
export function DateText({ date }: { date: string }) {
  const language = useLanguage();
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return (
    <time dateTime={date}>{day.toLocaleDateString(language, { dateStyle: 'medium', timeZone: 'UTC' })}</time>
  );
}

/** "As of 3 minutes ago", beside everything that came from Microsoft. */
export function AsOf({ at }: { at: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <span className={styles.asOf}>
      {t('time.asOf')} <Time at={at} />
    </span>
  );
}

const useStyles = makeStyles({
  time: {
    whiteSpace: 'nowrap',
    textDecoration: `underline dotted ${tokens.colorNeutralStroke1}`,
    textUnderlineOffset: '3px',
  },
  asOf: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});
