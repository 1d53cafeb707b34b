import { type Operation, ok } from './operation.ts';
import { refuse, refuseNewer } from './refusal.ts';

export const customerStatusOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/validationStatus',
    of: 'customer',
    auth: 'user',
    source: 'https://learn.microsoft.com/partner-center/developer/retrieve-validation-status',
    models: 'a customer that is made here is allowed at once [U]; 404 600074 for one without a record',
    handle(call) {
      if (call.query['type']?.toLowerCase() !== 'account') throw refuse(400, 800002, 'type must be account.');
      const { accountStatus, accountStatusAt } = call.tenant;
      if (!accountStatus)
        throw refuseNewer(
          404,
          600074,
          'AccountStatusNotFound',
          'There is no account status for the customer.',
        );
      return ok({ type: 'account', status: accountStatus, lastUpdateDateTime: accountStatusAt });
    },
  },
];
