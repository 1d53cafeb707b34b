import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRun } from './run.ts';

interface StepFrameProps {
  title: string;
  lead?: ReactNode;
  /** Whether Next may be pressed; left out where the page sends a form of its own. */
  ready?: boolean;
  /** What Next does and says, where it does more than going on. */
  next?: ReactNode;
  children: ReactNode;
}

/** Frame of one page of the wizard: heading, content, Back and Next. Takes the focus when it comes. */
export function StepFrame({ title, lead, ready = false, next, children }: StepFrameProps) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const run = useRun();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section aria-labelledby={id} className={styles.step}>
      <div>
        <h2 id={id} ref={heading} tabIndex={-1} className={styles.heading}>
          {title}
        </h2>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {children}
      <div className={styles.buttons}>
        {run.back && <Button onClick={run.back}>{t('wizard.back')}</Button>}
        {next ?? (
          <Button appearance="primary" disabledFocusable={!ready} onClick={run.next}>
            {t('wizard.next')}
          </Button>
        )}
      </div>
    </section>
  );
}

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  heading: { ...typographyStyles.subtitle1, outlineStyle: 'none' },
  lead: { color: tokens.colorNeutralForeground2, maxWidth: '72ch', marginTop: tokens.spacingVerticalXS },
  buttons: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});
