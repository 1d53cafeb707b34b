import type { Door } from '../call.ts';
import { type Json, object, word } from '../fields.ts';
import { everyItem } from '../paging.ts';
import { at, filter } from '../path.ts';
import { unlessAbsent } from './absent.ts';
import { each, reader } from './resource.ts';

/** Who changed what at Microsoft, and when. */
export interface AuditRecord extends Json {
  id?: string;
  partnerId?: string;
  customerId?: string;
  customerName?: string;
  userPrincipalName?: string;
  applicationId?: string;
  /** e.g. `order`, `subscription`, `customer_user` */
  resourceType?: string;
  /** JSON as text, in PascalCase. */
  resourceOldValue?: string;
  resourceNewValue?: string;
  /** e.g. `create_order` */
  operationType?: string;
  originalCorrelationId?: string;
  operationDate?: string;
  /** `succeeded`, `failed`, `progress`, `decline` */
  operationStatus?: string;
  customizedData?: { key: string; value: string | null }[];
}

export interface AuditQuery {
  /** `2026-06-01`; at most 90 days ago. */
  startDate: string;
  endDate?: string;
  /** One of the three that Microsoft understands: part of a company's name, a tenant id, a resource type. */
  filter?: { CompanyName: string } | { CustomerId: string } | { ResourceType: string };
  /** Records a page. */
  size?: number;
}

const operators: Record<string, string> = {
  CompanyName: 'substring',
  CustomerId: 'equals',
  ResourceType: 'equals',
};

const auditRecordOf = reader<AuditRecord>([], {
  resourceType: word,
  operationType: word,
  operationStatus: word,
  customizedData: each(object),
});

/**
 * The changes of a time, page by page. Microsoft advises to ask for them day by day.
 * @throws MicrosoftError 400 when `startDate` is more than 90 days ago
 * @see https://learn.microsoft.com/partner-center/developer/get-a-record-of-partner-center-activity-by-user
 */
export function auditRecords(door: Door, query: AuditQuery): AsyncGenerator<AuditRecord, void, undefined> {
  const { filter: only, ...rest } = query;
  const [chosen] = Object.entries(only ?? {});
  return everyItem(door, {
    path: '/v1/auditrecords',
    query: { ...rest, filter: chosen && filter(chosen[0], operators[chosen[0]] ?? 'equals', chosen[1]) },
    as: 'app',
    read: auditRecordOf,
  });
}

/** The record that a webhook's `AuditUri` names; `undefined` when it is not there. */
export async function auditRecord(door: Door, id: string): Promise<AuditRecord | undefined> {
  const { body } = await door.call({
    method: 'GET',
    path: at`/auditactivity/v1/auditrecords/${id}`,
    as: 'app',
    expect: [404],
    read: unlessAbsent(auditRecordOf),
  });
  return body;
}
