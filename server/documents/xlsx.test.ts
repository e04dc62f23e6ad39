import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { renderXlsx } from './xlsx.ts';

const sheets = [
  {
    name: 'Chiffres',
    head: ['Nom', 'Valeur'],
    rows: [
      ['Visites <1> & "2"', 1151],
      ['Ventes', null],
      ['Lu', { wall: '2026-12-04T17:02' }],
    ],
  },
  { name: 'Preuves', head: Array.from({ length: 28 }, (_, i) => `c${i}`), rows: [] },
];

test('a spreadsheet keeps numbers, marks and empty cells, and is the same bytes each time', async () => {
  const bytes = renderXlsx(sheets);
  const rows = await readSheet(Buffer.from(bytes), 'Chiffres');
  expect(rows).toEqual([
    ['Nom', 'Valeur'],
    ['Visites <1> & "2"', 1151],
    ['Ventes', null],
    // A date cell has no zone: what the clock on the wall showed.
    ['Lu', new Date('2026-12-04T17:02:00Z')],
  ]);
  expect((await readSheet(Buffer.from(bytes), 'Preuves'))[0]).toHaveLength(28);
  expect(renderXlsx(sheets)).toEqual(bytes);
});
