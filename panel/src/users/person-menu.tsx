import type { User } from '@concord/contract';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAct } from '../parts/act.ts';
import { Confirm } from '../parts/confirm.tsx';
import { MoreMenu } from '../parts/more-menu.tsx';
import { ProblemMessage } from '../parts/problem.tsx';
import type { Addresses } from './addresses.ts';
import { dropPerson, keepPerson, type PersonOf } from './use-person.ts';

interface PersonMenuProps {
  user: User;
  of: PersonOf;
  addresses: Addresses;
  /** Gets the password that was set. */
  reset: (password: string) => void;
}

/** What can be done with a person besides editing: block, reset the password, delete. */
export function PersonMenu({ user, of, addresses, reset }: PersonMenuProps) {
  const { t } = useTranslation('users');
  const navigate = useNavigate();
  const { isDirty } = useFormContext().formState;
  const [asked, setAsked] = useState<'block' | 'reset' | 'delete'>();
  const params = { id: of.bindingId, userId: of.userId };
  const { displayName: name, enabled } = user;
  const close = () => setAsked(undefined);
  const block = useAct(() => toggle(user, of), {
    saying: t(enabled ? 'person.blocked' : 'person.allowed', { name }),
    done: (changed) => void keepPerson(of, changed),
  });
  const password = useAct(() => call('POST /bindings/:id/users/:userId/reset-password', { params }), {
    done: (answer) => {
      reset(answer.password);
      close();
    },
  });
  const remove = useAct(() => call('DELETE /bindings/:id/users/:userId', { params }), {
    saying: t('person.deleted', { name }),
    done: () => {
      void navigate({ to: addresses.list, search: { tenant: of.bindingId } as never });
      void dropPerson(of);
    },
  });
  const blocking = t(enabled ? 'person.block' : 'person.allow');
  return (
    <>
      <MoreMenu
        items={[
          {
            label: isDirty ? t('person.saveFirst', { action: blocking }) : blocking,
            disabled: isDirty || block.busy,
            onClick: () => {
              setAsked('block');
              block.run();
            },
          },
          { label: t('person.resetPassword'), onClick: () => setAsked('reset') },
          { label: t('person.delete'), onClick: () => setAsked('delete') },
        ]}
      />
      {asked === 'block' && block.problem && <ProblemMessage problem={block.problem} />}
      <Confirm
        open={asked === 'reset'}
        title={t('person.resetTitle', { name })}
        text={<Said text={t('person.resetText')} problem={password.problem} />}
        action={t('person.resetPassword')}
        busy={password.busy}
        onConfirm={() => password.run()}
        onCancel={() => {
          close();
          password.clear();
        }}
      />
      <Confirm
        open={asked === 'delete'}
        title={t('person.deleteTitle', { name })}
        text={<Said text={<Loss user={user} />} problem={remove.problem} />}
        action={t('person.deleteAction')}
        busy={remove.busy}
        onConfirm={() => remove.run()}
        onCancel={() => {
          close();
          remove.clear();
        }}
      />
    </>
  );
}

function toggle(user: User, { bindingId: id, userId }: PersonOf): Promise<User> {
  const { displayName, firstName, lastName, usageLocation, enabled, version } = user;
  return call('PUT /bindings/:id/users/:userId', {
    params: { id, userId },
    body: {
      displayName,
      firstName: firstName ?? '',
      lastName: lastName ?? '',
      usageLocation: usageLocation ?? '',
      enabled: !enabled,
    },
    version,
  });
}

function Said({ text, problem }: { text: ReactNode; problem: Error | null }) {
  return (
    <>
      {typeof text === 'string' ? <p>{text}</p> : text}
      {problem && <ProblemMessage problem={problem} />}
    </>
  );
}

function Loss({ user: { signInName, licences } }: { user: User }) {
  const { t } = useTranslation('users');
  const names = licences.map(({ name }) => name).join(', ');
  return (
    <>
      <p>{t('person.deleteText', { signInName })}</p>
      {licences.length > 0 && <p>{t('person.deleteFrees', { count: licences.length, names })}</p>}
      <p>{t('person.deleteUntil')}</p>
    </>
  );
}
