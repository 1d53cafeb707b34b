import { addressProblems } from '@concord/rules';
import { hexOf } from '../ids.ts';
import { addressOf } from './address.ts';
import { record } from './audit.ts';
import { billingProfile } from './customer-resource.ts';
import { type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';

const source = 'https://learn.microsoft.com/partner-center/developer/update-a-customer-s-billing-profile';

export const billingProfileOperations: Operation[] = [
  {
    method: 'GET',
    path: '/customers/:cid/profiles/billing',
    of: 'customer',
    auth: 'any',
    source,
    models: 'etag: a signed 64-bit number as text',
    handle: (call) => ok(billingProfile(call.tenant)),
  },
  {
    method: 'PUT',
    path: '/customers/:cid/profiles/billing',
    of: 'customer',
    auth: 'any',
    source,
    models: '`If-Match`, stale 400 2055; the address is checked by the country’s rules',
    handle(call) {
      const { tenant, body } = call;
      const before = tenant.billingProfile;
      if (!before) throw refuse(404, 1000, 'There is no billing profile.');
      const etag = (call.header('if-match') ?? body.object('attributes').text('etag') ?? '').replaceAll(
        '"',
        '',
      );
      if (etag !== before.etag) throw refuse(400, 2055, 'The etag is not current.');
      const address = addressOf(body.object('defaultAddress'));
      const wrong = addressProblems(address)[0];
      if (wrong) throw refuse(400, 800002, `The address is not valid: ${wrong.field} (${wrong.problem}).`);
      const after = call.world.tenants.put({
        ...tenant,
        companyName: body.text('companyName') ?? tenant.companyName,
        billingProfile: {
          ...before,
          email: body.text('email') ?? before.email,
          culture: body.text('culture') ?? before.culture,
          language: body.text('language') ?? before.language,
          companyName: body.text('companyName') ?? before.companyName,
          firstName: body.text('firstName'),
          lastName: body.text('lastName'),
          address,
          etag: BigInt.asIntN(64, BigInt(`0x${hexOf(`${before.etag}/${call.at}`, 16)}`)).toString(),
        },
      });
      record(call, 'customer', 'update_customer_billing_profile', {
        id: tenant.id,
        name: tenant.companyName,
      });
      return ok(billingProfile(after));
    },
  },
];
