import {
  type Import,
  ImportDecision,
  ImportFilter,
  ImportMatch,
  type ImportRow,
  ImportState,
} from '@concord/contract/imports';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import type { Filter } from '../../../parts/list/filters.tsx';
import { List } from '../../../parts/list/list.tsx';
import { EmptyState } from '../../../parts/states.tsx';
import { everyMs } from '../running.tsx';
import { useImportColumns } from './columns.tsx';
import { DecideButton, type Target } from './decide-button.tsx';

/** Tenants that nobody was bound to, to be decided one by one or all that a filter finds. */
export function ImportList({ of: { partnerAccountId, states } }: { of: Import }) {
  const { t } = useTranslation('import');
  const params = { id: partnerAccountId };
  return (
    <List
      name="sync-import"
      label={t('title')}
      route="GET /partner-accounts/:id/import/rows"
      read={({ account: _account, ...query }, signal) =>
        call('GET /partner-accounts/:id/import/rows', { params, query, signal })
      }
      within={{ account: partnerAccountId }}
      columns={useImportColumns()}
      filters={useImportFilters()}
      rowKey={({ tenantId }) => tenantId}
      bulk={({ rows, all, query, count, clear }) => (
        <DecideButton
          partnerAccountId={partnerAccountId}
          target={all ? { filter: ImportFilter.parse(query), about: count } : named(rows.filter(isDecidable))}
          done={clear}
        />
      )}
      every={states.queued > 0 && everyMs}
      empty={<EmptyState icon={<CheckmarkCircleRegular />} title={t('empty.title')} text={t('empty.text')} />}
    />
  );
}

/** Rows that were chosen one by one. */
const named = (rows: ImportRow[]): Target => ({
  tenantIds: rows.map(({ tenantId }) => tenantId),
  proposed: rows.filter(({ matchedBy }) => matchedBy !== null).length,
});

const isDecidable = ({ state }: { state: ImportState }) => state !== 'queued' && state !== 'done';

function useImportFilters(): Filter[] {
  const { t } = useTranslation('import');
  return [
    {
      name: 'state',
      label: t('column.state'),
      options: ImportState.options.map((value) => ({ value, label: t(`state.${value}`) })),
    },
    {
      name: 'matchedBy',
      label: t('matchFilter'),
      options: [...ImportMatch.options, 'none' as const].map((value) => ({
        value,
        label: t(`match.${value}`),
      })),
    },
    {
      name: 'decision',
      label: t('column.decision'),
      options: ImportDecision.options.map((value) => ({ value, label: t(`decision.${value}`) })),
    },
  ];
}
