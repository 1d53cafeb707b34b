import type { Context } from './context.ts';

/** A deleted user is gone for good. */
export function purgeUser({ world }: Context, id: string): void {
  world.users.remove(id);
}

/** Microsoft's review of a qualification ends; the simulator's always with approval. */
export function endReview({ world, clock }: Context, tenantId: string): void {
  const tenant = world.tenants.get(tenantId);
  if (!tenant) return;
  const now = clock.now();
  const qualifications = tenant.qualifications.map((one) => {
    if (one.vettingStatus !== 'InReview' || one.reviewedAt === undefined || one.reviewedAt > now) return one;
    const { reviewedAt: _, ...rest } = one;
    return { ...rest, vettingStatus: 'Approved' };
  });
  world.tenants.put({ ...tenant, qualifications });
}
