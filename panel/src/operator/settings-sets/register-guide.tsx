import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Details } from '../../parts/details.tsx';
import { OutsideLink } from '../../parts/link.tsx';

const learn = 'https://learn.microsoft.com/partner-center/developer/enable-secure-app-model';
const steps = ['step1', 'step2', 'step3', 'step4', 'step5', 'step6', 'step7'] as const;

/** How to register the application, step by step. */
export function RegisterGuide() {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  return (
    <Details summary={t('register.title')}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>{t(`register.${step}`)}</li>
        ))}
      </ol>
      <OutsideLink href={learn}>{t('register.link')}</OutsideLink>
    </Details>
  );
}

const useStyles = makeStyles({
  steps: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalXXL,
    paddingBottom: tokens.spacingVerticalS,
    listStyleType: 'decimal',
  },
});
