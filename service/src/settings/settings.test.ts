import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refused, signedIn } from '../testing/caller.ts';
import { demoSet, giveConsent, type House, openHouse, until } from '../testing/house.ts';
import { formOf } from '../testing/set-form.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

const readDemo = async () =>
  house.operator('GET /settings-sets/:id', { params: { id: (await demoSet(house)).id } });
const checked = (id: string) =>
  until(
    () => house.operator('GET /settings-sets/:id/checks/latest', { params: { id } }),
    ({ check }) => check !== null && check.state !== 'running',
  );

async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw new Error(`was not refused: ${String(error)}`);
  return error.problem;
}

test('the form is judged field by field, and a pasted domain is cut', async () => {
  const set = await readDemo();
  const { api: _api, ...rest } = formOf(set);
  const problem = await refusal(
    house.operator('POST /settings-sets', {
      body: {
        ...rest,
        api: 'crest',
        environment: 'global',
        address: undefined,
        applicationId: 'no-guid',
        agreementLink: 'javascript:alert(1)',
        domainPrefix: 'with space',
        invitationPath: 'https://user:pass@admin.microsoft.com/x',
        login: 'nobody',
      },
    }),
  );
  expect(problem.status).toBe(422);
  expect(Object.fromEntries(problem.fields?.map((field) => [field.path, field.problem]) ?? [])).toEqual({
    api: 'crest-retired',
    applicationId: 'guid',
    agreementLink: 'link-https',
    domainPrefix: 'characters',
    invitationPath: 'credentials',
    login: 'email',
    applicationSecret: 'required',
  });
  const links = await refusal(
    house.operator('POST /settings-sets', {
      body: {
        ...rest,
        api: 'crest',
        environment: 'global',
        address: undefined,
        agreementLink: 'http://example.com',
        invitationPath: 'https://example.com',
        applicationSecret: 'x',
      },
    }),
  );
  expect(Object.fromEntries(links.fields?.map((field) => [field.path, field.problem]) ?? [])).toEqual({
    api: 'crest-retired',
    agreementLink: 'link-https',
    invitationPath: 'not-an-invitation',
  });
  const made = await house.operator('POST /settings-sets', {
    body: {
      ...formOf(set),
      name: 'Cut',
      domainPrefix: ' https://AdatumDistribution.onmicrosoft.com/ ',
      applicationSecret: 'a-secret-of-some-length',
    },
  });
  expect(made).toMatchObject({
    domainPrefix: 'adatumdistribution',
    applicationSecret: { endsIn: 'gth' },
    partnerAccount: { id: set.partnerAccount.id },
  });
  expect(JSON.stringify(made)).not.toContain('a-secret-of-some-length');
});

test('a wrong secret fails one line with cause and fix, and Entra is asked once', async () => {
  const set = await readDemo();
  const made = await house.operator('POST /settings-sets', {
    body: { ...formOf(set), name: 'Wrong secret', applicationSecret: 'wrong-secret-of-some-length' },
  });
  await checked(made.id);
  await house.control('DELETE', 'requests');
  await house.operator('POST /settings-sets/:id/checks', { params: { id: made.id } });
  const { check } = await checked(made.id);
  const { requests } = await house.control<{ requests: { path: string }[] }>('GET', 'requests');
  expect(requests.filter(({ path }) => path.includes('/token'))).toHaveLength(1);
  expect(check?.state).toBe('failed');
  const [line] = check?.lines ?? [];
  expect(line).toMatchObject({ name: 'app-token', state: 'failed', microsoft: { code: 'AADSTS7000215' } });
  expect(line?.cause).toBeTruthy();
  expect(line?.fix).toBeTruthy();
  expect(JSON.stringify(check)).not.toContain('wrong-secret');
});

test('a stale edit is refused with the stored set; secrets that are left out stay', async () => {
  const set = await readDemo();
  const saved = await house.operator('PUT /settings-sets/:id', {
    params: { id: set.id },
    body: { ...formOf(set), note: 'first' },
    version: set.version,
  });
  expect(saved).toMatchObject({
    version: set.version + 1,
    note: 'first',
    applicationSecret: set.applicationSecret,
  });
  const problem = await refusal(
    house.operator('PUT /settings-sets/:id', {
      params: { id: set.id },
      body: { ...formOf(set), note: 'second' },
      version: set.version,
    }),
  );
  expect(problem).toMatchObject({
    status: 412,
    code: 'stale',
    current: { note: 'first', version: set.version + 1 },
  });
  const { items } = await house.operator('GET /events', {
    query: { objectId: set.id, kind: 'settings-set.updated' },
  });
  expect(items[0]?.data).toMatchObject({ changes: { note: [set.note, 'first'] } });
  await refusal(house.operator('PUT /settings-sets/:id', { params: { id: set.id }, body: formOf(set) })).then(
    (missing) => expect(missing.status).toBe(428),
  );
});

test('a set that services use is not deleted, and the refusal names them; a copy is', async () => {
  const set = await readDemo();
  const problem = await refusal(house.operator('DELETE /settings-sets/:id', { params: { id: set.id } }));
  expect(problem).toMatchObject({
    status: 409,
    code: 'settings-set-in-use',
    uses: [{ kind: 'service', name: 'Microsoft 365' }],
  });
  const copy = await house.operator('POST /settings-sets/:id/duplicate', { params: { id: set.id } });
  expect(copy).toMatchObject({ active: false, applicationSecret: null, consent: null });
  await house.operator('DELETE /settings-sets/:id', { params: { id: copy.id } });
  await refusal(house.operator('GET /settings-sets/:id', { params: { id: copy.id } })).then((gone) =>
    expect(gone.status).toBe(404),
  );
});

test('consent: without a second factor it is refused; given by another person than the Login it is marked', async () => {
  const set = await readDemo();
  const refused = await giveConsent(house, set.id, {
    username: 'nomfa@adatumdistribution.onmicrosoft.com',
    password: 'Demo-Pass-2',
  });
  expect(refused).toMatch(/consent=refused&reason=no-mfa/);
  expect((await readDemo()).consent).toBeNull();
  expect(await giveConsent(house, set.id)).toMatch(/consent=ok/);
  await checked(set.id);
  expect((await readDemo()).consent).toMatchObject({
    mfa: true,
    byLogin: true,
    by: 'admin@adatumdistribution.onmicrosoft.com',
  });
  const current = await readDemo();
  await house.operator('PUT /settings-sets/:id', {
    params: { id: set.id },
    body: { ...formOf(current), login: 'someone@else.example' },
    version: current.version,
  });
  expect((await readDemo()).consent).toMatchObject({ byLogin: false });
  const { link } = await house.operator('POST /settings-sets/:id/invitation-link', {
    params: { id: set.id },
  });
  expect(link).toContain(`partnerId=${set.tenantId}`);
});

test('a rotation of the master key seals everything again while the service runs', async () => {
  const set = await readDemo();
  const { sealed, keyId } = await house.operator('POST /secrets/rotate-key');
  expect(sealed).toBeGreaterThan(1);
  const { rows } = await house.service.context.db.pool.query('select distinct key_id from secrets');
  expect(rows).toEqual([{ key_id: keyId }]);
  await house.operator('POST /settings-sets/:id/checks', { params: { id: set.id } });
  const { check } = await checked(set.id);
  expect(check?.lines[0]).toMatchObject({ name: 'app-token', state: 'passed' });
});

test('when the simulator’s clock jumps, ours jumps with it: the check still finds them equal', async () => {
  const set = await readDemo();
  await house.control('POST', 'clock', { advance: 'P3D' });
  await house.operator('POST /settings-sets/:id/checks', { params: { id: set.id } });
  const { check } = await checked(set.id);
  expect(check?.lines.find(({ name }) => name === 'clock')).toMatchObject({ state: 'passed' });
});

test('sign-in: five failures lock one member out for a while, and sessions end everywhere at once', async () => {
  const { email, password = '' } = house.signIns.reseller;
  const [one, two] = [
    await signedIn(house.url, 'operator', { email, password }),
    await signedIn(house.url, 'operator', { email, password }),
  ];
  await one('DELETE /sessions');
  await refusal(two('GET /session')).then((problem) => expect(problem.status).toBe(401));
  await refusal(signedIn(house.url, 'customer', { email, password })).then((problem) =>
    expect(problem.code).toBe('wrong-panel'),
  );
  for (let n = 0; n < 4; n++) {
    await refusal(signedIn(house.url, 'operator', { email, password: 'wrong' })).then((problem) =>
      expect(problem.code).toBe('wrong-credentials'),
    );
  }
  await refusal(signedIn(house.url, 'operator', { email, password })).then((problem) =>
    expect(problem.code).toBe('too-many-sign-ins'),
  );
  await house.control('POST', 'clock', { advance: 'PT16M' });
  await signedIn(house.url, 'operator', { email, password });
});
