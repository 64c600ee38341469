import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvRecords } from './csv-records.ts';

const read = (text: string, slices: readonly string[] = [text], delimiter = ';') => [...csvRecords(slices, delimiter)];
const cut = (text: string, size: number): string[] => text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];

describe('the records of a table', () => {
  test('carry the physical line where they begin, however lines end', () => {
    expect(read('a;b\r\n"c\nd";e\rf;g\n\nh;i')).toEqual([
      { line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['c\nd', 'e'] }, { line: 4, cells: ['f', 'g'] }, { line: 5, cells: [''] }, { line: 6, cells: ['h', 'i'] },
    ]);
  });

  test('a quote inside a bare cell is a character like another, and doubled in a quoted one', () => {
    expect(read('écran 24";"dit ""le Bref""";  "x;y" ;z')).toEqual([{ line: 1, cells: ['écran 24"', 'dit "le Bref"', 'x;y', 'z'] }]);
  });

  test('quoted words followed by more text are a name with its quotes, where they can be nothing else', () => {
    expect(read('a;"Le Grand" SARL;b\n"Tom" et "Jeanne" ;c\n"x" y')).toEqual([{ line: 1, cells: ['a', '"Le Grand" SARL', 'b'] }, { line: 2, cells: ['"Tom" et "Jeanne" ', 'c'] }, { line: 3, cells: ['"x" y'] }]);
    expect(read('a;"Le;Grand" SARL;b\n"Le ""G""" SARL;c\n"x" "y;z"\n"a\nb" c;d').map((record) => ('cells' in record ? record.cells : record.problem))).toEqual(['unclosed_quote', 'unclosed_quote', 'unclosed_quote', 'unclosed_quote', ['b" c', 'd']]);
  });

  test('a quote that is never closed costs its own line', () => {
    expect(read('a;"b;c\nd;e;f\ng;h;i\n')).toEqual([{ line: 1, problem: 'unclosed_quote' }, { line: 2, cells: ['d', 'e', 'f'] }, { line: 3, cells: ['g', 'h', 'i'] }]);
  });

  test('nor does it merge the lines up to the next quote', () => {
    expect(read('a;"b;c\nd;e;f\ng;"h";i\n')).toEqual([{ line: 1, problem: 'unclosed_quote' }, { line: 2, cells: ['d', 'e', 'f'] }, { line: 3, cells: ['g', 'h', 'i'] }]);
  });

  test('the line of a bad quote in a record of several lines is the line of the quote', () => {
    expect(read('"a\nb";"c"d\ne;f')).toEqual([{ line: 2, problem: 'unclosed_quote' }, { line: 3, cells: ['e', 'f'] }]);
  });

  test('a line without end is refused, and the next one read', () => {
    const long = 'x'.repeat(2_500_000);
    expect(read('', cut(`a;b\n${long}\nc;d\n"${long}\ne;f\n`, 100_000))).toEqual([
      { line: 1, cells: ['a', 'b'] }, { line: 2, problem: 'line_too_long' }, { line: 3, cells: ['c', 'd'] }, { line: 4, problem: 'line_too_long' }, { line: 5, cells: ['e', 'f'] },
    ]);
  });

  test('a quote left open over a million characters costs its own line', () => {
    const rows = 'e;f\n'.repeat(300_000);
    const found = read('', cut(`a;"b\n${rows}`, 200_000));
    expect(found[0]).toEqual({ line: 1, problem: 'unclosed_quote' });
    expect(found).toHaveLength(300_001);
    expect(found.at(-1)).toEqual({ line: 300_001, cells: ['e', 'f'] });
  });

  test('a thousand cells are enough', () => {
    expect(read(`${';'.repeat(5_000)}\na;"b"${';'.repeat(5_000)}\nc;d`)).toEqual([{ line: 1, problem: 'too_many_cells' }, { line: 2, problem: 'too_many_cells' }, { line: 3, cells: ['c', 'd'] }]);
  });

  test('are the same however the text is sliced', () => {
    const alphabet = fc.constantFrom('a', 'é', '"', '""', ';', '\n', '\r\n', '\r', ' ', '";"', '" a', ' "b" c');
    fc.assert(fc.property(fc.array(alphabet, { maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (pieces, size) => {
      const text = pieces.join('');
      expect(read('', cut(text, size))).toEqual(read(text));
    }));
  });

  test('are those of csv-parse in every table that is well formed', () => {
    const cell = fc.array(fc.constantFrom('a', 'é', '"', ';', '\n', 'b c', '€'), { maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(';')).join('\n');
      const expected = parse(text, { delimiter: ';', relax_column_count: true }) as string[][];
      expect(read(text).map((record) => ('cells' in record ? record.cells : record.problem))).toEqual(expected);
    }));
  });
});
