import { expect, test } from '@jest/globals';
import { toCsv } from './download.ts';

test('a table for a spreadsheet: its mark, semicolons, quotes where they are needed', () => {
  expect(toCsv([['Fichier', 'Ligne'], ['a;b.csv', '2'], ['dit "x"', '3']])).toBe('\ufeffFichier;Ligne\r\n"a;b.csv";2\r\n"dit ""x""";3\r\n');
});

test.each(['=1+1', '+33', '-5', '@x', '\tx'])('what a spreadsheet would compute is text: %j', (cell) => {
  expect(toCsv([[cell]])).toBe(`\ufeff'${cell}\r\n`);
});
