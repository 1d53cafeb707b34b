import type { Subscription, SubscriptionChange } from '@concord/contract';
import { useRef } from 'react';
import { ApiProblem } from '../../../api.ts';
import { newRun } from '../../../ordering/draft.ts';
import { type Asked, perform } from './asked.ts';

/**
 * Sends a verb under a key of its own. A repetition after a lost answer is the same request; another one, or a new try
 * after a refusal, is a new one.
 */
export function useKeyed(subscription: Subscription): (asked: Asked) => Promise<SubscriptionChange> {
  const attempt = useRef<{ about: string; key: string }>(undefined);
  return async (asked) => {
    const about = JSON.stringify(asked);
    if (attempt.current?.about !== about) attempt.current = { about, key: newRun() };
    try {
      return await perform(subscription, asked, attempt.current.key);
    } catch (problem) {
      const refused = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500;
      if (refused) attempt.current = undefined;
      throw problem;
    }
  };
}
