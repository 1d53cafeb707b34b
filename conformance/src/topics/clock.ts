import type { Values } from '../row.ts';
import { only, type Topic } from '../topic.ts';
import { renewalOrderEffects } from './renewal-effects.ts';

/** Dates in the state that came to pass before time moves on. */
const past = ['purchaseDate', 'migratedAt', 'renewalCompletedAt', 'suspendedAt', 'extendedSince'];

/** When the state stands from which time moves: at the latest thing in it that is past; a day before, if nothing is. */
function standsAt(given: Values, to: string): string {
  if (given['clock']) return given['clock'];
  const known = past.flatMap((name) => given[name] ?? []).map((date) => Date.parse(date));
  const end = given['commitmentEndDate'] && Date.parse(given['commitmentEndDate']);
  if (known.length === 0 && end && end < Date.parse(to)) known.push(end);
  const latest = known.length > 0 ? Math.max(...known) : Date.parse(to) - 86_400_000;
  return new Date(Math.min(latest, Date.parse(to))).toISOString();
}

/** Time passes. What it does is looked at by the topics whose things it changes. */
export const clock: Topic = {
  name: 'clock',
  prepare(draft) {
    const { action, params } = draft.row.when;
    if (action !== 'advanceClock') return;
    draft.at = standsAt(draft.given, params['to']);
    draft.begin = draft.at;
  },
  actions: {
    advanceClock: async (scene, params) => {
      only(params, 'to', 'transferCompletes');
      await scene.to(params['to']);
      return {};
    },
  },
  effects: renewalOrderEffects,
};
