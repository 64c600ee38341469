/** Every euro has its sentence, in French and in English (design: amounts explain themselves). */
import { describe, expect, test } from '@jest/globals';
import { cents, explainLine, explainRate, LAW, computeStatement, isLawError, parseMoney, parseRate, type InterestLine, type RateComposition, type StatementFacts } from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const rate = (text: string) => parseRate(text)!;
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const both = (composition: RateComposition): string[] => [plain(explainRate(composition)), plain(explainRate(composition, 'en'))];

describe('explainRate', () => {
  test('the contract’s', () => {
    expect(both({ kind: 'contract' })).toEqual(['taux du contrat', 'contract rate']);
  });
  test('the ECB’s, running and frozen, with half a point, and with none', () => {
    const ecb = { kind: 'ecb', reference: rate('2.15'), at: day('2026-01-01'), points: rate('10'), frozen: false } as const;
    expect(both(ecb)).toEqual(['taux BCE au 1er janvier 2026 : 2,15 % + 10', 'ECB rate on 1 January 2026: 2.15% + 10']);
    expect(both({ ...ecb, points: rate('8'), frozen: true })).toEqual(['taux BCE au 1er janvier 2026 : 2,15 % + 8, figé', 'ECB rate on 1 January 2026: 2.15% + 8, frozen']);
    expect(both({ ...ecb, points: rate('7.5') })).toEqual(['taux BCE au 1er janvier 2026 : 2,15 % + 7,5', 'ECB rate on 1 January 2026: 2.15% + 7.5']);
    expect(both({ ...ecb, points: rate('0') })).toEqual(['taux BCE au 1er janvier 2026 : 2,15 %', 'ECB rate on 1 January 2026: 2.15%']);
    expect(both({ ...ecb, points: rate('7.05') })).toEqual(['taux BCE au 1er janvier 2026 : 2,15 % + 7,05', 'ECB rate on 1 January 2026: 2.15% + 7.05']);
  });
  test('the legal one, by its half-year and column, with the five points and their day', () => {
    const legal = { kind: 'legal', column: 'otherCreditor', reference: rate('2.62'), at: day('2026-01-01'), points: rate('0'), pointsFrom: null } as const;
    expect(both(legal)).toEqual(['taux légal du premier semestre 2026, autres cas : 2,62 %', 'legal rate of the first half of 2026, other cases: 2.62%']);
    expect(both({ ...legal, at: day('2026-06-30') })[0]).toBe('taux légal du premier semestre 2026, autres cas : 2,62 %');
    expect(both({ ...legal, column: 'individualCreditor', at: day('2026-07-01'), reference: rate('6.84') })).toEqual(['taux légal du second semestre 2026, créancier particulier : 6,84 %', 'legal rate of the second half of 2026, individual creditor: 6.84%']);
    expect(both({ ...legal, points: rate('5'), pointsFrom: day('2026-11-03') })[0]).toBe('taux légal du premier semestre 2026, autres cas : 2,62 % + 5 depuis le 3 novembre 2026');
    expect(both({ ...legal, points: rate('5'), pointsFrom: day('2026-05-03') })).toEqual([
      'taux légal du premier semestre 2026, autres cas : 2,62 % + 5 depuis le 3 mai 2026', 'legal rate of the first half of 2026, other cases: 2.62% + 5 since 3 May 2026']);
  });
});

describe('explainLine', () => {
  const facts: StatementFacts = { asOf: day('2026-11-21'), regime: 'public', claims: [{ id: 'F-1', dueOn: day('2026-04-30'), amount: parseMoney('10000.00')! }] };
  const lines = (more: Partial<StatementFacts>): readonly InterestLine[] => {
    const statement = computeStatement({ ...facts, ...more }, LAW);
    if (isLawError(statement)) throw new Error(statement.message);
    return statement.claims[0]!.interest;
  };
  test('a public debtor’s rate is frozen on the half-year in which interest began', () => {
    expect(lines({}).map((line) => plain(explainLine(line)))).toEqual([
      '169,63 € = 10 000,00 € × 10,15 % × 61 j / 365 (CCP R2192-31 ; taux BCE au 1er janvier 2026 : 2,15 % + 8, figé)', '400,44 € = 10 000,00 € × 10,15 % × 144 j / 365 (CCP R2192-31 ; taux BCE au 1er janvier 2026 : 2,15 % + 8, figé)']);
    expect(lines({ regime: 'commercial' }).map((line) => plain(explainRate(line.composition)))).toEqual(['taux BCE au 1er janvier 2026 : 2,15 % + 10', 'taux BCE au 1er juillet 2026 : 2,40 % + 10']);
  });
  test('the article of a contract’s rate is the contract itself', () => {
    const line: InterestLine = { from: day('2024-01-01'), to: day('2024-06-30'), days: 182, base: cents(1_000_000), rate: rate('15'), year: 366, amount: cents(74_590), article: 'contrat', confidence: 'high', composition: { kind: 'contract' } };
    expect([plain(explainLine(line)), plain(explainLine(line, 'en'))]).toEqual(['745,90 € = 10 000,00 € × 15,00 % × 182 j / 366 (taux du contrat)', '€745.90 = €10,000.00 × 15.00% × 182 d / 366 (contract rate)']);
  });
});
