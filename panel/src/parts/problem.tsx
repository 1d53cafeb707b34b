import type { Problem } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api.ts';
import { MicrosoftDetails } from './microsoft-details.tsx';
import { Notice } from './notice.tsx';
import { Uses } from './uses.tsx';

/** What went wrong, why, what to do next; Microsoft's code and ids behind Details. Read out when it appears. */
export function ProblemMessage({ problem }: { problem: Error }) {
  const { t } = useTranslation();
  const { title = '', detail, next, microsoft, code, uses } = useWords(problem);
  return (
    <Notice intent="error" title={title}>
      {detail && <p>{detail}</p>}
      {uses && <Uses uses={uses} />}
      {next && (
        <p>
          <strong>{t('problem.next')}</strong> {next}
        </p>
      )}
      <MicrosoftDetails microsoft={microsoft} code={code} />
    </Notice>
  );
}

function useWords(error: Error): Partial<Problem> {
  const { t } = useTranslation();
  if (!(error instanceof ApiProblem))
    return { title: t('problem.unexpected'), next: t('problem.unexpectedNext'), code: error.message };
  if (error.status === 0) return { title: t('problem.noAnswer'), next: t('problem.noAnswerNext') };
  return error.problem;
}
