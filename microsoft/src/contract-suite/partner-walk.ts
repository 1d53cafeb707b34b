import type { IndirectReseller, NewTenant } from '../commerce.ts';
import { MicrosoftError } from '../errors.ts';
import { collect, demand, type Walker } from './walk.ts';

export const product = { productId: 'CFQ7TTC0LH18', skuId: '0001', country: 'US', segment: 'commercial' };

/** What a partner reads before anything is sold. */
export async function readPartner(walk: Walker, tenant: NewTenant): Promise<void> {
  const { api, partner, customer } = walk;
  const profile = await walk.read('partner', () => api.partner());
  demand(profile.tenantId === partner.tenantId && profile.country === 'US', 'the own profile', profile);
  const signed = await walk.read('partnerAgreementSigned', () =>
    api.partnerAgreementSigned(partner.tenantId),
  );
  demand(signed, 'the own agreement is signed', signed);
  const link = await walk.read('invitationLink', () => api.invitationLink());
  demand(/^https?:/.test(link), 'an invitation link', link);
  const rules = await walk.read('countryRules', () => api.countryRules('US'));
  demand(rules.isStateRequired && rules.states.length > 0, 'the rules of a country', rules);
  const check = await walk.read('checkAddress', () => api.checkAddress(tenant.address));
  demand(check.status.startsWith('Verified'), 'a good address', check);
  const terms = await walk.read('agreementTerms', () => api.agreementTerms());
  demand(/^https?:/.test(terms.link), 'the text of the agreement', terms);
  const sold = await walk.read('products', () => api.products('US'));
  demand(
    sold.some(({ productId }) => productId === product.productId),
    'the products of a market',
    sold,
  );
  const items = await walk.read('catalogue', () => api.catalogue(product));
  demand(items.length === 1 && items[0]?.currency === 'USD', 'one item in the catalogue', items);
  const tenants = await walk.read('tenants', () => collect(api.tenants()));
  demand(
    tenants.some(({ tenantId }) => tenantId === customer.tenantId),
    'all customers',
    tenants,
  );
  await readPeople(walk);
  await readResellers(walk);
}

async function readPeople(walk: Walker): Promise<void> {
  const { api, customer } = walk;
  const people = await walk.read('people', () => collect(api.people(customer.tenantId)));
  const [first] = people;
  demand(first?.userPrincipalName.includes('@') === true, 'the people of a tenant', people);
  const password = await walk.write('resetPassword', (ids) =>
    api.resetPassword(customer.tenantId, first?.userPrincipalName ?? '', ids),
  );
  demand(password.length >= 8, 'a new password', password.length);
}

async function readResellers(walk: Walker): Promise<void> {
  const { api, partner } = walk;
  const { reseller } = partner;
  const resellers = await walk.read('indirectResellers', () => resellersOf(walk));
  const listed = resellers.some(({ mpnId }) => mpnId === reseller?.mpnId);
  demand(reseller ? listed : resellers.length === 0, 'the resellers of a partner', resellers);
  const asked = [reseller?.mpnId ?? '999', '998'];
  const checks = await walk.read('checkResellers', () => api.checkResellers(asked));
  demand(
    checks.length === 2 && checks[0]?.valid === Boolean(reseller) && checks[1]?.valid === false,
    'valid resellers are told from others',
    checks,
  );
}

/** A direct partner has none, and may be told that it may not ask. */
async function resellersOf({ api, partner }: Walker): Promise<IndirectReseller[]> {
  try {
    return await api.indirectResellers();
  } catch (error) {
    const refused = error instanceof MicrosoftError && error.status === 403;
    if (!refused || partner.reseller) throw error;
    return [];
  }
}
