import { expect, test } from '@jest/globals';
import { Remembered } from './remembered.ts';

test('what is made of a text is made once, of a long one each time, and forgets all before it grows', () => {
  const remembered = new Remembered<string>();
  let made = 0;
  const make = (text: string) => { made++; return text.toUpperCase(); };
  expect([remembered.of('a', make), remembered.of('a', make)]).toEqual(['A', 'A']);
  expect(made).toBe(1);
  const long = 'x'.repeat(301);
  remembered.of(long, make);
  remembered.of(long, make);
  expect(made).toBe(3);
  for (let n = 0; n < 8192; n++) remembered.of(`n${n}`, make);
  made = 0;
  expect(remembered.of('a', make)).toBe('A');
  expect(made).toBe(1);
});
