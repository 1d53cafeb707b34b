import type { PeopleApi, SyncApi, TransferApi } from '../sync.ts';
import { walkDesk } from './desk-walk.ts';
import { walkPeople } from './people-walk.ts';
import { readForSync } from './sync-walk.ts';
import { type ContractTarget, Stopped, type WalkEnd, walker } from './walk.ts';

export interface Ports {
  sync: SyncApi;
  people: PeopleApi;
  transfers: TransferApi;
}

/** What the walk through the further ports goes through. */
export interface PortsTarget extends ContractTarget, Ports {
  /** Another partner of the same customer, with a subscription that can move. */
  other: { transfers: TransferApi; tenantId: string; name: string; subscriptionId: string };
  /** Of this partner and customer: a licence subscription of the old kind. */
  legacySubscriptionId: string;
  /** Where events may be sent. */
  callback: string;
  /** Microsoft's time. */
  now(): Date;
}

/**
 * Walks through every method of the ports of sync, people and transfers, as `walkContract` does through `CommerceApi`.
 * @throws Error naming what was not as the contract says
 */
export async function walkPorts(target: PortsTarget): Promise<WalkEnd> {
  const walk = walker(target);
  const begun = target.now();
  try {
    await walkPeople(walk);
    // Tokens run out, so that they are renewed in the middle.
    await walk.pass('PT2H');
    await walkDesk(walk);
    await readForSync(walk, begun);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return walk.end;
}

/** The methods of the ports that a walk left out; none when it came to its end. */
export function leftOutOfPorts(ports: Ports, { done }: WalkEnd): string[] {
  const { sync, people, transfers } = ports;
  return Object.entries({ sync, people, transfers })
    .flatMap(([port, methods]) => Object.keys(methods).map((method) => `${port}.${method}`))
    .filter((method) => !done.has(method));
}
