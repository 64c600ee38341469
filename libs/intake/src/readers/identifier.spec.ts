import { expect, test } from '@jest/globals';
import { checks, sirenOf, vatOf } from './identifier.ts';

test('a SIREN is nine digits, a SIRET fourteen that begin with it', () => {
  expect(sirenOf('012 345 674')).toEqual({ siren: '012345674', siret: null });
  expect(sirenOf('012 345 674 00017')).toEqual({ siren: '012345674', siret: '01234567400017' });
  expect(sirenOf('12345674')).toBeNull();
  expect(sirenOf('RCS 012345674')).toBeNull();
});

test('the last digit of a SIREN checks the others', () => {
  expect(checks('012345674')).toBe(true);
  expect(checks('012345675')).toBe(false);
});

test('a VAT number is compact and in capitals', () => {
  expect(vatOf('fr 05 987 654 321')).toBe('FR05987654321');
  expect(vatOf('20,00 %')).toBeNull();
  expect(vatOf('non assujetti')).toBeNull();
});
