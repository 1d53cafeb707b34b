import type { Event } from '@concord/contract';
import { HistoryRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { EventText } from './event-text.tsx';
import type { Column } from './list/columns.ts';
import type { Filter } from './list/filters.tsx';
import { List } from './list/list.tsx';
import { EmptyState } from './states.tsx';
import { Time } from './time.tsx';

interface LogProps {
  /** Name of the list, for the member's columns. */
  name?: string;
  /** Only events of this object. */
  of?: { objectKind: string; objectId: string };
  filters?: Filter[];
}

/** Events, newest first: of one object as its last tab, or of everything. */
export function Log({ name = 'log', of, filters }: LogProps) {
  const { t } = useTranslation();
  return (
    <List
      name={name}
      label={t('log.title')}
      route="GET /events"
      read={(query, signal) => call('GET /events', { query, signal })}
      columns={useEventColumns()}
      filters={filters}
      within={of}
      rowKey={(event) => String(event.seq)}
      empty={<EmptyState icon={<HistoryRegular />} title={t('log.empty')} text={t('log.emptyText')} />}
    />
  );
}

function useEventColumns(): Column<Event>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'text',
      label: t('log.what'),
      cell: (event) => <EventText event={event} />,
      text: ({ text }) => text,
      main: true,
    },
    { id: 'at', label: t('log.when'), cell: ({ at }) => <Time at={at} />, text: ({ at }) => at, brief: true },
    { id: 'actor', label: t('log.who'), cell: ({ actor }) => actor, text: ({ actor }) => actor, brief: true },
    {
      id: 'kind',
      label: t('log.kind'),
      cell: ({ kind }) => <code>{kind}</code>,
      text: ({ kind }) => kind,
      short: true,
    },
    {
      id: 'seq',
      label: t('log.number'),
      cell: ({ seq }) => seq,
      text: ({ seq }) => String(seq),
      align: 'end',
    },
    {
      id: 'hash',
      label: t('log.hash'),
      cell: ({ hash }) => <code>{hash}</code>,
      text: ({ hash }) => hash,
      hidden: true,
    },
  ];
}
