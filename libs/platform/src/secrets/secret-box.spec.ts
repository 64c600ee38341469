import { describe, expect, test } from '@jest/globals';
import { SecretBox } from './secret-box.ts';

const box = (fill: number) => new SecretBox({ secretKey: new Uint8Array(32).fill(fill) } as never);

describe('what is sealed', () => {
  const sealed = box(1).seal('JBSWY3DPEHPK3PXP', 'totp', 'user-1');

  test('opens with the same key, for the same use, about the same', () => {
    expect(box(1).open(sealed, 'totp', 'user-1')).toBe('JBSWY3DPEHPK3PXP');
    expect(sealed).not.toContain('JBSWY');
    expect(box(1).seal('JBSWY3DPEHPK3PXP', 'totp', 'user-1')).not.toBe(sealed);
  });

  test('and not otherwise', () => {
    for (const open of [() => box(2).open(sealed, 'totp', 'user-1'), () => box(1).open(sealed, 'other', 'user-1'), () => box(1).open(sealed, 'totp', 'user-2'), () => box(1).open(`${sealed.slice(0, -2)}AA`, 'totp', 'user-1'), () => box(1).open('JBSWY3DPEHPK3PXP', 'totp', 'user-1')]) expect(open).toThrow();
  });

  test('a mark is worth nothing without the key', () => {
    expect(box(1).mark('a', 'x')).toBe(box(1).mark('a', 'x'));
    expect(new Set([box(1).mark('a', 'x'), box(2).mark('a', 'x'), box(1).mark('a', 'y'), box(1).mark('b', 'x')]).size).toBe(4);
  });

  test('without a key nothing is sealed', () => {
    expect(() => new SecretBox({} as never).seal('a', 'x', 'y')).toThrow('SECRET_KEY');
  });
});
