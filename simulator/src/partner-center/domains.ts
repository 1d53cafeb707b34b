import type { Operation } from './operation.ts';

export const domainOperations: Operation[] = [
  {
    method: 'HEAD',
    path: '/domains/:domain',
    auth: 'any',
    source: 'https://learn.microsoft.com/partner-center/developer/verify-domain-availability',
    models: '200 taken, 404 free, no body; names used up by a late failure stay taken',
    // 200 = taken, 404 = free; both without a body
    handle: (call) => ({
      status: call.world.domains.get((call.params['domain'] ?? '').toLowerCase()) ? 200 : 404,
    }),
  },
];
