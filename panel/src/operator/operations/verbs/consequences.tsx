import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTermWords } from '../../../ordering/term-words.ts';
import { Facts } from '../../../parts/facts.tsx';
import { MoneyText } from '../../../parts/money.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { ProblemMessage } from '../../../parts/problem.tsx';
import { local } from '../../../parts/time-text.ts';
import { useLanguage } from '../../../texts/i18n.ts';
import type { Preview } from './asked.ts';
import { useScheduledWords } from './scheduled-words.ts';
import { useStandingFacts } from './standing-facts.tsx';

interface ConsequencesProps {
  preview: Preview | undefined;
  problem: Error | null;
  waiting: boolean;
}

/** What a verb does: before and after, money, windows, what is deleted and put back, or why it is not possible. */
export function Consequences({ preview, problem, waiting }: ConsequencesProps) {
  const { t } = useTranslation('verbs');
  const styles = useStyles();
  if (problem) return <ProblemMessage problem={problem} />;
  if (!preview) return waiting ? <Spinner size="tiny" label={t('state.asking')} /> : null;
  return (
    <div aria-busy={waiting} className={styles.all}>
      {preview.refusal && (
        <Notice intent="warning" title={t('state.refused')}>
          <p>{preview.refusal.text}</p>
          <p>
            <strong>{t('state.next')}</strong> {preview.refusal.next}
          </p>
        </Notice>
      )}
      {preview.changedMeanwhile && (
        <Notice intent="warning" title={t('state.changed')}>
          <p>{t('state.changedText')}</p>
        </Notice>
      )}
      <PreviewFacts preview={preview} />
      <Dropped preview={preview} />
      {preview.putBack && !preview.dropped && <p>{t('putBack')}</p>}
      {waiting && <Spinner size="tiny" label={t('state.asking')} />}
    </div>
  );
}

function PreviewFacts({ preview }: { preview: Preview }) {
  const standing = useStandingFacts(preview);
  return <Facts facts={[...standing, ...useMoneyFacts(preview), ...useWindowFacts(preview)]} />;
}

function Dropped({ preview: { dropped } }: { preview: Preview }) {
  const { t } = useTranslation('verbs');
  const words = useScheduledWords();
  if (!dropped) return null;
  return (
    <Notice intent="warning" title={t('dropped.title')}>
      <p>{t(`dropped.${dropped.putBack}`, { change: words(dropped.change) })}</p>
    </Notice>
  );
}

function useMoneyFacts({ money, after }: Preview): [string, ReactNode][] {
  const { t } = useTranslation('verbs');
  const { each } = useTermWords();
  if (!money || !after) return [];
  const { before, charge, refund } = money;
  const facts: [string, ReactNode][] = [];
  if (before.amount !== money.after.amount)
    facts.push([
      t('fact.charge', { each: each(money.billingCycle) }),
      <span key="charge">
        <MoneyText {...before} /> → <MoneyText {...money.after} />
      </span>,
    ]);
  for (const [name, amount] of [
    [t('fact.added'), charge],
    [t('fact.refund'), refund],
  ] as const)
    if (amount)
      facts.push([
        name,
        <span key={name}>
          {t('fact.about')} <MoneyText {...amount} />
        </span>,
      ]);
  return facts;
}

function useWindowFacts({ verb, windows }: Preview): [string, ReactNode][] {
  const { t } = useTranslation('verbs');
  const { cancelUntil } = windows;
  const until = cancelUntil ? <Until key="until" at={cancelUntil} /> : t('fact.noCancel');
  if (verb === 'cancel') return [[t('fact.cancelUntil'), until]];
  if (verb !== 'seats') return [];
  const lots = windows.seats.map(({ quantity, until }) => (
    <div key={until}>
      {t('fact.giveBackSeats', { count: quantity })} <Until at={until} />
    </div>
  ));
  return [[t('fact.giveBack'), lots.length > 0 ? lots : t('fact.noGiveBack')]];
}

/** The exact instant: what is decided here hangs on it. */
function Until({ at }: { at: string }) {
  return <time dateTime={at}>{local(at, useLanguage())}</time>;
}

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});
