import { Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  CircleRegular,
  RecordFilled,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { narrowMedia } from '../parts/media.ts';
import { isSkipped, type PageName, pageNames } from './pages.ts';
import { useRun } from './run.ts';

type Place = 'done' | 'current' | 'ahead' | 'skipped';

const icons: Record<Place, ReactNode> = {
  done: <CheckmarkCircleFilled />,
  current: <RecordFilled />,
  ahead: <CircleRegular />,
  skipped: <SubtractCircleRegular />,
};

/** Pages of the wizard: where one is, what is done (a way back), what is not needed and why. */
export function Stepper({ current }: { current: PageName }) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const known = useRun();
  const pages = pageNames(known);
  const place = (page: PageName): Place => {
    if (page === current) return 'current';
    if (isSkipped(page, known)) return 'skipped';
    return pages.indexOf(page) < pages.indexOf(current) ? 'done' : 'ahead';
  };
  const asked = pages.filter((page) => !isSkipped(page, known));
  return (
    <nav aria-label={t('stepper.label')}>
      <Caption1 className={styles.count}>
        {t('stepper.count', { at: asked.indexOf(current) + 1, of: asked.length })}
      </Caption1>
      <ol className={styles.steps}>
        {pages.map((page) => {
          const at = place(page);
          return (
            <li
              key={page}
              className={mergeClasses(styles.step, styles[at])}
              aria-current={at === 'current' ? 'step' : undefined}
            >
              <span className={styles.icon} aria-hidden="true">
                {icons[at]}
              </span>
              {at === 'done' ? (
                <Button appearance="transparent" className={styles.back} onClick={() => known.goTo(page)}>
                  {t(`page.${page}`)}
                </Button>
              ) : (
                t(`page.${page}`)
              )}
              {at === 'skipped' && (
                <Caption1 block className={styles.note}>
                  {page === 'tenant' ? known.ordering?.tenant?.domain : t('stepper.accepted')}
                </Caption1>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

const useStyles = makeStyles({
  count: {
    display: 'none',
    color: tokens.colorNeutralForeground3,
    [`@media ${narrowMedia}`]: { display: 'block' },
  },
  steps: {
    display: 'flex',
    gap: tokens.spacingHorizontalXL,
    [`@media ${narrowMedia}`]: { flexDirection: 'column', gap: 0 },
  },
  step: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, auto)',
    justifyContent: 'start',
    alignItems: 'center',
    alignContent: 'start',
    columnGap: tokens.spacingHorizontalS,
    minHeight: '32px',
    maxWidth: '240px',
    [`@media ${narrowMedia}`]: { maxWidth: 'none' },
  },
  icon: { display: 'inline-flex', fontSize: '20px' },
  back: { justifySelf: 'start', minWidth: 0, padding: 0, fontWeight: tokens.fontWeightRegular },
  note: { gridColumn: 2 },
  done: { '& > :first-child': { color: tokens.colorStatusSuccessForeground1 } },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    '& > :first-child': { color: tokens.colorCompoundBrandForeground1 },
  },
  ahead: { color: tokens.colorNeutralForeground3, [`@media ${narrowMedia}`]: { display: 'none' } },
  skipped: { color: tokens.colorNeutralForeground3 },
});
