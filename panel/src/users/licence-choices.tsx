import type { TenantLicence, UserLicence } from '@concord/contract/users';
import { Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';

interface LicenceChoicesProps {
  label: string;
  licences: TenantLicence[];
  /** What the person has already: it may stay, however many are over. */
  held: z.infer<typeof UserLicence>[];
  chosen: string[];
  choose: (skuIds: string[]) => void;
  /** None can be added, whatever is free. */
  closed?: boolean;
}

/** Licences of a tenant to tick, each with its free seats, or why there is none. */
export function LicenceChoices({ label, licences, held, chosen, choose, closed }: LicenceChoicesProps) {
  const { t } = useTranslation('users');
  const styles = useStyles();
  const listed = new Set(licences.map(({ skuId }) => skuId));
  const others = held.filter(({ skuId }) => !listed.has(skuId));
  if (licences.length + others.length === 0) return <p>{t('choice.nothing')}</p>;
  const line = (skuId: string, name: string, note: string, open: boolean) => (
    <li key={skuId} className={styles.line}>
      <Checkbox
        checked={chosen.includes(skuId)}
        disabled={!open}
        label={
          <>
            {name}
            <Caption1 block className={styles.note}>
              {note}
            </Caption1>
          </>
        }
        onChange={(_, { checked }) =>
          choose(checked ? [...chosen, skuId] : chosen.filter((other) => other !== skuId))
        }
      />
    </li>
  );
  return (
    <ul aria-label={label} className={styles.list}>
      {licences.map(({ skuId, name, free, over, total }) => {
        const has = held.some((one) => one.skuId === skuId);
        const why = t(over > 0 ? 'choice.overFull' : 'choice.full', { over, total });
        const note = free > 0 ? t('choice.free', { count: free }) : `${t('choice.none')}. ${why}`;
        return line(skuId, name, note, has || (free > 0 && !closed));
      })}
      {others.map(({ skuId, name }) => line(skuId, name, t('choice.elsewhere'), true))}
    </ul>
  );
}

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column' },
  line: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  note: { color: tokens.colorNeutralForeground3 },
});
