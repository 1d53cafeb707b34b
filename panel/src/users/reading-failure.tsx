import type { ReadingAge } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { panelName } from '../api.ts';
import { Details } from '../parts/details.tsx';
import { Notice } from '../parts/notice.tsx';
import { Time } from '../parts/time.tsx';

interface ReadingFailureProps {
  failure: NonNullable<ReadingAge['failure']>;
  /** Something of an earlier reading is shown. */
  shown: boolean;
}

/** Why Microsoft was not read, what helps and who can do it. */
export function ReadingFailure({ failure: { cause, reason, next, at }, shown }: ReadingFailureProps) {
  const { t } = useTranslation(['users', 'parts']);
  const here = cause === 'gdap-missing' && panelName === 'operator';
  return (
    <Notice intent="warning" title={t(`failed.${cause}`)}>
      <p>
        {t('failed.title')}. {shown && t('failed.shown')} {t('failed.at')} <Time at={at} />.
      </p>
      <p>
        <strong>{t('parts:problem.next')}</strong> {here ? t('rights.what') : next}
      </p>
      <Details summary={t('parts:details.title')}>{reason}</Details>
    </Notice>
  );
}
