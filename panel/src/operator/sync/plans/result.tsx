import type { Reconciliation } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../../parts/link.tsx';
import { Notice } from '../../../parts/notice.tsx';

/** What came of a plan, proven by one more reading: nothing is left, or how much. */
export function PlanResult({ plan: { left, lines, settingsSetId } }: { plan: Reconciliation }) {
  const { t } = useTranslation('reconciliations');
  const notDone = lines.refused + lines.failed + lines.skipped;
  const rest = left ?? 0;
  const title =
    lines.done === 0
      ? t('result.nothing')
      : rest === 0
        ? t('result.zero')
        : t('result.left', { count: rest });
  const good = rest === 0 && notDone === 0;
  return (
    <Notice intent={good ? 'success' : 'warning'} title={title}>
      {lines.done > 0 && <p>{t(rest === 0 ? 'result.zeroText' : 'result.leftText')}</p>}
      {notDone > 0 && <p>{t('result.notDone', { count: notDone })}</p>}
      {!good && (
        <p>
          <RouteLink to="/sync/differences" search={{ settingsSetId } as never}>
            {t('result.toDifferences')}
          </RouteLink>
        </p>
      )}
    </Notice>
  );
}
