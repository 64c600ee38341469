import { describe, expect, test } from '@jest/globals';
import { guessDay, guessKind } from './guess.ts';

const kinds = ['title_service', 'sale_order_to_pay', 'order_to_pay', 'bank_attachment', 'bank_attachment_notice', 'nothing_to_seize', 'wage_order_to_pay'];

describe('what the name of a file says', () => {
  test.each([
    ['Signification_ordonnance.pdf', 'title_service'], ['PV saisie-attribution CIC.pdf', 'bank_attachment'], ['dénonciation-saisie-attribution.pdf', 'bank_attachment_notice'],
    ['Commandement aux fins de saisie vente.PDF', 'sale_order_to_pay'], ['commandement.pdf', 'order_to_pay'], ['PV_carence_2026.pdf', 'nothing_to_seize'], ['commandement saisie rémunérations.pdf', 'wage_order_to_pay'],
  ])('%s: %s', (name, kind) => { expect(guessKind(name, kinds)).toBe(kind); });

  test('nothing is guessed that may not be reported, nor from nothing', () => {
    expect(guessKind('PV saisie-attribution.pdf', ['title_service'])).toBeNull();
    expect(guessKind('scan0001.pdf', kinds)).toBeNull();
  });

  test('a day that exists, not to come and not long past', () => {
    expect(guessDay('acte-2026-11-18.pdf', '2026-11-21')).toBe('2026-11-18');
    expect(guessDay('acte_20261118.pdf', '2026-11-21')).toBe('2026-11-18');
    expect(guessDay('acte 18.11.2026.pdf', '2026-11-21')).toBe('2026-11-18');
    expect([guessDay('acte-2026-11-30.pdf', '2026-11-21'), guessDay('acte-2026-02-30.pdf', '2026-11-21'), guessDay('acte-2021-01-05.pdf', '2026-11-21'), guessDay('acte.pdf', '2026-11-21')]).toEqual([null, null, null, null]);
  });
});
