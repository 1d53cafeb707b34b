import type { Policy } from '@concord/contract';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { useAct } from '../../../parts/act.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { MoreMenu } from '../../../parts/more-menu.tsx';
import { Page } from '../../../parts/page.tsx';
import { ProblemMessage } from '../../../parts/problem.tsx';
import { With } from '../../../parts/with.tsx';
import { PolicyStatus } from './policy-status.tsx';

export function WithPolicy({ children }: { children: (policy: Policy) => ReactNode }) {
  return <With route="GET /policies/:id">{children}</With>;
}

interface PolicyFrameProps {
  policy: Policy;
  /** The tab's own action. */
  primary?: ReactNode;
  children: ReactNode;
}

/** Frame of a policy's page. */
export function PolicyFrame({ policy, primary, children }: PolicyFrameProps) {
  const { t } = useTranslation('differences');
  const { id, number, name } = policy;
  const base = `/sync/policies/${id}`;
  const remove = useRemove(policy);
  return (
    <Page
      title={name}
      number={number}
      status={<PolicyStatus policy={policy} />}
      crumbs={[
        { label: t('list.title'), to: '/sync/differences' },
        { label: t('policies.title'), to: '/sync/policies' },
      ]}
      actions={
        <>
          {primary}
          <MoreMenu items={[remove.item]} />
        </>
      }
      tabs={[
        { label: t('tab.general'), to: base },
        { label: t('tab.trial'), to: `${base}/trial` },
        { label: t('tab.log'), to: `${base}/log` },
      ]}
    >
      {remove.problem && <ProblemMessage problem={remove.problem} />}
      {remove.dialog}
      {children}
    </Page>
  );
}

function useRemove({ id, name }: Policy) {
  const { t } = useTranslation('differences');
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const remove = useAct(() => call('DELETE /policies/:id', { params: { id } }), {
    saying: t('policy.deleted'),
    done: () => void navigate({ to: '/sync/policies', replace: true }),
  });
  return {
    problem: remove.problem,
    item: { label: t('policy.delete'), onClick: () => setAsked(true) },
    dialog: (
      <Confirm
        open={asked}
        title={t('policy.deleteTitle', { name })}
        text={t('policy.deleteText')}
        action={t('policy.delete')}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          remove.run();
        }}
      />
    ),
  };
}
