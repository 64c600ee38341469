import { describe, expect, test } from '@jest/globals';
import { strengthOf } from './strength.ts';

const person = { name: 'Hélène Vasseur', email: 'helene.vasseur@orvelle.example' };
const said = (password: string) => strengthOf(password, person).say;

describe('what is told of a password while it is typed', () => {
  test('how many signs are lacking, or too many; an accent is one sign', () => {
    expect(strengthOf('')).toEqual({ say: 'empty' });
    expect(strengthOf('été')).toEqual({ say: 'short', lacks: 9 });
    expect(strengthOf('🙂🙂🙂')).toEqual({ say: 'short', lacks: 9 });
    expect(strengthOf('xy3'.repeat(70))).toEqual({ say: 'too_long', over: 10 });
  });
  test('one’s own name or address, dressed with a few signs, is known to everybody', () => {
    for (const password of ['HeleneVasseur', 'vasseur-2026!', 'Hélène.Vasseur1', 'orvelle123456'.slice(0, 12)]) expect([password, said(password)]).toEqual([password, 'personal']);
    expect(said('vasseur mange des huîtres')).toBe('long');
  });
  test('what follows from its beginning is simple', () => {
    for (const password of ['aaaaaaaaaaaa', 'abcdefghijklm', '012345678901', 'azertyuiopqs', 'abcabcabcabc', '121212121212', 'qwertyuiopas']) expect([password, said(password)]).toEqual([password, 'simple']);
  });
  test('words that have nothing to do with each other are enough, and better when there are four', () => {
    expect(said('brouette luzn')).toBe('enough');
    expect(said('brouette luzerne orgue quai')).toBe('long');
  });
});
