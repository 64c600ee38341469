import { describe, expect, test } from '@jest/globals';
import { e164Of, phoneOf } from './phones.ts';

const plain = (text: string | undefined) => text?.replace(/\u00a0/gu, ' ');

describe('a number that was told', () => {
  test.each([
    ['0261914017', 'FR', '+33261914017', '02 61 91 40 17', 'landline'],
    ['06.39.98.12.34', 'FR', '+33639981234', '06 39 98 12 34', 'mobile'],
    ['+33 (0)2 61 91 40 17', 'BE', '+33261914017', '02 61 91 40 17', 'landline'],
    ['0033 7 56 91 40 17', 'FR', '+33756914017', '07 56 91 40 17', 'mobile'],
    ['09 72 10 20 30', 'FR', '+33972102030', '09 72 10 20 30', 'landline'],
    ['0800 12 34 56', 'FR', '+33800123456', '0 800 12 34 56', 'other'],
    ['0475 12 34 56', 'BE', '+32475123456', '+32 475 12 34 56', 'mobile'],
    ['+41 44 668 18 00', 'FR', '+41446681800', '+41 44 668 18 00', 'landline'],
  ])('%s, in %s, is %s, shown %s, %s', (text, country, e164, shown, line) => {
    expect({ ...phoneOf(text, country), shown: plain(phoneOf(text, country)?.shown) }).toEqual({ e164, shown, line });
    expect(e164Of(text, country)).toBe(e164);
  });

  test.each(['02 61 91', 'abc', '', '0000000000', '+33 12', '06 39 98 12 34 56', '=1+1'])('%p is none', (text) => {
    expect(phoneOf(text)).toBeUndefined();
    expect(e164Of(text)).toBeNull();
  });

  test('the short way for French digits says what the library says', () => {
    for (let i = 100000000; i < 1000000000; i += 13_371_337) expect(e164Of(`0${i}`)).toBe(phoneOf(`0${i}`)?.e164 ?? `+33${i}`);
  });
});
