import type { Exchange } from '../http.ts';
import type { Values } from '../row.ts';
import { bodyOf, type Effect, type Outcome } from '../topic.ts';

const sum = (answer: Exchange | undefined, name: string): number =>
  (answer?.body.items ?? []).reduce((total: number, item: Values) => total + item[name], 0);

const units =
  (name: string): Effect =>
  (outcome: Outcome) =>
    sum(outcome.again, name);

/** Units of the licences that the row speaks of, before and after. */
export const licenceEffects: Record<string, Effect> = {
  availableUnits: units('availableUnits'),
  consumedUnits: units('consumedUnits'),
  totalUnits: units('totalUnits'),
  consumedUnitsDelta: ({ first, again }) => sum(again, 'consumedUnits') - sum(first, 'consumedUnits'),
  dataContains: (outcome, _, expected) => {
    const data: string[] = bodyOf(outcome)['data'] ?? [];
    return data.some((text) => text.includes(String(expected))) ? expected : data;
  },
};
