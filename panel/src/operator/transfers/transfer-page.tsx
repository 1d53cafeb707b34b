import type { Transfer } from '@concord/contract/transfers';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.tsx';
import { AsOf } from '../../parts/time.tsx';
import { With } from '../../parts/with.tsx';
import { Actions } from './actions.tsx';
import { TransferStatus } from './transfer-status.tsx';

/** Frame of a transfer's page, around the transfer that the address names. */
export function TransferPage({ children }: { children: (transfer: Transfer) => ReactNode }) {
  const { t } = useTranslation('transfers');
  return (
    <With route="GET /transfers/:id">
      {(transfer) => {
        const base = `/transfers/${transfer.id}`;
        const partner = transfer.otherPartner ?? t('name.nobody');
        return (
          <Page
            title={t(`name.${transfer.direction}`, { partner })}
            number={transfer.number}
            status={
              <>
                <TransferStatus state={transfer.state} />
                <AsOf at={transfer.asOf} />
              </>
            }
            actions={<Actions transfer={transfer} />}
            crumbs={[{ label: t('title'), to: '/transfers' }]}
            tabs={[
              { label: t('tab.general'), to: base },
              { label: t('tab.microsoft'), to: `${base}/microsoft` },
              { label: t('tab.log'), to: `${base}/log` },
            ]}
          >
            {children(transfer)}
          </Page>
        );
      }}
    </With>
  );
}
