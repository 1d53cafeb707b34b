import { Button, Caption1, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemMessage } from '../problem.tsx';
import type { Column } from './columns.ts';
import { csv, download } from './csv.ts';
import type { ListProps } from './list.tsx';
import type { ListQuery } from './state.ts';

const largestPage = 200;

interface ExportProps<Row> {
  list: ListProps<Row>;
  columns: Column<Row>[];
  query: ListQuery;
  disabled: boolean;
}

/** Saves what is filtered, in its order and its columns, page by page; pressed again it stops. */
export function ExportButton<Row>({ list, columns, query, disabled }: ExportProps<Row>) {
  const { t } = useTranslation();
  const [read, setRead] = useState<number>();
  const [problem, setProblem] = useState<Error>();
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function save() {
    const abort = new AbortController();
    running.current = abort;
    setProblem(undefined);
    setRead(0);
    const rows: Row[] = [];
    let cursor: string | undefined;
    try {
      do {
        const page = await list.read({ ...query, limit: largestPage, cursor }, abort.signal);
        rows.push(...page.items);
        setRead(rows.length);
        cursor = page.next;
      } while (cursor);
      download(`${list.name}.csv`, csv(columns, rows));
    } catch (error) {
      if (!abort.signal.aborted) setProblem(error as Error);
    } finally {
      setRead(undefined);
    }
  }

  return (
    <>
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowDownloadRegular />}
        disabled={disabled}
        onClick={() => (read === undefined ? void save() : running.current?.abort())}
      >
        {t(read === undefined ? 'list.export' : 'list.exportStop')}
      </Button>
      {read !== undefined && (
        <Caption1 role="status" style={{ color: tokens.colorNeutralForeground3 }}>
          {t('list.exported', { count: read })}
        </Caption1>
      )}
      {problem && <ProblemMessage problem={problem} />}
    </>
  );
}
