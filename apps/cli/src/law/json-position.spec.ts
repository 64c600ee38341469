/** Where a JSON text goes wrong. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstWrongSign, parseJson } from './json-position.ts';

describe('parseJson', () => {
  test.each([
    ['{"a":1,}', 'ligne 1, colonne 8 : signe inattendu « } »'], ['{"a":\n tru}', 'ligne 2, colonne 2 : signe inattendu « t »'], ['[1 2]', 'ligne 1, colonne 4 : signe inattendu « 2 »'],
    ['[1,\n{"a":"x}\n]', 'ligne 2, colonne 6 : signe inattendu « " »'], ['[1,2', 'ligne 1, colonne 5 : le texte s’arrête avant la fin'], ['{} {}', 'ligne 1, colonne 4 : signe inattendu « { »'],
    ['{\'a\':1}', 'ligne 1, colonne 2 : signe inattendu « \' »'], ['[01]', 'ligne 1, colonne 3 : signe inattendu « 1 »'], ['{"a"}', 'ligne 1, colonne 5 : signe inattendu « } »'], ['nul', 'ligne 1, colonne 1 : signe inattendu « n »'],
  ])('%j: %s', (text, where) => {
    expect(parseJson(text)).toEqual({ ok: false, sentence: `JSON invalide, ${where}.` });
  });
  test('an empty text has its own sentence; a byte-order mark is no fault', () => {
    expect(parseJson(' \n')).toMatchObject({ ok: false, sentence: expect.stringContaining('vide') });
    expect(parseJson('\ufeff{"a":[1,"é"]}')).toEqual({ ok: true, value: { a: [1, 'é'] } });
  });
  test('agrees with JSON.parse on what is valid', () => {
    fc.assert(fc.property(fc.json(), (text) => expect(firstWrongSign(text)).toBe(text.length)));
    fc.assert(fc.property(fc.json(), fc.nat(), fc.constantFrom(',', '}', '"', '', '\\', '\n'), (text, place, sign) => {
      const at = place % (text.length + 1), broken = text.slice(0, at) + sign + text.slice(at + 1);
      const parsed = parseJson(broken);
      let valid = true;
      try {
        JSON.parse(broken);
      } catch {
        valid = false;
      }
      expect(parsed.ok).toBe(valid && broken.trim() !== '');
    }));
  });
});
