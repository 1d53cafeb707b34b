import type { Consequence } from '@concord/contract/reconciliations';
import type { CommerceApi } from '@concord/microsoft';
import type { Context } from '../../context.ts';
import type { TenantReading } from '../read-tenant.ts';
import { foreseeOther } from './foresee-person.ts';
import { foreseePushes } from './foresee-push.ts';
import { foreseeTake } from './foresee-take.ts';
import { objectOf, type Subject } from './subjects.ts';

/**
 * What comes of every line, in the order of the lines.
 * @param readings tenants as they are now at Microsoft, for what is pushed
 */
export async function foresee(
  context: Context,
  commerce: CommerceApi,
  subjects: readonly Subject[],
  readings: Map<string, TenantReading>,
  now: Date,
): Promise<Consequence[]> {
  const known = new Map<Subject, Consequence>();
  const isPushed = ({ decision, objectKind }: Subject) =>
    decision === 'push' && objectKind === 'subscription';
  for (const pushes of Map.groupBy(subjects.filter(isPushed), objectOf).values()) {
    const [{ tenantId, microsoftId } = { tenantId: '', microsoftId: '' }] = pushes;
    const seen = readings.get(tenantId)?.subscriptions?.find(({ id }) => id === microsoftId);
    const consequences = await foreseePushes(context, commerce, pushes, seen, now);
    for (const [index, subject] of pushes.entries()) known.set(subject, consequences[index] as Consequence);
  }
  return subjects.map(
    (subject) =>
      known.get(subject) ?? (subject.decision === 'take' ? foreseeTake(subject) : foreseeOther(subject)),
  );
}
