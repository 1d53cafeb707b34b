import type { Context } from './context.ts';
import type { World } from './world.ts';

/** When the next invoices are issued: as soon as the calendar month is over [U: Microsoft takes some days more]. */
export function nextInvoices(at: string): string {
  const day = new Date(at);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1)).toISOString();
}

/** Lets a partner be billed when the month is over. */
export function billNext(world: World, partnerId: string, at: string): void {
  const id = `invoices|${partnerId}`;
  world.due.put({ id, at: nextInvoices(at), kind: 'issue-invoices', ref: partnerId });
}

/**
 * Billing of a partner begins with the first subscription that it sells, by one small entry that becomes due month after
 * month: the size of a world costs nothing until the clock passes the end of a month.
 */
export function watchBilling({ world, clock }: Context): void {
  world.subscriptions.watch(({ partnerTenantId }) => {
    if (!world.due.get(`invoices|${partnerTenantId}`)) billNext(world, partnerTenantId, clock.now());
  });
}

/** Billing of a world that a seed made: what began before was billed before; what is bought in its first moment is not. */
export function billSeeded(world: World, at: string): void {
  const billedUntil = new Date(Date.parse(at) - 1).toISOString();
  const sellers = new Set<string>();
  for (const { partnerTenantId } of world.subscriptions.values()) sellers.add(partnerTenantId);
  for (const id of sellers) {
    const partner = world.partners.get(id);
    if (partner) world.partners.put({ ...partner, billedUntil });
    billNext(world, id, at);
  }
}
