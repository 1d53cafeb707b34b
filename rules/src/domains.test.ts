import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutDomain, domainPrefixProblem, domainSuffix, type Environment } from './domains.ts';

const environment = fc.constantFrom<Environment>('global', 'us-government', 'china', 'sandbox', 'simulator');

describe('domains', () => {
  test.each([
    ['fabrikam', undefined],
    ['', 'empty'],
    ['a.b', 'characters'],
    ['ab cd', 'characters'],
    ['a'.repeat(27), undefined],
    ['a'.repeat(28), 'too-long'],
  ] as const)('the prefix %j: %s', (prefix, problem) => expect(domainPrefixProblem(prefix)).toBe(problem));

  test.each([
    'fabrikam',
    ' Fabrikam ',
    'fabrikam.onmicrosoft.com',
    'https://fabrikam.onmicrosoft.com/x',
    'admin@fabrikam.onmicrosoft.com',
  ])('cuts %j', (pasted) => expect(cutDomain(pasted, 'global')).toBe('fabrikam'));

  test('a foreign suffix is not cut, so that it is found', () => {
    expect(domainPrefixProblem(cutDomain('fabrikam.onmicrosoft.us', 'global'))).toBe('characters');
  });

  test('cutting a full domain gives back its prefix', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,27}$/), environment, (prefix, where) => {
        expect(cutDomain(prefix + domainSuffix(where), where)).toBe(prefix);
      }),
    );
  });
});
