import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CartRegular, ClipboardTaskListLtrRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { ButtonLink } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { EmptyState, ErrorState, Loading } from '../parts/states.tsx';
import { SubscriptionCard } from './subscription-card.tsx';

const cardsAtOnce = 24;

/** First page: what the company has, as cards; when it has nothing, the way to buy. */
export default function Subscriptions() {
  const { t } = useTranslation('customer');
  const styles = useStyles();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['GET /subscriptions', {}, { limit: cardsAtOnce, endless: true }],
    queryFn: ({ pageParam, signal }) =>
      call('GET /subscriptions', { query: { limit: cardsAtOnce, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  const rows = data?.pages.flatMap(({ items }) => items);
  const buy = (
    <ButtonLink to="/buy" appearance="primary" icon={<CartRegular />}>
      {t('nav.buy')}
    </ButtonLink>
  );
  return (
    <Page title={t('nav.subscriptions')} width="full" actions={rows && rows.length > 0 && buy}>
      {error && <ErrorState problem={error} retry={refetch} />}
      {!rows && !error && <Loading />}
      {rows?.length === 0 && (
        <EmptyState
          icon={<ClipboardTaskListLtrRegular />}
          title={t('subscriptions.empty')}
          text={t('subscriptions.emptyText')}
          action={buy}
        />
      )}
      <ul className={styles.cards}>
        {rows?.map((subscription) => (
          <li key={subscription.id}>
            <SubscriptionCard subscription={subscription} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('subscriptions.more')}
          </Button>
        </div>
      )}
    </Page>
  );
}

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});
