import { expect, test } from 'vitest';
import { json, listen } from '../testing/local-server.ts';
import { doorTo } from '../testing/partner.ts';
import { newPassword } from './new-password.ts';
import { partner } from './profiles.ts';
import { checkResellers } from './resellers.ts';
import { resetPassword } from './user-passwords.ts';
import { checkAddress, countryRules } from './validations.ts';

const ids = { requestId: 'request-1', correlationId: 'correlation-1' };

test('a password is reset for the user of that name, found page by page', async () => {
  const page = (items: object[], next?: string) =>
    json({
      items,
      links: next && {
        next: {
          uri: '/customers/t/users?size=500&seekOperation=Next',
          method: 'GET',
          headers: [{ key: 'MS-ContinuationToken', value: next }],
        },
      },
    });
  const server = await listen(
    page([{ id: 'u-1', userPrincipalName: 'x@fabrikam.example' }], 'next'),
    page([{ id: 'u-2', userPrincipalName: 'Admin@fabrikam.example' }]),
    json({}),
  );
  const password = await resetPassword(doorTo(server.url).door, 't', 'admin@fabrikam.example', ids);
  const last = server.requests[2]!;
  expect(last).toMatchObject({ method: 'PATCH', url: '/v1/customers/t/users/u-2/resetpassword' });
  expect(last.headers).toMatchObject({ 'ms-requestid': 'request-1', authorization: 'Bearer user-1' });
  expect(JSON.parse(last.body).passwordProfile).toEqual({ password, forceChangePassword: true });
});

test('an unknown user is said so', async () => {
  const server = await listen(json({ items: [] }));
  const reset = resetPassword(doorTo(server.url).door, 't', 'x@fabrikam.example', ids);
  await expect(reset).rejects.toMatchObject({ code: 'user-unknown', remedy: 'fix-input' });
});

test('every new password is strong, and no two are alike', () => {
  const passwords = Array.from({ length: 500 }, newPassword);
  expect(new Set(passwords).size).toBe(500);
  for (const password of passwords) {
    expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[^A-Za-z\d])[!-~]{16}$/);
  }
});

test('the partner is put together from its profiles', async () => {
  const server = await listen((response, { url }) => {
    const address = { country: 'US', city: 'Redmond' };
    if (url.includes('organization')) {
      json({
        id: 'p',
        tenantId: 'p',
        companyName: 'Contoso',
        defaultAddress: address,
        domain: 'contoso.example',
      })(response);
    } else if (url.includes('legal'))
      json({ companyName: 'Contoso Ltd', address, vettingStatus: 'Authorized' })(response);
    else json({ code: 3000, description: '' }, 404)(response);
  });
  expect(await partner(doorTo(server.url).door)).toEqual({
    tenantId: 'p',
    companyName: 'Contoso',
    country: 'US',
    mpnId: undefined,
    domain: 'contoso.example',
    vettingStatus: 'authorized',
  });
});

test('resellers are judged one by one', async () => {
  const validationResults = [
    { partnerId: '12345', isValidPartnerIdOnRecord: true },
    { partnerId: '234567', isValidPartnerIdOnRecord: false, errorCode: 900400, errorDescription: 'no' },
  ];
  const server = await listen(json({ validationResults }));
  expect(await checkResellers(doorTo(server.url).door, ['12345', '234567'])).toEqual([
    { mpnId: '12345', valid: true },
    { mpnId: '234567', valid: false, code: '900400', description: 'no' },
  ]);
  expect(JSON.parse(server.requests[0]!.body)).toEqual({ partnerIds: ['12345', '234567'] });
});

test('country rules are read by their documented names as well as by the recorded ones', async () => {
  const documented = {
    iso2Code: 'US',
    isStateRequired: true,
    states: { value: ['WA'] },
    supportedCultures: { value: ['en-US'] },
  };
  const server = await listen(json(documented));
  const rules = await countryRules(doorTo(server.url).door, 'US');
  expect(rules).toMatchObject({
    isStateRequired: true,
    states: ['WA'],
    cultures: ['en-US'],
    isCityRequired: false,
  });
});

test('an address comes back with better ones', async () => {
  const better = {
    country: 'US',
    city: 'Redmond',
    state: 'WA',
    addressLine1: '1 Main Street',
    postalCode: '98052-1234',
  };
  const server = await listen(
    json({ status: 'InteractionRequired', suggestedAddresses: [better], validationMessage: 'Changed' }),
  );
  const address = { ...better, addressLine1: '1 Main St', firstName: 'Ada' };
  expect(await checkAddress(doorTo(server.url).door, address)).toMatchObject({
    status: 'InteractionRequired',
    suggestions: [better],
    message: 'Changed',
  });
  expect(JSON.parse(server.requests[0]!.body)).not.toHaveProperty('firstName');
});
