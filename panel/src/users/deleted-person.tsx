import type { User } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAct } from '../parts/act.ts';
import type { Crumb } from '../parts/crumbs.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemMessage } from '../parts/problem.tsx';
import { AsOf, Time } from '../parts/time.tsx';
import { keepPerson, type PersonOf } from './use-person.ts';
import { UserStatus } from './user-status.tsx';

/** A person who was deleted: until when they can be restored, and the way to do it. */
export function DeletedPerson({ user, of, crumbs }: { user: User; of: PersonOf; crumbs: Crumb[] }) {
  const { t } = useTranslation('users');
  const restore = useAct(
    () =>
      call('POST /bindings/:id/users/:userId/restore', { params: { id: of.bindingId, userId: of.userId } }),
    {
      saying: t('person.restored', { name: user.displayName }),
      done: (restored) => void keepPerson(of, restored),
    },
  );
  const { restorableUntil, deletedAt } = user;
  return (
    <Page
      title={user.displayName}
      status={
        <>
          <UserStatus user={user} />
          <AsOf at={user.asOf} />
        </>
      }
      crumbs={crumbs}
      actions={
        restorableUntil && (
          <Button appearance="primary" disabledFocusable={restore.busy} onClick={() => restore.run()}>
            {t('person.restore')}
          </Button>
        )
      }
    >
      {restore.problem && <ProblemMessage problem={restore.problem} />}
      {!restorableUntil && <p>{t('person.goneText')}</p>}
      <Facts
        facts={[
          [t('people.signInName'), user.signInName],
          [t('people.deletedAt'), deletedAt && <Time at={deletedAt} />],
          [
            t('people.restorable'),
            restorableUntil ? <Time key="until" at={restorableUntil} /> : t('people.gone'),
          ],
        ]}
      />
    </Page>
  );
}
