import type { Door } from '../call.ts';
import type { CallIds } from '../commerce.ts';
import { count, type Json } from '../fields.ts';
import { allItems } from '../paging.ts';
import { at } from '../path.ts';
import { reader } from './resource.ts';

export interface CustomerQualification extends Json {
  /** `Education`, `GovernmentCommunityCloud`, `StateOwnedEntity`, `Nonprofit`, `None` */
  qualification: string;
  /** `InReview`, `Approved`, `Denied`; a state-owned entity has none. */
  vettingStatus?: string;
  vettingReason?: string;
  /** Microsoft writes `vettingCreatedDate` in some answers. */
  vettingCreateDate?: string;
}

export type QualificationRequest =
  | { qualification: 'Education'; educationSegment: 'K12' | 'HigherEducation'; website?: string }
  | { qualification: 'GovernmentCommunityCloud'; validationCode: string }
  | { qualification: 'StateOwnedEntity' };

/** A code for customers of the US government's community cloud. */
export interface ValidationCode extends Json {
  partnerId?: string;
  organizationName?: string;
  validationId: string;
  maxCreates?: number;
  remainingCreates?: number;
  eTag?: string;
}

const qualificationOf = reader<CustomerQualification>(['qualification']);

/** @see https://learn.microsoft.com/partner-center/developer/get-customer-qualification-asynchronous */
export async function qualifications(door: Door, tenantId: string): Promise<CustomerQualification[]> {
  return allItems(door, {
    path: at`/v1/customers/${tenantId}/qualifications`,
    as: 'app',
    items: 'qualifications',
    read: qualificationOf,
  });
}

/**
 * Asks for a qualification; a review of an education customer takes about three working days.
 * @see https://learn.microsoft.com/partner-center/developer/update-customer-qualification-asynchronous
 */
export async function requestQualification(
  door: Door,
  tenantId: string,
  request: QualificationRequest,
  ids?: CallIds,
): Promise<CustomerQualification> {
  const { body } = await door.call({
    method: 'POST',
    path: at`/v1/customers/${tenantId}/qualifications`,
    as: 'user',
    ids,
    body: request,
    read: qualificationOf,
  });
  return body;
}

/** @see https://learn.microsoft.com/partner-center/developer/get-a-partner-s-validation-codes */
export async function validationCodes(door: Door): Promise<ValidationCode[]> {
  return allItems(door, {
    path: '/v1/customers/all/validations',
    as: 'app',
    read: reader<ValidationCode>(['validationId'], { maxCreates: count, remainingCreates: count }),
  });
}
