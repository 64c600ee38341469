/** What is wrong is a value with a code, a sentence on one line and, where one is to blame, a field; a bug stays a bug. */
import { describe, expect, test } from '@jest/globals';
import { attempt, isLawError, LawFault } from '../index.ts';

describe('attempt', () => {
  test('gives what the work gives, or the fault as a value, with its field where it has one', () => {
    expect(attempt(() => 40)).toBe(40);
    expect(attempt(() => { throw new LawFault('bad_date', 'asOf : rien.', 'asOf'); })).toEqual({ lawError: true, code: 'bad_date', message: 'asOf : rien.', field: 'asOf' });
    expect(Object.keys(attempt(() => { throw new LawFault('rate_unknown', 'Le taux manque.'); }))).toEqual(['lawError', 'code', 'message']);
  });
  test('lets a bug through', () => {
    expect(() => attempt(() => { throw new TypeError('a bug'); })).toThrow(TypeError);
  });
  test('control characters of a quoted value are written out, in four digits', () => {
    expect(new LawFault('bad_field', 'a\nb\u0000c\u007fd\u2028e').message).toBe('a\\u000ab\\u0000c\\u007fd\\u2028e');
  });
});

test('isLawError knows its own among anything', () => {
  const error = attempt(() => { throw new LawFault('bad_date', 'x'); });
  expect([error, { lawError: true }, { lawError: 'true' }, {}, null, undefined, 40, 'lawError', Object.assign(() => 0, { lawError: true })].map(isLawError)).toEqual([true, true, false, false, false, false, false, false, false]);
});
