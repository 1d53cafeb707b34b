import { makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useNow } from '../clock.ts';
import { useLanguage } from '../texts/i18n.ts';

const minute = 60;
const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 24 * 60 * minute],
  ['month', 30 * 24 * 60 * minute],
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
];

/** "3 hours ago", or "now" within a minute. @param at and @param now in milliseconds */
export function relative(at: number, now: number, language: string): string {
  const seconds = Math.round((at - now) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  return step ? format.format(Math.trunc(seconds / step[1]), step[0]) : format.format(0, 'second');
}

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

/** Local and UTC time of an instant. */
export function exact(at: string, language: string): string {
  const instant = new Date(at);
  const local = instant.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'long' });
  const utc = instant.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
  return `${local} · ${utc} UTC`;
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
