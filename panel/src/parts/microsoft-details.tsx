import type { Problem } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy.tsx';
import { Details } from './details.tsx';

/** Codes and ids for a support request, folded, with a button that copies all of them. */
export function MicrosoftDetails({ microsoft, code }: { microsoft?: Problem['microsoft']; code?: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const lines = [
    [t('details.code'), code],
    [t('details.microsoftCode'), microsoft?.code],
    [t('details.requestId'), microsoft?.requestId],
    [t('details.correlationId'), microsoft?.correlationId],
  ].filter((line): line is [string, string] => Boolean(line[1]));
  if (lines.length === 0) return null;
  return (
    <Details summary={t('details.title')}>
      <div className={styles.details}>
        <dl className={styles.lines}>
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt className={styles.name}>{name}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
        <CopyButton
          text={lines.map(([name, value]) => `${name}: ${value}`).join('\n')}
          label={t('details.copy')}
        />
      </div>
    </Details>
  );
}

const useStyles = makeStyles({
  details: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: tokens.spacingHorizontalM },
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  name: { display: 'inline', marginRight: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground3 },
  value: { display: 'inline', fontFamily: tokens.fontFamilyMonospace, wordBreak: 'break-all' },
});
