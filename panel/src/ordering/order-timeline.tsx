import type { Event, Order } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../parts/link.tsx';
import { MicrosoftDetails } from '../parts/microsoft-details.tsx';
import { EmptyState, ErrorState, Loading } from '../parts/states.tsx';
import { Time } from '../parts/time.tsx';
import { useApi } from '../queries.ts';

const shown = 200;

/** What happened to an order, first to last, with Microsoft's ids of each call. */
export function OrderTimeline({ order: { id } }: { order: Order }) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const query = { objectKind: 'order', objectId: id, limit: shown };
  const { data, error, refetch } = useApi('GET /events', { query });
  if (error) return <ErrorState problem={error} retry={refetch} />;
  if (!data) return <Loading />;
  if (data.items.length === 0)
    return <EmptyState title={t('timeline.empty')} text={t('timeline.emptyText')} />;
  return (
    <>
      {data.next && (
        <p>
          {t('timeline.more', { count: shown })}{' '}
          <RouteLink to="/orders/$id/log" params={{ id }}>
            {t('tab.log')}
          </RouteLink>
        </p>
      )}
      <ol aria-label={t('tab.timeline')} className={styles.line}>
        {data.items
          .toSorted((a, b) => a.seq - b.seq)
          .map((event) => (
            <li key={event.seq} className={styles.event}>
              <div className={styles.head}>
                <Time at={event.at} />
                <span>{event.actor}</span>
              </div>
              <p>{event.text}</p>
              <MicrosoftDetails microsoft={idsOf(event)} />
            </li>
          ))}
      </ol>
    </>
  );
}

/** Microsoft's ids, where an event tells of a call. */
function idsOf({ data }: Event) {
  const given = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  return {
    code: given('code'),
    requestId: given('microsoftRequestId') || given('requestId'),
    correlationId: given('correlationId'),
  };
}

const useStyles = makeStyles({
  line: { paddingLeft: tokens.spacingHorizontalS },
  event: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `0 0 ${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXL}`,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderLeftColor: 'transparent', paddingBottom: 0 },
    '::before': {
      content: '""',
      position: 'absolute',
      left: '-7px',
      top: '4px',
      width: '12px',
      height: '12px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandBackground,
    },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground3,
  },
});
