import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../texts/i18n.ts';
import type { ChartProps } from '../chart.tsx';
import { Details } from '../details.tsx';
import type { Column } from '../list/columns.ts';
import { csv, download } from '../list/csv.ts';
import { Table } from '../list/table.tsx';
import { instantText, valueText } from './words.ts';

/** Rows that are shown; the file has all. */
const shown = 200;

/** The figures behind a picture, newest first, and as a file. */
export function ChartTable({ name, summary, times, per, series }: ChartProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const columns: Column<number>[] = [
    {
      id: 'time',
      label: t('chart.time'),
      short: true,
      main: true,
      cell: (row) => instantText(times[row] ?? 0, per, language),
      text: (row) => new Date(times[row] ?? 0).toISOString(),
    },
    ...series.map(
      (one): Column<number> => ({
        id: one.id,
        label: one.label,
        align: 'end',
        cell: (row) => valueText(one, one.values[row], language),
        text: (row) => String(one.values[row] ?? ''),
      }),
    ),
  ];
  const rows = times.map((_, index) => times.length - 1 - index);
  return (
    <Details summary={t('chart.table')} onOpen={setOpen}>
      {open && (
        <div className={styles.behind}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it must be scrolled by keyboard */}
          <section className={styles.scroll} aria-label={t('chart.table')} tabIndex={0}>
            <Table
              label={summary}
              columns={columns}
              rows={rows.slice(0, shown)}
              rowKey={(row) => String(times[row])}
            />
          </section>
          <div className={styles.foot}>
            <Button
              appearance="subtle"
              size="small"
              icon={<ArrowDownloadRegular />}
              onClick={() => download(`${name}.csv`, csv(columns, rows.toReversed()))}
            >
              {t('list.export')}
            </Button>
            {rows.length > shown && <Caption1>{t('chart.shown', { shown, count: rows.length })}</Caption1>}
          </div>
        </div>
      )}
    </Details>
  );
}

const useStyles = makeStyles({
  behind: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  scroll: { maxHeight: '320px', overflowY: 'auto' },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground3,
  },
});
