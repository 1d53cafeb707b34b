import type { Difference } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Breakable } from '../../../parts/breakable.tsx';
import { CopyValue } from '../../../parts/copy.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { RouteLink } from '../../../parts/link.tsx';
import { MoneyText } from '../../../parts/money.tsx';
import { Time } from '../../../parts/time.tsx';
import { useCauseWords } from './cause-words.ts';
import { DifferenceStatus } from './difference-status.tsx';
import { DifferenceFrame } from './frame.tsx';
import { History } from './history.tsx';
import { Sides } from './sides.tsx';

/** Both sides, since when, who changed it, what it is worth, what was decided, and everything before. */
export default function GeneralTab() {
  return (
    <DifferenceFrame>
      {(difference) => (
        <>
          <Sides difference={difference} />
          <DifferenceFacts difference={difference} />
          <History steps={difference.history} />
        </>
      )}
    </DifferenceFrame>
  );
}

function DifferenceFacts({ difference }: { difference: Difference }) {
  const { t } = useTranslation('differences');
  const causeWords = useCauseWords();
  const { cause, money, since, seenAt, closedAt, customerId, subscriptionId, microsoftId, tenantName } =
    difference;
  const { decidedBy, decidedAt, note, resellerName, customerName, settingsSetName } = difference;
  return (
    <Facts
      facts={[
        [t('column.money'), money && <MoneyText key="money" {...money} />],
        [
          t('column.cause'),
          cause ? (
            <span key="cause">
              <Breakable text={causeWords(cause)} />, <Time at={cause.at} />
            </span>
          ) : (
            t('one.noCause')
          ),
        ],
        [t('one.since'), <Time key="since" at={since} />],
        closedAt
          ? [t('one.closed'), <Time key="closed" at={closedAt} />]
          : [t('one.seen'), <Time key="seen" at={seenAt} />],
        [
          t('column.decision'),
          decidedAt ? (
            <span key="decision">
              <DifferenceStatus of={difference} /> {decidedBy && t('one.by', { by: decidedBy })},{' '}
              <Time at={decidedAt} />
            </span>
          ) : (
            t('one.undecided')
          ),
        ],
        ...(note ? [[t('one.note'), note] as [string, string]] : []),
        [
          t('one.customer'),
          customerId && (
            <RouteLink key="customer" to={`/customers/${customerId}`}>
              {customerName}
            </RouteLink>
          ),
        ],
        ...(subscriptionId
          ? [
              [
                t('one.subscription'),
                <RouteLink key="subscription" to={`/subscriptions/${subscriptionId}`}>
                  {t('one.openSubscription')}
                </RouteLink>,
              ] as [string, React.ReactNode],
            ]
          : []),
        [t('column.reseller'), resellerName],
        [t('column.tenant'), tenantName && <Breakable key="tenant" text={tenantName} />],
        [t('column.set'), settingsSetName],
        [t('one.microsoftId'), <CopyValue key="id" value={microsoftId} label={t('one.copyId')} />],
      ]}
    />
  );
}
