import type { Plan } from '@concord/contract';
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, SubtractRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '../parts/money.tsx';
import { useRun } from './run.ts';
import { type SeatsProblem, seatsProblem, times } from './seats.ts';
import { useTermWords } from './term-words.ts';

/** How many seats, by typing or by − and +, and what they cost together. */
export function SeatsField({ plan }: { plan: Plan }) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const { seats: typed, keep } = useRun();
  const { each } = useTermWords();
  const seats = Number(typed);
  const problem = seatsProblem(typed, plan);
  const say = useSeatsWords();
  const set = (count: number) =>
    keep({ seats: String(Math.min(plan.maximumSeats, Math.max(plan.minimumSeats, count || 0))) });
  return (
    <div className={styles.line}>
      <Field
        label={t('seats.label')}
        required
        hint={t('plan.range', { from: plan.minimumSeats, to: plan.maximumSeats })}
        validationMessage={problem && say(problem)}
      >
        <div className={styles.stepper}>
          <Button
            icon={<SubtractRegular />}
            aria-label={t('seats.fewer')}
            disabledFocusable={seats <= plan.minimumSeats}
            onClick={() => set(seats - 1)}
          />
          <Input
            className={styles.input}
            aria-label={t('seats.label')}
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(_, data) => keep({ seats: data.value })}
            onBlur={() => keep({ seats: typed.trim() })}
          />
          <Button
            icon={<AddRegular />}
            aria-label={t('seats.more')}
            disabledFocusable={seats >= plan.maximumSeats}
            onClick={() => set(seats + 1)}
          />
        </div>
      </Field>
      {!problem && (
        <p className={styles.total} role="status">
          <span className={styles.name}>{t('seats.total')}</span>
          <strong className={styles.amount}>
            <MoneyText amount={times(plan.price, seats)} currency={plan.currency} />
          </strong>
          <span className={styles.name}>{each(plan.billingCycle)}</span>
        </p>
      )}
    </div>
  );
}

function useSeatsWords(): (problem: SeatsProblem) => string {
  const { t } = useTranslation('ordering');
  const parts = useTranslation('parts').t;
  return (problem) =>
    'field' in problem
      ? parts(`field.${problem.field as 'number'}`)
      : t(`seats.${problem.bound}`, { count: problem.count });
}

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXXL,
  },
  stepper: { display: 'flex', gap: tokens.spacingHorizontalXS },
  input: { width: '110px', '& input': { textAlign: 'center', fontVariantNumeric: 'tabular-nums' } },
  total: { display: 'flex', flexDirection: 'column', textAlign: 'right' },
  amount: { fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  name: { color: tokens.colorNeutralForeground3 },
});
