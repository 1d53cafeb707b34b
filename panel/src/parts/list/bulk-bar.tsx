import type { Page } from '@concord/contract';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from './chosen.ts';
import { exactBelow } from './footer.tsx';

interface BulkBarProps<Row> {
  choice: Choice<Row>;
  page?: Page<Row>;
  children: ReactNode;
}

/** What can be done with the chosen rows, and how many they are; stays in view while the list is scrolled. */
export function BulkBar<Row>({
  choice: { chosen, page: whole, chooseAll },
  page,
  children,
}: BulkBarProps<Row>) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (chosen.count === 0) return null;
  const { total = 0, items = [] } = page ?? {};
  const more = whole === true && !chosen.all && total > items.length && chosen.count < total;
  const estimated = total >= exactBelow;
  return (
    <section aria-label={t('list.bulk')} className={styles.bar}>
      <span role="status" className={styles.count}>
        {t(chosen.all && estimated ? 'list.chosenAbout' : 'list.chosen', { count: chosen.count })}
      </span>
      <Button appearance="transparent" size="small" onClick={chosen.clear}>
        {t('list.chooseNone')}
      </Button>
      {more && (
        <Button appearance="transparent" size="small" onClick={chooseAll}>
          {t(estimated ? 'list.chooseAbout' : 'list.chooseAll', { count: total })}
        </Button>
      )}
      <div className={styles.actions}>{children}</div>
    </section>
  );
}

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    zIndex: 3,
    bottom: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: tokens.shadow4,
  },
  count: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginLeft: 'auto' },
});
