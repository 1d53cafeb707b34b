import type { FreshnessGroup } from '@concord/contract';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../parts/link.tsx';
import { useNarrow } from '../../parts/media.ts';
import { useLanguage } from '../../texts/i18n.ts';

/** Share of a reseller's customers of whom a kind is fresh; leads to those that are not. */
export function ShareBar({ group }: { group: FreshnessGroup }) {
  const { t } = useTranslation('sync');
  const styles = useStyles();
  const narrow = useNarrow();
  const language = useLanguage();
  const { resellerId, kind, tenants, fresh, stale, unread } = group;
  const width = (count: number) => ({ width: `${(count / tenants) * 100}%` });
  const share = shareText(fresh, tenants, language);
  const words = t('freshness.bar', { kind: t(`kind.${kind}`), share, fresh, tenants, stale, unread });
  return (
    <RouteLink
      to="/sync/freshness/tenants"
      search={{ kind, resellerId, ...(stale > 0 && { state: 'stale' }) } as never}
      aria-label={words}
      title={words}
    >
      <span className={styles.parts}>
        {narrow && <span>{t(`kind.${kind}`)}</span>}
        <span className={styles.track} aria-hidden="true">
          <span className={styles.fresh} style={width(fresh)} />
          <span className={styles.stale} style={width(stale)} />
          <span style={width(unread)} />
        </span>
        <span>{share}</span>
      </span>
    </RouteLink>
  );
}

/** What the parts of a bar mean. */
export function ShareLegend() {
  const { t } = useTranslation('sync');
  const styles = useStyles();
  return (
    <ul className={styles.legend}>
      {(
        [
          ['legendFresh', styles.fresh],
          ['legendStale', styles.stale],
          ['legendUnread', ''],
        ] as const
      ).map(([key, part]) => (
        <li key={key} className={styles.entry}>
          <span className={mergeClasses(styles.track, styles.sample)} aria-hidden="true">
            <span className={part} style={{ width: '100%' }} />
          </span>
          {t(`freshness.${key}`)}
        </li>
      ))}
    </ul>
  );
}

/** A share in per cent, never rounded up to all. */
export function shareText(part: number, whole: number, language: string): string {
  const share = whole === 0 ? 0 : Math.floor((part / whole) * 1000) / 1000;
  return share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 });
}

const useStyles = makeStyles({
  parts: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    fontVariantNumeric: 'tabular-nums',
  },
  track: {
    display: 'inline-flex',
    width: '56px',
    height: '12px',
    flexShrink: 0,
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    forcedColorAdjust: 'none',
  },
  fresh: { backgroundColor: tokens.colorStatusSuccessForeground3 },
  stale: {
    backgroundImage: `repeating-linear-gradient(45deg, ${tokens.colorStatusDangerForeground3} 0 4px, ${tokens.colorNeutralBackground1} 4px 6px)`,
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  sample: { width: '20px' },
});
