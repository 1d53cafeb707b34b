import type { Import } from '@concord/contract';
import { ArrowDownloadRegular, CheckmarkCircleRegular, CloudArrowDownRegular } from '@fluentui/react-icons';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../parts/link.tsx';
import { Page } from '../../../parts/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../parts/states.tsx';
import { useApi } from '../../../queries.ts';
import { everyMs } from '../running.tsx';
import { AccountSwitch } from './account-switch.tsx';
import { ApplyButton } from './apply-button.tsx';
import { ImportFigures } from './figures.tsx';
import { ImportList } from './list.tsx';
import { ImportMenu } from './menu.tsx';
import { ImportProgress } from './progress.tsx';

/** Sync > Import: what of a partner account nobody here is bound to, and what becomes of it. */
export default function SyncImport() {
  const { t } = useTranslation('import');
  const imports = useApi('GET /sync/imports');
  const items = imports.data?.items ?? [];
  const { account } = useSearch({ strict: false }) as { account?: string };
  const current = items.find(({ partnerAccountId }) => partnerAccountId === account) ?? items[0];
  const isBusy = items.some(({ states, runId }) => states.queued > 0 || runId !== null);
  useApi('GET /sync/imports', {}, { every: isBusy && everyMs });
  const isListed = current && Object.values(current.states).some((count) => count > 0);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      width="full"
      actions={
        isListed && (
          <>
            <ApplyButton of={current} />
            <ImportMenu of={current} />
          </>
        )
      }
    >
      {imports.error && !imports.data ? (
        <ErrorState problem={imports.error} retry={imports.refetch} />
      ) : !imports.data ? (
        <Loading />
      ) : !current ? (
        <EmptyState
          icon={<CloudArrowDownRegular />}
          title={t('none.title')}
          text={t('none.text')}
          action={<ButtonLink to="/settings/office-365">{t('none.action')}</ButtonLink>}
        />
      ) : (
        <>
          <AccountSwitch imports={items} current={current} />
          {isListed ? (
            <>
              <ImportProgress of={current} />
              <ImportFigures of={current} />
              <ImportList key={current.partnerAccountId} of={current} />
            </>
          ) : (
            <NothingListed of={current} />
          )}
        </>
      )}
    </Page>
  );
}

function NothingListed({ of: { pulledAt, runId, settingsSetId } }: { of: Import }) {
  const { t } = useTranslation('import');
  if (pulledAt)
    return (
      <EmptyState
        icon={<CheckmarkCircleRegular />}
        title={t('empty.title')}
        text={t('empty.text')}
        action={<ButtonLink to="/customers">{t('empty.action')}</ButtonLink>}
      />
    );
  if (runId)
    return (
      <EmptyState
        icon={<ArrowDownloadRegular />}
        title={t('reading.title')}
        text={t('reading.text')}
        action={<ButtonLink to={`/sync/runs/${runId}`}>{t('reading.action')}</ButtonLink>}
      />
    );
  const set = settingsSetId ? `/settings/office-365/${settingsSetId}/sync` : '/settings/office-365';
  return (
    <EmptyState
      icon={<CloudArrowDownRegular />}
      title={t('unread.title')}
      text={t('unread.text')}
      action={<ButtonLink to={set}>{t('unread.action')}</ButtonLink>}
    />
  );
}
