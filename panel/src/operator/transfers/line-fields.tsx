import type { TransferLine, TransferLinesInput } from '@concord/contract/transfers';
import { Caption1, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../parts/money.tsx';

type Lines = TransferLinesInput['lines'];

/** What the other partner shall get, chosen one by one. */
export function ChosenLines({
  choice,
  lines,
  change,
}: {
  choice: TransferLine[];
  lines: Lines;
  change: (lines: Lines) => void;
}) {
  const { t } = useTranslation('transfers');
  const styles = useStyles();
  const chosen = new Set(lines.map(({ microsoftId }) => microsoftId));
  return (
    <fieldset className={styles.lines}>
      <legend className={styles.legend}>{t('dialog.choose')}</legend>
      {choice.map(({ microsoftId, name, seats, price }) => (
        <Checkbox
          key={microsoftId}
          checked={chosen.has(microsoftId ?? '')}
          label={
            <>
              {name} <Caption1>{t('dialog.seats', { count: seats ?? 0 })}</Caption1>{' '}
              {price && (
                <Caption1>
                  <MoneyText {...price} />
                </Caption1>
              )}
            </>
          }
          onChange={(_, { checked }) => {
            const others = lines.filter((line) => line.microsoftId !== microsoftId);
            change(checked && microsoftId ? [...others, { microsoftId }] : others);
          }}
        />
      ))}
    </fieldset>
  );
}

/** Every subscription of an offer with the MPN ID of its reseller, which has to be as it is offered. */
export function ConfirmedLines({
  named,
  lines,
  change,
}: {
  named: TransferLine[];
  lines: Lines;
  change: (lines: Lines) => void;
}) {
  const { t } = useTranslation('transfers');
  const styles = useStyles();
  const mpnOf = new Map(lines.map(({ microsoftId, mpnId }) => [microsoftId, mpnId]));
  return (
    <fieldset className={styles.lines}>
      <legend className={styles.legend}>{t('dialog.confirm')}</legend>
      <Caption1>{t('dialog.confirmHelp')}</Caption1>
      {named.map(({ microsoftId, name, seats, mpnReseller }) => (
        <Field
          key={microsoftId}
          label={t('dialog.mpnOf', { name })}
          hint={[t('dialog.seats', { count: seats ?? 0 }), mpnReseller].filter(Boolean).join(' · ')}
        >
          <Input
            value={mpnOf.get(microsoftId ?? '') ?? ''}
            inputMode="numeric"
            autoComplete="off"
            onChange={(_, { value }) =>
              change(
                lines.map((line) =>
                  line.microsoftId === microsoftId
                    ? { microsoftId: line.microsoftId, ...(value.trim() && { mpnId: value.trim() }) }
                    : line,
                ),
              )
            }
          />
        </Field>
      ))}
    </fieldset>
  );
}

const useStyles = makeStyles({
  lines: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0 },
});
