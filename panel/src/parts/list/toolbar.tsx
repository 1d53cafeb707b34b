import { makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { narrowMedia } from '../media.ts';
import type { Columns } from './columns.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { type Filter, Filters } from './filters.tsx';
import type { ListState } from './state.ts';

const typingMs = 250;

interface ToolbarProps<Row> {
  state: ListState;
  filters?: Filter[];
  columns?: Columns<Row>;
  narrow: boolean;
}

/** Above a list: search box (`/` goes there), quick filters, choice of columns. */
export function Toolbar<Row>({ state, filters, columns, narrow }: ToolbarProps<Row>) {
  const styles = useStyles();
  return (
    <search className={styles.bar}>
      <Search state={state} />
      {filters && <Filters filters={filters} state={state} />}
      {!narrow && columns && (
        <div className={styles.end}>
          <ColumnsMenu columns={columns} />
        </div>
      )}
    </search>
  );
}

function Search({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const box = useRef<HTMLInputElement>(null);
  const inAddress = state.query.q ?? '';
  const [text, setText] = useState(inAddress);
  useEffect(() => setText(inAddress), [inAddress]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    if (text.trim() === inAddress) return;
    const timer = setTimeout(() => state.change({ q: text.trim() || undefined }), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [role=dialog]');
      if (event.key !== '/' || typing) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <SearchBox
      ref={box}
      className={styles.search}
      value={text}
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      aria-keyshortcuts="/"
      onChange={(_, data) => setText(data.value)}
    />
  );
}

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  search: { width: '300px', [`@media ${narrowMedia}`]: { width: '100%', maxWidth: 'none' } },
  end: { marginLeft: 'auto' },
});
