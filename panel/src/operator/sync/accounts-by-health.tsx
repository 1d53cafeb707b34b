import type { AccountHealth, SyncAccount } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../parts/link.tsx';
import type { Column } from '../../parts/list/columns.ts';
import { Rows } from '../../parts/list/rows.tsx';
import { Section } from '../../parts/section.tsx';
import { ErrorState } from '../../parts/states.tsx';
import { Status, type Tone } from '../../parts/status.tsx';
import { Time } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';
import { useIsOperator } from '../../session.ts';
import { useLanguage } from '../../texts/i18n.ts';
import { CauseText } from './cause.tsx';
import { shortLength } from './lengths.ts';
import { shareText } from './share-bar.tsx';
import { WebhookStatus } from './webhook-status.tsx';

const tones: Record<AccountHealth['state'], Tone> = { ok: 'good', degraded: 'warning', failing: 'bad' };

interface Row {
  health: AccountHealth;
  account?: SyncAccount;
}

/** How word of changes comes from each partner account: events, lag, what was lost, full pulls. */
export function AccountsByHealth() {
  const { t } = useTranslation('sync');
  const health = useApi('GET /sync/health');
  const accounts = useApi('GET /sync/accounts');
  const columns = useAccountColumns();
  if (health.error) return <ErrorState problem={health.error} retry={health.refetch} />;
  const rows = health.data?.accounts.map((one) => ({
    health: one,
    account: accounts.data?.items.find(({ partnerAccountId }) => partnerAccountId === one.partnerAccountId),
  }));
  if (rows?.length === 0) return null;
  return (
    <Section title={t('freshness.accounts')} lead={t('freshness.accountsLead')}>
      <Rows
        label={t('freshness.accounts')}
        columns={columns}
        rows={rows}
        rowKey={({ health: { partnerAccountId } }) => partnerAccountId}
      />
    </Section>
  );
}

function useAccountColumns(): Column<Row>[] {
  const { t } = useTranslation('sync');
  const language = useLanguage();
  const isOperator = useIsOperator();
  const at = (instant: string | null | undefined) => (instant ? <Time at={instant} /> : t('account.none'));
  const plain = () => '';
  const column = (id: string, label: string, cell: Column<Row>['cell'], more: Partial<Column<Row>> = {}) => ({
    id,
    label,
    cell,
    text: plain,
    ...more,
  });
  return [
    column(
      'name',
      t('account.name'),
      ({ health, account }) => {
        const name = account?.settingsSetName ?? health.name ?? t('runs.unnamed');
        return account?.settingsSetId && isOperator ? (
          <RouteLink to={`/settings/office-365/${account.settingsSetId}/sync`}>{name}</RouteLink>
        ) : (
          name
        );
      },
      { main: true },
    ),
    column(
      'state',
      t('account.state'),
      ({ health: { state, cause, reason } }) => (
        <>
          <Status tone={tones[state]}>{t(`account.${state}`)}</Status>
          {state !== 'ok' && cause && <CauseText cause={cause} reason={reason} />}
        </>
      ),
      { brief: true },
    ),
    column(
      'webhook',
      t('account.webhook'),
      ({ health: { webhook, lastWebhookAt } }) => (
        <>
          <WebhookStatus state={webhook} />
          <div>
            {lastWebhookAt ? (
              <>
                {t('account.heard')} <Time at={lastWebhookAt} />
              </>
            ) : (
              t('account.neverHeard')
            )}
          </div>
        </>
      ),
      { brief: true },
    ),
    column(
      'lag',
      t('account.lag'),
      ({ health: { flow } }) =>
        flow.lag
          ? `${shortLength(flow.lag.p50, language)} / ${shortLength(flow.lag.p99, language)}`
          : t('account.unknown'),
      { align: 'end' },
    ),
    column(
      'lost',
      t('account.lost'),
      ({ health: { flow } }) =>
        flow.lostRate === null ? '–' : shareText(flow.lost, flow.matched + flow.lost, language),
      { align: 'end', short: true },
    ),
    column('sweep', t('account.sweep'), ({ health }) => at(health.lastPullAt), { short: true }),
    column('next', t('account.next'), ({ account }) => at(account?.pullDueAt), { short: true }),
  ];
}
