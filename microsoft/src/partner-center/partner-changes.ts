import { createHash } from 'node:crypto';
import type { Door } from '../call.ts';
import { type Json, part, text } from '../fields.ts';
import type { PartnerChange } from '../sync.ts';
import { type AuditRecord, auditRecords } from './audit-records.ts';

const day = 86_400_000;

/**
 * What the activity log says of an interval, its begin included and its end not. Asked day by day, as Microsoft
 * advises; whether an `endDate` is still included is not published, so each day is asked with the next one and cut.
 * @see https://learn.microsoft.com/partner-center/developer/get-a-record-of-partner-center-activity-by-user
 */
export async function* partnerChanges(
  door: Door,
  from: Date,
  to: Date,
): AsyncGenerator<PartnerChange, void, undefined> {
  for (let begin = startOfDay(from); begin < to.getTime(); begin += day) {
    const first = Math.max(begin, from.getTime());
    const end = Math.min(begin + day, to.getTime());
    const records = auditRecords(door, { startDate: date(begin), endDate: date(begin + day), size: 500 });
    for await (const record of records) {
      const at = instantOf(record) ?? first;
      if (at >= first && at < end) yield change(record, new Date(at));
    }
  }
}

const startOfDay = (at: Date): number => Math.floor(at.getTime() / day) * day;
const date = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Milliseconds; UTC where no zone is said. A record without a date belongs to the day that brought it. */
function instantOf({ operationDate }: AuditRecord): number | undefined {
  const said = text(operationDate) ?? '';
  const at = Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(said) ? said : `${said}Z`);
  return Number.isNaN(at) ? undefined : at;
}

function change(record: AuditRecord, at: Date): PartnerChange {
  const status = record.operationStatus || 'succeeded';
  const id = text(record.id) || digest(record);
  return {
    // The same work may be told of twice: under way, and done.
    key: status === 'succeeded' ? id : `${id}/${status}`,
    at: at.toISOString(),
    tenantId: text(record.customerId)?.toLowerCase() || undefined,
    resource: record.resourceType ?? '',
    operation: record.operationType ?? '',
    resourceId: resourceIdOf(record),
    by: text(record.userPrincipalName) || text(record.applicationId) || undefined,
    succeeded: status === 'succeeded',
    commerce: record.resourceType === 'subscription' ? isCommercial(record) : undefined,
  };
}

function digest(record: AuditRecord): string {
  const { customerId, operationType, operationDate, originalCorrelationId, resourceNewValue } = record;
  const facts = [customerId, operationType, operationDate, originalCorrelationId, resourceNewValue];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
}

/** Under which names a record says whose change it is, by the kind of resource. */
const names = new Map<string, readonly string[]>(
  Object.entries({
    subscription: ['SubscriptionId', 'ResourceId'],
    order: ['OrderId'],
    customer_user: ['CustomerUserId'],
    license: ['CustomerUserId'],
    customer_directory_role: ['CustomerUserId'],
    transfer: ['TransferId'],
    granular_admin_relationship: ['RelationshipId', 'ResourceId'],
    granular_admin_access_assignment: ['RelationshipId', 'ResourceId'],
  }),
);

function resourceIdOf(record: AuditRecord): string | undefined {
  const said = new Map(
    (record.customizedData ?? []).map(({ key, value }) => [text(key)?.replace(/-0$/, ''), text(value)]),
  );
  const wanted = names.get(record.resourceType ?? '') ?? [];
  const found = wanted.map((name) => said.get(name)).find(Boolean);
  return found ?? (text(resourceIn(record.resourceNewValue)?.Id) || undefined);
}

/** Of a subscription, what is bought: a change of it raises `subscription-updated`. */
const bought = [
  'OfferId',
  'Quantity',
  'Status',
  'TermDuration',
  'BillingCycle',
  'AutoRenewEnabled',
  'CommitmentEndDate',
];

function isCommercial({ resourceOldValue, resourceNewValue }: AuditRecord): boolean | undefined {
  const [before, after] = [resourceIn(resourceOldValue), resourceIn(resourceNewValue)];
  if (!before || !after) return undefined;
  return bought.some((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null));
}

/** A resource that a record carries: JSON as text, in PascalCase. Its form is not Microsoft's promise. */
function resourceIn(json: string | undefined): Json | undefined {
  try {
    return json ? part(JSON.parse(json)) : undefined;
  } catch {
    return undefined;
  }
}
