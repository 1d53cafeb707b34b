import type { ScheduledChange } from '@concord/contract/scheduled-change';
import type { Subscription } from '@concord/contract/subscriptions';
import type { House } from '../house.ts';

/** How a subscription stands on one side, as far as runs can change it. */
export interface Side {
  seats: number;
  status: 'active' | 'suspended' | 'deleted';
  autoRenew: boolean;
  /** Seats scheduled for the next term. */
  nextSeats: number | null;
  name: string;
}

/** Microsoft knows no renewal, and nothing scheduled, of what is suspended or has ended. */
export const consistent = (side: Side): Side =>
  side.status === 'active' && side.autoRenew ? side : { ...side, autoRenew: false, nextSeats: null };

/** Makes our record stand like this, past everything that keeps it as Microsoft has it. */
export async function setOurs(house: House, id: string, side: Side): Promise<void> {
  const { pool } = house.service.context.db;
  await pool.query(
    `update subscriptions set seats = $2, state = $3, auto_renew = $4, scheduled_change = $5, name = $6,
       version = version + 1 where id = $1`,
    [id, side.seats, side.status, side.autoRenew, scheduled(side), side.name],
  );
}

function scheduled({ nextSeats: quantity }: Side): string | null {
  if (quantity === null) return null;
  const change: ScheduledChange = {
    atTermEnd: 'renew',
    quantity,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
  };
  return JSON.stringify(change);
}

/** Makes Microsoft's subscription stand like this, with all its seats within their window. */
export function setTheirs(house: House, microsoftId: string, side: Side): void {
  const { subscriptions } = house.simulator.world;
  const { scheduledNextTerm: _old, ...now } = subscriptions.get(microsoftId)!;
  const lots = now.lots.slice(0, 1).map((lot) => ({ ...lot, quantity: side.seats }));
  subscriptions.put({
    ...now,
    quantity: side.seats,
    status: side.status,
    autoRenewEnabled: side.autoRenew,
    friendlyName: side.name,
    lots,
    updateCount: 0,
    ...(side.nextSeats !== null && {
      scheduledNextTerm: { quantity: side.nextSeats, termDuration: 'P1Y', billingCycle: 'monthly' },
    }),
  });
}

export function readTheirs(house: House, microsoftId: string): Side {
  const one = house.simulator.world.subscriptions.get(microsoftId)!;
  return {
    seats: one.quantity,
    status: one.status as Side['status'],
    autoRenew: one.autoRenewEnabled,
    nextSeats: one.scheduledNextTerm?.quantity ?? null,
    name: one.friendlyName,
  };
}

export const readOurs = ({ seats, state, autoRenew, scheduledChange, name }: Subscription): Side => ({
  seats,
  status: state as Side['status'],
  autoRenew,
  nextSeats: scheduledChange?.quantity ?? null,
  name,
});

const fields = {
  seats: 'seats',
  status: 'status',
  autoRenew: 'auto-renew',
  nextSeats: 'scheduled-change',
  name: 'name',
} as const;

/** What has to be found different: of what ended on one side, only that it did. */
export function expectedFields(ours: Side, theirs: Side): string[] {
  const ended = (side: Side) => side.status === 'deleted';
  if (ended(ours) && ended(theirs)) return [];
  if (ended(ours) || ended(theirs)) return ['status'];
  const names = Object.keys(fields) as (keyof Side)[];
  return names.filter((name) => ours[name] !== theirs[name]).map((name) => fields[name]);
}
