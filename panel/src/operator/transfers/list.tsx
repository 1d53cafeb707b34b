import { TransferDirection, TransferState } from '@concord/contract/transfers';
import { ArrowSwapRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { ButtonLink } from '../../parts/link.tsx';
import { List } from '../../parts/list/list.tsx';
import { Page } from '../../parts/page.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { useIsOperator } from '../../session.ts';
import { useTransferColumns } from './columns.tsx';

/** Operations > Transfers: what moves between partners. */
export default function Transfers() {
  const { t } = useTranslation('transfers');
  const create = useIsOperator() && (
    <ButtonLink to="/transfers/new" appearance="primary">
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={create} width="full">
      <List
        name="transfers"
        label={t('title')}
        route="GET /transfers"
        read={(query, signal) => call('GET /transfers', { query, signal })}
        columns={useTransferColumns()}
        filters={[
          {
            name: 'direction',
            label: t('column.direction'),
            options: TransferDirection.options.map((value) => ({ value, label: t(`direction.${value}`) })),
            spread: true,
          },
          {
            name: 'state',
            label: t('column.state'),
            options: [
              { value: 'open', label: t('open') },
              ...TransferState.options.map((value) => ({ value, label: t(`state.${value}`) })),
            ],
          },
        ]}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<ArrowSwapRegular />}
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={create || undefined}
          />
        }
      />
    </Page>
  );
}
