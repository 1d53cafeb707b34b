import type { Reconciliation } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../../parts/link.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { useIsOperator, useSession } from '../../../session.ts';
import { PlanResult } from './result.tsx';
import { Stale } from './stale.tsx';

/** What has to be known of a plan before its lines. */
export function PlanNotice({ plan }: { plan: Reconciliation }) {
  const { t } = useTranslation('reconciliations');
  const { state, reason } = plan;
  return (
    <>
      {plan.overLimits.length > 0 && state !== 'done' && state !== 'stale' && <OverLimits plan={plan} />}
      {state === 'paused' && (
        <Notice intent="warning" title={t('paused.title')}>
          <p>{reason}</p>
          <p>{t('paused.text')}</p>
        </Notice>
      )}
      {state === 'dropped' && (
        <Notice intent="info" title={t('dropped.title')}>
          <p>{t('dropped.text')}</p>
        </Notice>
      )}
      {state === 'stale' && <Stale plan={plan} />}
      {state === 'done' && <PlanResult plan={plan} />}
    </>
  );
}

function OverLimits({ plan }: { plan: Reconciliation }) {
  const { t } = useTranslation('reconciliations');
  const { member } = useSession();
  const operator = useIsOperator();
  const { overLimits, state, plannedBy, plannedById, approvedBy, settingsSetId } = plan;
  const waits = state === 'approving';
  return (
    <Notice intent={waits ? 'warning' : 'info'} title={t('over.title')}>
      <ul>
        {overLimits.map(({ what, is, limit }) => (
          <li key={`${what} ${is}`}>
            {t(`over.what.${what}`)}: {t('over.of', { is, limit })}
          </li>
        ))}
      </ul>
      {approvedBy && <p>{t('over.approved', { by: approvedBy })}</p>}
      {waits && <p>{plannedById === member.id ? t('over.yours') : t('over.text', { by: plannedBy })}</p>}
      {operator && (
        <p>
          <RouteLink to={`/settings/office-365/${settingsSetId}/sync`}>{t('over.toLimits')}</RouteLink>
        </p>
      )}
    </Notice>
  );
}
