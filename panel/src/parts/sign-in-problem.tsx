import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api.ts';
import { ProblemMessage } from './problem.tsx';

/** Why signing in failed: wrong words, too many tries with the time to wait, or something else. */
export function SignInProblem({ problem }: { problem: Error }) {
  const { t } = useTranslation();
  const wait = useCountdown(problem instanceof ApiProblem ? problem.retryAfter : undefined);
  if (!(problem instanceof ApiProblem) || ![401, 429].includes(problem.status))
    return <ProblemMessage problem={problem} />;
  const tooMany = problem.status === 429;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{t(tooMany ? 'signIn.tooMany' : 'signIn.wrong')}</MessageBarTitle>
        <br />
        {!tooMany && t('signIn.wrongText')}
        {tooMany && (wait > 0 ? t('signIn.wait', { time: clock(wait) }) : t('signIn.again'))}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Seconds as m:ss. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function useCountdown(seconds = 0): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}
