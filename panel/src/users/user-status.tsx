import type { User } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../parts/status.tsx';

export type UserState = 'active' | 'blocked' | 'deleted';

export function stateOf({ deletedAt, enabled }: User): UserState {
  if (deletedAt) return 'deleted';
  return enabled ? 'active' : 'blocked';
}

const tones: Record<UserState, Tone> = { active: 'good', blocked: 'warning', deleted: 'off' };

/** Whether a person may sign in, as icon and word. */
export function UserStatus({ user }: { user: User }) {
  const { t } = useTranslation('users');
  const state = stateOf(user);
  return <Status tone={tones[state]}>{t(`state.${state}`)}</Status>;
}
