import type { SettingsSet } from '@concord/contract';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { MoreMenu } from '../../parts/more-menu.tsx';
import { Page } from '../../parts/page.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';
import { With } from '../../parts/with.tsx';
import { useIsOperator } from '../../session.ts';
import { useSyncNow } from '../sync/sync-now-set.ts';
import { ActiveStatus } from './columns.tsx';

/** Reads the set that the address names and hands it to a tab. */
export function WithSet({ children }: { children: (set: SettingsSet) => ReactNode }) {
  return <With route="GET /settings-sets/:id">{children}</With>;
}

/** Frame of a set's page. @param primary the tab's own action */
export function SetPage({
  set,
  primary,
  children,
}: {
  set: SettingsSet;
  primary?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  const isOperator = useIsOperator();
  const base = `/settings/office-365/${set.id}`;
  const actions = useActions(set);
  return (
    <Page
      title={set.name}
      number={set.number}
      status={<ActiveStatus active={set.active} />}
      crumbs={[{ label: t('title'), to: '/settings/office-365' }]}
      actions={
        <>
          {primary}
          <MoreMenu items={actions.items} />
        </>
      }
      tabs={[
        { label: t('tab.settings'), to: base },
        { label: t('tab.connection'), to: `${base}/connection` },
        ...(isOperator ? [{ label: t('tab.sync'), to: `${base}/sync` }] : []),
        { label: t('tab.usage'), to: `${base}/usage` },
        { label: t('tab.log'), to: `${base}/log` },
      ]}
    >
      {actions.problem && <ProblemMessage problem={actions.problem} />}
      {actions.dialog}
      {children}
    </Page>
  );
}

function useActions(set: SettingsSet) {
  const { t } = useTranslation(['settings', 'sync']);
  const isOperator = useIsOperator();
  const sync = useSyncNow(set);
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const params = { id: set.id };
  const renews = ['settings-sets'];
  const duplicate = useAct(() => call('POST /settings-sets/:id/duplicate', { params }), {
    renews,
    saying: t('action.duplicated'),
    done: ({ id }) => void navigate({ to: `/settings/office-365/${id}` }),
  });
  const activate = useAct(() => call('POST /settings-sets/:id/activate', { params }), {
    renews,
    saying: t('action.activated'),
  });
  const deactivate = useAct(() => call('POST /settings-sets/:id/deactivate', { params }), {
    renews,
    saying: t('action.deactivated'),
  });
  const remove = useAct(() => call('DELETE /settings-sets/:id', { params }), {
    saying: t('action.deleted'),
    done: () => void navigate({ to: '/settings/office-365', replace: true }),
  });
  const turn = set.active ? deactivate : activate;
  return {
    problem: [sync, duplicate, activate, deactivate, remove].find(({ problem }) => problem)?.problem,
    items: [
      ...(isOperator && set.active
        ? [{ label: t('sync:now.action'), disabled: sync.busy, onClick: () => sync.run() }]
        : []),
      { label: t('action.duplicate'), onClick: () => duplicate.run() },
      { label: t(set.active ? 'action.deactivate' : 'action.activate'), onClick: () => turn.run() },
      { label: t('action.delete'), onClick: () => setAsked(true) },
    ],
    dialog: (
      <Confirm
        open={asked}
        title={t('action.deleteTitle', { name: set.name })}
        text={t('action.deleteText')}
        action={t('action.deleteAction')}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          remove.run();
        }}
      />
    ),
  };
}
