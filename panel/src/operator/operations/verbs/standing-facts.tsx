import type { Standing } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Count } from '../../../parts/money.tsx';
import { SubscriptionStatus } from '../subscription-status.tsx';
import type { Preview } from './asked.ts';
import { useScheduledWords } from './scheduled-words.ts';

/** What a verb changes, each as before and after; where it changes nothing, how it is now. */
export function useStandingFacts({ before, after }: Preview): [string, ReactNode][] {
  const { t } = useTranslation(['verbs', 'operations']);
  const scheduled = useScheduledWords();
  const shown: [string, keyof Standing, (one: Standing) => ReactNode][] = [
    [t('fact.seats'), 'seats', ({ seats }) => <Count of={seats} />],
    [t('fact.state'), 'state', ({ state }) => <SubscriptionStatus state={state} />],
    [t('fact.autoRenew'), 'autoRenew', ({ autoRenew }) => t(autoRenew ? 'operations:on' : 'operations:off')],
    [t('fact.scheduled'), 'scheduledChange', (one) => scheduled(one.scheduledChange)],
  ];
  return shown
    .filter(([, key]) => after && JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map(([name, , show]) => [name, <Change key={name} from={show(before)} to={after && show(after)} />]);
}

function Change({ from, to }: { from: ReactNode; to: ReactNode }) {
  return (
    <span className={useStyles().change}>
      <span>{from}</span> → <span>{to}</span>
    </span>
  );
}

const useStyles = makeStyles({
  change: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
});
