import { Button, makeStyles, Skeleton, SkeletonItem, Subtitle1, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RouteLink } from './link.tsx';
import { Page } from './page.tsx';
import { ProblemMessage } from './problem.tsx';

/** Grey lines while something is fetched. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Skeleton aria-label={t('state.loading')} className={styles.lines}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
        <SkeletonItem key={line} size={24} />
      ))}
    </Skeleton>
  );
}

export function LoadingPage() {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <Loading />
    </div>
  );
}

/** Nothing there yet: what the thing is, and the first step. */
export function EmptyState({
  icon,
  title,
  text,
  action,
}: {
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      {icon && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <Subtitle1 as="h2">{title}</Subtitle1>
      {text && <p className={styles.text}>{text}</p>}
      {action}
    </div>
  );
}

/** What could not be read, why, and another try. */
export function ErrorState({ problem, retry }: { problem: Error; retry?: () => unknown }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.error}>
      <ProblemMessage problem={problem} />
      {retry && (
        <Button icon={<ArrowClockwiseRegular />} onClick={() => void retry()}>
          {t('state.retry')}
        </Button>
      )}
    </div>
  );
}

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('state.failed')}>
      <ErrorState problem={error instanceof Error ? error : new Error(String(error))} retry={reset} />
    </Page>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('state.notFound')}>
      <p>{t('state.notFoundText')}</p>
      <RouteLink to="/">{t('state.home')}</RouteLink>
    </Page>
  );
}

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '640px' },
  page: { padding: tokens.spacingHorizontalXXXL },
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    textAlign: 'center',
  },
  icon: { fontSize: '48px', lineHeight: 1, color: tokens.colorBrandForeground1 },
  text: { maxWidth: '60ch', color: tokens.colorNeutralForeground2 },
  error: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalM },
});
