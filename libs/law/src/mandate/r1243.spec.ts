/** CPCE R124-3: the written mandate, its four clauses and its dates (rules 1.3). */
import { describe, expect, test } from '@jest/globals';
import { checkMandate, MANDATE_CLAUSES, type MandateFacts } from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const today = day('2026-11-21');
const mandate: MandateFacts = {
  reference: 'MD-2024-11', signedOn: day('2024-11-04'), from: day('2024-11-15'), to: day('2026-11-30'), powerToReceive: true,
  clauses: { claims: 'Fondement et montant par bordereau.', insurance: true, fee: '12 % HT des sommes encaissées.', remittance: 'Chaque mois.' },
};
const refusal = (more: Partial<MandateFacts>, on = today) => checkMandate({ ...mandate, ...more }, on).refusal;

describe('checkMandate (CPCE R124-3)', () => {
  test('a complete mandate in force lets act, on its first day and on its last', () => {
    expect([refusal({}), refusal({}, day('2024-11-15')), refusal({}, day('2026-11-30')), refusal({ from: null, to: null })]).toEqual([null, null, null, null]);
  });
  test('no mandate, no act', () => {
    expect(checkMandate(null, today)).toMatchObject({ refusal: { code: 'mandate_missing', article: 'CPCE R124-3', facts: { on: '2026-11-21' } } });
    expect([null, undefined].map((none) => checkMandate(none, today).mentions.filter((mention) => mention.present))).toEqual([[], []]);
  });
  test('unsigned, or signed later', () => {
    expect(refusal({ signedOn: null })).toMatchObject({ code: 'mandate_unsigned', facts: { mandate: 'MD-2024-11', signedOn: null } });
    expect(checkMandate({ ...mandate, signedOn: null, reference: null }, today)).toMatchObject({ mentions: [{}, {}, {}, {}, { present: true }, { id: 'signature', present: false }], refusal: { facts: { mandate: null, on: '2026-11-21' } } });
    expect(refusal({ signedOn: today })).toBeNull();
    expect(refusal({ signedOn: day('2026-11-22') })).toMatchObject({ code: 'mandate_unsigned', facts: { signedOn: '2026-11-22' } });
  });
  test.each(MANDATE_CLAUSES)('without the clause %s', (clause) => {
    for (const absent of [null, '', '  ', false]) {
      expect(refusal({ clauses: { ...mandate.clauses, [clause]: absent } })).toMatchObject({ code: 'mandate_clause_missing', article: 'CPCE R124-3', facts: { missing: [clause] } });
    }
  });
  test('without the power to receive', () => {
    expect(refusal({ powerToReceive: false })).toMatchObject({ code: 'mandate_clause_missing', facts: { missing: ['powerToReceive'] } });
  });
  test('before its first day and after its last', () => {
    expect(refusal({}, day('2024-11-14'))).toMatchObject({ code: 'mandate_not_yet_in_force', facts: { from: '2024-11-15' } });
    expect(refusal({}, day('2026-12-01'))).toMatchObject({ code: 'mandate_ended', facts: { to: '2026-11-30' } });
  });
  test('lists every mention with its number', () => {
    expect(checkMandate(mandate, today).mentions.map((mention) => `${mention.id} ${mention.article} ${mention.present}`)).toEqual([
      'claims CPCE R124-3 1° true', 'insurance CPCE R124-3 2° true', 'fee CPCE R124-3 3° true', 'remittance CPCE R124-3 4° true', 'powerToReceive CPCE R124-3 true', 'signature CPCE R124-3 true']);
  });
});
