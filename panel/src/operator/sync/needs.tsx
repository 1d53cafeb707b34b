import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../parts/money.tsx';
import { Time } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';
import { useIsOperator } from '../../session.ts';
import type { NeedOf } from '../need.tsx';
import { AlertHelp } from './alert-help.tsx';
import { alertPlace } from './alert-place.ts';
import { useGuardWords } from './run-guard.tsx';
import { useRunName } from './run-name.ts';

const shown = 5;
/** More than partner accounts ever ask at once. */
const asked = 20;

/** What of the sync waits for a person: questions of runs, alerts, differences, plans. */
export function useSyncNeeds() {
  const { t } = useTranslation('sync');
  const runName = useRunName();
  const guardWords = useGuardWords();
  const asking = useApi('GET /sync/runs', { query: { state: 'asking', limit: shown } });
  const alerts = useApi('GET /alerts', { query: { limit: shown + asked, sort: 'since', order: 'desc' } });
  const accounts = useApi('GET /sync/accounts');
  const differences = useApi('GET /differences', { query: { state: 'open', limit: shown } });
  const approving = useApi('GET /reconciliations', { query: { state: 'approving', limit: shown } });
  const paused = useApi('GET /reconciliations', { query: { state: 'paused', limit: shown } });
  const planned = useApi('GET /reconciliations', { query: { state: 'planned', limit: shown } });
  const isOperator = useIsOperator();
  const imports = useApi('GET /sync/imports', {}, { enabled: isOperator });
  const unbound = (imports.data?.items ?? []).filter(({ states }) => states.open > 0);
  const waiting = [approving, paused, planned];
  const reads = [asking, alerts, accounts, differences, ...waiting, ...(isOperator ? [imports] : [])];
  // What a run asks stands on its own.
  const told = (alerts.data?.items ?? []).filter(({ kind }) => kind !== 'guard');
  const guards = (alerts.data?.items.length ?? 0) - told.length;
  const needs: NeedOf[] = [
    {
      title: t('need.asking'),
      text: t('need.askingText'),
      total: asking.data?.total ?? 0,
      lines: (asking.data?.items ?? []).map((run) => ({
        id: run.id,
        to: `/sync/runs/${run.id}`,
        name: `#${run.number} ${runName(run)}`,
        note: <Time at={run.updatedAt} />,
        more: run.guard && guardWords(run.guard).found,
      })),
      all: { to: '/sync/runs', search: { state: 'asking' } },
    },
    {
      title: t('need.alerts'),
      text: t('need.alertsText'),
      total: (alerts.data?.total ?? 0) - guards,
      lines: told.slice(0, shown).map((alert) => ({
        id: alert.id,
        ...alertPlace(alert, accounts.data?.items ?? []),
        name: alert.text,
        note: <Time at={alert.since} />,
        more: <AlertHelp alert={alert} />,
      })),
      all: { to: '/sync/alerts', search: {} },
    },
    {
      title: t('need.plans'),
      text: t('need.plansText'),
      total: waiting.reduce((sum, { data }) => sum + (data?.total ?? 0), 0),
      lines: waiting
        .flatMap(({ data }) => data?.items ?? [])
        .slice(0, shown)
        .map((plan) => ({
          id: plan.id,
          to: `/sync/plans/${plan.id}`,
          name: `#${plan.number} ${plan.settingsSetName}`,
          note: t(`need.plan.${plan.state as 'paused'}`),
        })),
      all: { to: '/sync/plans', search: {} },
    },
    {
      title: t('need.differences'),
      text: t('need.differencesText'),
      total: differences.data?.total ?? 0,
      lines: (differences.data?.items ?? []).map((one) => ({
        id: one.id,
        to: `/sync/differences/${one.id}`,
        name: [`#${one.number}`, one.customerName, one.name].filter(Boolean).join(' '),
        note: one.money ? <MoneyText {...one.money} /> : <Time at={one.since} />,
      })),
      all: { to: '/sync/differences', search: { state: 'open' } },
    },
    {
      title: t('need.import'),
      text: t('need.importText'),
      total: unbound.reduce((sum, { states }) => sum + states.open, 0),
      lines: unbound.slice(0, shown).map(({ partnerAccountId, name, settingsSetName, states }) => ({
        id: partnerAccountId,
        to: '/sync/import',
        search: { account: partnerAccountId, state: 'open' },
        name: name ?? settingsSetName ?? '',
        note: t('need.importCount', { count: states.open }),
      })),
      all: { to: '/sync/import', search: { state: 'open' } },
    },
  ];
  return { needs, reads };
}
