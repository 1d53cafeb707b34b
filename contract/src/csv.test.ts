import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteOrderMark, type CsvFault, csvLine, readCsv } from './csv.ts';

/** A cell as it may stand in a list; an apostrophe before a formula's sign is one that `csvLine` puts there. */
const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('a,b', 'x;y', '"', '=1+1', '-cmd', '-20.60', 'a\r\nb'),
  )
  .filter((text) => !/^'([=+@\t\r]|-(?!\d))/.test(text) && !text.startsWith(byteOrderMark));
const header = ['tenant_id', 'decision', 'note'];

test('what is written is read again, whatever stands in the cells', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 }), (rows) => {
      const text = `${byteOrderMark}${[header, ...rows].map((row) => csvLine(row)).join('')}`;
      const kept = rows.filter((row) => row.some((one) => one !== ''));
      expect(readCsv(text).map(({ cells }) => cells)).toEqual([header, ...kept]);
    }),
  );
});

test('a formula is none to a spreadsheet', () => {
  expect(csvLine(['=1+1', '-2'])).toBe("'=1+1,-2\r\n");
});

test.each([';', '\t'])(
  'a spreadsheet may part cells by %j, and lines count as an editor counts them',
  (mark) => {
    const text = [header.join(mark), ['1', '"two\nlines"', '3'].join(mark), ['4', '5', ''].join(mark)].join(
      '\n',
    );
    expect(readCsv(text)).toEqual([
      { line: 1, cells: header },
      { line: 2, cells: ['1', 'two\nlines', '3'] },
      { line: 4, cells: ['4', '5', ''] },
    ]);
  },
);

test.each([
  ['a,"b\n', 1],
  ['a\n"b"c,d\n', 2],
])('%j is no such file', (text, line) => {
  expect(() => readCsv(text)).toThrow(expect.objectContaining({ name: 'CsvFault', line }) as CsvFault);
});
