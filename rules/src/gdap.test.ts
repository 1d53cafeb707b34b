import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directoryRoleName, directoryRoles, mayDo, rolesFor } from './directory-roles.ts';
import { defaultGdapRoles, type GdapTerms, gdapAt, gdapChangeProblem, gdapProblem } from './gdap.ts';
import { addDuration } from './terms.ts';

const wanted = { displayName: 'Agents', duration: 'P365D', roles: ['User Administrator'] };
const day = 86_400_000;

describe('a delegated-admin relationship', () => {
  test.each([
    [{}, undefined],
    [{ duration: 'P1D' }, undefined],
    [{ duration: 'P2Y' }, undefined],
    [{ duration: 'P730D' }, undefined],
    [{ duration: 'P731D' }, 'duration'],
    [{ duration: 'P0D' }, 'duration'],
    [{ duration: 'P' }, 'duration'],
    [{ duration: 'PT24H' }, 'duration'],
    [{ roles: [] }, 'roles'],
    [{ displayName: 'x'.repeat(51) }, 'name'],
    [{ autoExtendDuration: 'P180D' }, undefined],
    [{ autoExtendDuration: 'P90D' }, 'auto-extend'],
    [
      { autoExtendDuration: 'P180D', roles: ['Global Administrator'] },
      'auto-extend-with-global-administrator',
    ],
    [{ autoExtendDuration: 'PT0S', roles: ['Global Administrator'] }, undefined],
  ])('%j: %s', (more, problem) => expect(gdapProblem({ ...wanted, ...more })).toBe(problem));

  test('of an active one only extension and the removal of Global Administrator may change', () => {
    const roles = ['Global Administrator', 'User Administrator'];
    const active = { status: 'active', roles } as const;
    expect(gdapChangeProblem(active, { roles: ['User Administrator'] })).toBeUndefined();
    expect(
      gdapChangeProblem(active, { roles: ['User Administrator'], autoExtendDuration: 'P180D' }),
    ).toBeUndefined();
    expect(gdapChangeProblem(active, { autoExtendDuration: 'P180D' })).toBe(
      'auto-extend-with-global-administrator',
    );
    expect(gdapChangeProblem(active, { roles: [...roles, 'Global Reader'] })).toBe('locked');
    expect(gdapChangeProblem(active, { other: true })).toBe('locked');
    expect(gdapChangeProblem({ status: 'created', roles }, { other: true, roles: ['x'] })).toBeUndefined();
    expect(gdapChangeProblem({ status: 'approvalPending', roles }, {})).toBe('locked');
  });

  const activatedAt = '2025-06-01T00:00:00.000Z';
  const running = (days: number, autoExtendDuration: string): GdapTerms => ({
    status: 'active',
    createdAt: activatedAt,
    endsAt: addDuration(activatedAt, `P${days}D`),
    autoExtendDuration,
  });

  test('without extension it is over at its end and never comes back; with it, it never is', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 730 }), fc.nat(4000), (days, later) => {
        const at = new Date(Date.parse(activatedAt) + later * day).toISOString();
        expect(gdapAt(running(days, 'PT0S'), at).status).toBe(later < days ? 'active' : 'expired');
        const rolled = gdapAt(running(days, 'P180D'), at);
        expect(rolled.status).toBe('active');
        const end = (Date.parse(rolled.endsAt ?? '') - Date.parse(activatedAt)) / day;
        expect(end).toBeGreaterThan(later);
        expect((end - days) % 180).toBe(0);
        expect(end - later).toBeLessThanOrEqual(Math.max(days, 180));
      }),
    ));

  test('time in two steps is time in one', () =>
    fc.assert(
      fc.property(fc.constantFrom('PT0S', 'P180D'), fc.nat(900), fc.nat(900), (extend, first, second) => {
        const at = (days: number) => new Date(Date.parse(activatedAt) + days * day).toISOString();
        const terms = running(300, extend);
        expect(gdapAt(gdapAt(terms, at(first)), at(first + second))).toEqual(
          gdapAt(terms, at(first + second)),
        );
      }),
    ));

  test('a request that nobody answers is dead after 90 days', () => {
    const asked = { ...running(1, 'PT0S'), status: 'approvalPending' } as const;
    const on = (days: number) => gdapAt(asked, addDuration(activatedAt, `P${days}D`)).status;
    expect([on(89), on(90)]).toEqual(['approvalPending', 'expired']);
  });
});

test('default roles: eleven, without the application roles for resellers, never Global Administrator', () => {
  expect(defaultGdapRoles('direct')).toHaveLength(11);
  expect(defaultGdapRoles('indirect-provider')).toEqual(defaultGdapRoles('direct'));
  expect(defaultGdapRoles('indirect-reseller').some((role) => role.includes('Application'))).toBe(false);
  expect(defaultGdapRoles('direct')).not.toContain('Global Administrator');
});

test('every role that a task needs has an id; a reader writes nothing', () => {
  const ids = Object.values(directoryRoles);
  expect(new Set(ids).size).toBe(ids.length);
  for (const role of Object.values(rolesFor).flat())
    expect(directoryRoleName(directoryRoles[role]?.toUpperCase() ?? '')).toBe(role);
  for (const task of [
    'writeUsers',
    'deleteUsers',
    'resetPasswords',
    'assignLicences',
    'assignRoles',
  ] as const)
    expect(mayDo(task, ['Directory Readers', 'Global Reader'])).toBe(false);
});
