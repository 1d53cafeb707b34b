import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { explain, explainStatus, rows } from './error-codes.ts';

/** Section by section of https://learn.microsoft.com/partner-center/developer/error-codes, and Entra's. */
const demanded =
  '0 400 1000 3000 800001 800002 800003 900192 800031 800036 800042 900141 900126 900127 900150 900308 900309 900316 ' +
  '900329 900420 900421 90000 2006 2030 2032 2071 2072 2200 2201 2203 2204 2205 2206 20002 60000 60002 60003 60012 ' +
  '600002 600049 600050 600051 600061 600074 13605 800015 800016 800039 900149 800073 800074 800075 900118 900123 ' +
  '900124 900125 900154 900416 900419 2085 2091 2100 400013 400018 400019 400036 400072 4018 20000 27006 27007 6000 ' +
  '6001 800004 800005 800007 800008 800009 800010 800017 800011 800012 800013 800021 800030 800014 800018 800019 ' +
  '800020 800027 800028 800022 800024 800026 800062 800023 800025 900121 800029 800043 800060 800061 800063 800064 ' +
  '800065 800066 800067 800068 800088 800089 800069 800070 800071 800072 800080 800085 800077 800083 800084 800087 ' +
  '800086 900142 900143 900144 900169 900203 900206 900242 900252 900253 900254 900275 900312 900315 900317 900318 ' +
  '900321 900323 2001 2002 2011 2012 2054 2055 20003 27009 800037 800038 800076 800040 800041 800081 800082 800090 ' +
  '800091 800092 800093 800094 800095 800096 800097 800098 800107 800121 800122 800111 800112 800114 800115 900115 ' +
  '900116 900117 900213 900214 900257 900244 900246 900263 900277 900279 900278 900280 900311 900236 900258 900261 ' +
  '900267 900270 900215 900222 900224 900247 900248 900262 900291 900292 900223 900226 900225 900100 900101 900102 ' +
  '900103 900104 900131 900134 900135 900136 900137 900138 900139 900145 900146 900147 900148 800078 900160 900400 ' +
  '900105 900114 900119 900120 900122 900128 900130 900140 AADSTS7000215 AADSTS7000222 AADSTS700016 AADSTS90002 ' +
  'AADSTS50126 AADSTS50076 AADSTS50079 AADSTS700082 AADSTS70000 AADSTS50173 AADSTS65001';

test('every documented code has a remedy and a plain sentence', () => {
  for (const code of demanded.split(' ')) {
    const meaning = explain(code);
    expect(meaning?.explanation, code).toMatch(/^[A-Z].{20,}\.$/);
  }
});

const reference = new URL('../../../shared/reference/partner-center.md', import.meta.url);

test.skipIf(!existsSync(reference))('every code of the collected table is known', () => {
  const section = readFileSync(reference, 'utf8').split('### 10.2')[1]?.split('### 10.3')[0] ?? '';
  const codes = [...section.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, from, to = from]) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => String(Number(from) + i)),
    ),
  );
  expect(codes.length).toBeGreaterThan(200);
  const known = new Set(rows.flatMap(([listed]) => listed.split(' ')));
  expect(codes.filter((code) => !known.has(code))).toEqual([]);
});

test('no code has two meanings for one path', () => {
  const meanings = rows.flatMap(([codes, , , where = 'anywhere']) =>
    codes.split(' ').map((code) => `${code} ${where}`),
  );
  expect(meanings.filter((meaning, i) => meanings.indexOf(meaning) !== i)).toEqual([]);
});

test('codes with two meanings are told apart by the path', () => {
  const status = '/v1/compliance/csp/agreementstatus';
  expect(explain('2001', status)).not.toEqual(explain('2001', '/v1/customers/x/subscriptions/y'));
  expect(explain('3000', '/v1/profiles/mpn')).not.toEqual(explain('3000', '/v1/customers'));
  expect(explain('900400', '/v1/partners/validateresellers')).not.toEqual(
    explain('900400', '/v1/customers/x/transfers'),
  );
});

test('an unknown code is told by its status', () => {
  expect(explain('999999')).toBeUndefined();
  const remedies = [302, 400, 401, 403, 404, 409, 429, 500, 501, 503].map(
    (status) => explainStatus(status).remedy,
  );
  expect(remedies).toEqual([
    'configuration',
    'fix-input',
    'reauthenticate',
    'ask-person',
    'fix-input',
    'retry',
    'retry',
    'retry',
    'configuration',
    'retry',
  ]);
});
