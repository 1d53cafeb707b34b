import { describe, expect, test } from 'vitest';
import { json, listen } from '../testing/local-server.ts';
import { doorTo } from '../testing/partner.ts';
import { agreementAccepted, agreementTerms } from './agreements.ts';
import { attestation, bindAgreement, startAttestation } from './attestations.ts';

const ids = { requestId: 'request-1', correlationId: 'correlation-1' };
const input = {
  country: 'US',
  language: 'en-US',
  companyName: 'Fabrikam',
  signatory: { firstName: 'Ada', lastName: 'Berg', email: 'ada@fabrikam.example' },
};
const listed = (...dates: string[]) =>
  json({
    items: dates.map((dateAgreed) => ({ type: 'MicrosoftCustomerAgreement', dateAgreed, templateId: 't' })),
  });
const refused = (code: number, status: number) => json({ code, description: '' }, status);

describe('the agreement', () => {
  test('is read in its newest version, as a person', async () => {
    const template = {
      agreementType: 'MicrosoftCustomerAgreement',
      agreementLink: 'https://aka.ms/customeragreement',
    };
    const server = await listen(
      json({
        items: [
          { ...template, templateId: 'old', versionRank: 0 },
          { ...template, templateId: 'new', versionRank: 1 },
        ],
      }),
    );
    expect(await agreementTerms(doorTo(server.url).door)).toEqual({
      templateId: 'new',
      link: 'https://aka.ms/customeragreement',
      version: 1,
    });
    expect(server.requests[0]!.headers.authorization).toBe('Bearer user-1');
  });

  test('without one is a matter of configuration', async () => {
    const server = await listen(json({ items: [] }));
    await expect(agreementTerms(doorTo(server.url).door)).rejects.toMatchObject({
      code: 'agreement-missing',
    });
  });

  test.each([
    ['accepted by the customer itself', true, [], true],
    ['confirmed on the first day that counts', false, ['2023-04-01T00:00:00Z'], true],
    ['confirmed a day too early', false, ['2023-03-31T23:59:59Z'], false],
    ['confirmed early and again later', false, ['2019-10-01T00:00:00Z', '2024-05-01T00:00:00Z'], true],
    ['never confirmed', false, [], false],
  ])('%s', async (_case, isSigned, dates, accepted) => {
    const server = await listen(json({ isSigned }), listed(...dates));
    expect(await agreementAccepted(doorTo(server.url).door, 'tenant-1')).toBe(accepted);
  });
});

describe('the enhanced attestation', () => {
  test.each([
    [{ id: 'a-1', status: 'created', agreementUrl: 'https://x.example' }, 'created'],
    [
      {
        attestationId: 'a-1',
        state: 'Accepted',
        url: 'https://x.example',
        acceptedAt: '2026-11-24T12:00:00Z',
      },
      'accepted',
    ],
    [{ id: 'a-1', state: 'Finalized', link: 'https://x.example' }, 'finalised'],
    [{ id: 'a-1', status: 'something new', link: 'https://x.example' }, 'created'],
  ])('is read from %j', async (body, state) => {
    const server = await listen(json(body, 201));
    const { door } = doorTo(server.url);
    expect(await startAttestation(door, input, ids)).toMatchObject({
      attestationId: 'a-1',
      link: 'https://x.example',
      state,
    });
    expect(await attestation(door, 'a-1')).toMatchObject({ state });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer app-1',
      'Bearer app-1',
    ]);
    expect(JSON.parse(server.requests[0]!.body)).toEqual(input);
  });

  test('without id or link is a damaged answer', async () => {
    const server = await listen(json({ id: 'a-1' }));
    await expect(startAttestation(doorTo(server.url).door, input, ids)).rejects.toMatchObject({
      uncertain: true,
    });
  });

  test('binds with the application, and as a person only when Microsoft wants one', async () => {
    const server = await listen(refused(900329, 403), json({}, 201));
    await bindAgreement(doorTo(server.url).door, 'tenant-1', 'a-1', ids);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer app-1',
      'Bearer user-1',
    ]);
    expect(JSON.parse(server.requests[0]!.body)).toMatchObject({ attestationId: 'a-1' });
  });

  test('already on record counts as done only when the record is in force', async () => {
    const done = await listen(refused(600061, 400), listed('2026-11-01T00:00:00Z'));
    await bindAgreement(doorTo(done.url).door, 'tenant-1', 'a-1', ids);
    const old = await listen(refused(600061, 400), listed('2019-11-01T00:00:00Z'));
    await expect(bindAgreement(doorTo(old.url).door, 'tenant-1', 'a-1', ids)).rejects.toMatchObject({
      code: '600061',
    });
  });

  test('another refusal stays one', async () => {
    const server = await listen(refused(20002, 403));
    await expect(bindAgreement(doorTo(server.url).door, 'tenant-1', 'a-1', ids)).rejects.toMatchObject({
      code: '20002',
    });
    expect(server.requests).toHaveLength(1);
  });
});
