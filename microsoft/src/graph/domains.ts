import type { Door } from '../call.ts';
import { flag, type Json } from '../fields.ts';
import { reader } from '../partner-center/resource.ts';
import type { GraphPlace } from './call.ts';
import { allGraphItems } from './paging.ts';

/** @see https://learn.microsoft.com/graph/api/resources/domain */
export interface Domain extends Json {
  /** The name itself. */
  id: string;
  isDefault: boolean;
  /** The first one, under `onmicrosoft.com`. */
  isInitial: boolean;
  isVerified: boolean;
}

/** @see https://learn.microsoft.com/graph/api/domain-list */
export async function domains(door: Door, place: GraphPlace): Promise<Domain[]> {
  return allGraphItems(door, {
    ...place,
    path: '/v1.0/domains',
    read: reader<Domain>(['id'], { isDefault: flag, isInitial: flag, isVerified: flag }),
  });
}
