import type { Transfer, TransferLine } from '@concord/contract/transfers';
import { useTranslation } from 'react-i18next';
import { CopyValue } from '../../parts/copy.tsx';
import { Facts } from '../../parts/facts.tsx';
import { RouteLink } from '../../parts/link.tsx';
import { inMemory } from '../../parts/list/in-memory.ts';
import { List } from '../../parts/list/list.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/section.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { Time } from '../../parts/time.tsx';
import { useLineColumns } from './line-columns.tsx';
import { TransferPage } from './transfer-page.tsx';

export default function GeneralTab() {
  return (
    <TransferPage>
      {(transfer) => (
        <>
          <Pending transfer={transfer} />
          <Lines transfer={transfer} />
          <What transfer={transfer} />
        </>
      )}
    </TransferPage>
  );
}

function Pending({ transfer: { pending } }: { transfer: Transfer }) {
  const { t } = useTranslation('transfers');
  if (!pending) return null;
  return (
    <Notice intent="info" title={t('pending.title')}>
      <p>
        <Time at={pending.since} /> {pending.reason}
      </p>
    </Notice>
  );
}

function Lines({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('transfers');
  const ours = transfer.verbs.includes('accept');
  return (
    <Section title={t('general.lines')}>
      <List<TransferLine>
        name="transfer-lines"
        label={t('general.lines')}
        route="GET /transfers/:id"
        read={async (query) => inMemory(transfer.named, query)}
        within={{ transfer: `${transfer.id} ${transfer.asOf}` }}
        columns={useLineColumns()}
        rowKey={({ microsoftId, name }) => microsoftId ?? name}
        empty={
          <EmptyState
            title={t('general.noLines')}
            text={t(ours ? 'general.noLinesOurs' : 'general.noLinesTheirs')}
          />
        }
      />
    </Section>
  );
}

function What({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('transfers');
  const { createdAt, expiresAt } = transfer;
  return (
    <Section title={t('general.what')}>
      <Facts
        facts={[
          [t('column.direction'), t(`direction.${transfer.direction}`)],
          [t('general.kind'), t(`general.kinds.${transfer.kind}`)],
          [t('column.partner'), transfer.otherPartner],
          [
            t('column.customer'),
            transfer.customerId ? (
              <RouteLink key="customer" to={`/customers/${transfer.customerId}`}>
                {transfer.customerName}
              </RouteLink>
            ) : (
              t('nobody')
            ),
          ],
          [t('general.tenant'), transfer.domain ?? transfer.tenantId],
          [t('column.reseller'), transfer.resellerName],
          [t('general.mpnId'), transfer.mpnId],
          [t('column.asked'), createdAt && <Time key="asked" at={createdAt} />],
          [t('column.expires'), expiresAt && <Time key="expires" at={expiresAt} />],
          [t('general.account'), transfer.partnerAccountName],
          [
            t('general.transferId'),
            <CopyValue key="id" value={transfer.transferId} label={t('general.copy')} />,
          ],
        ]}
      />
    </Section>
  );
}
