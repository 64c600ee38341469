/** The statement of debt, rule by rule and row by row. Sources: the contract's sample and worked examples, and the reference of rules. */
import { describe, expect, test } from '@jest/globals';
import { explainLine, computeStatement, isLawError, LAW, parseMoney, statementFromJson, statementToJson, type Statement, type StatementFacts, type StatementJson } from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const euros = (text: string) => parseMoney(text)!;

function statement(input: object): StatementJson {
  const result = statementFromJson(input, LAW);
  if (isLawError(result)) throw new Error(`${result.code}: ${result.message}`);
  return result;
}
function codeOf(input: unknown): string | undefined {
  const result = statementFromJson(input, LAW);
  return isLawError(result) ? result.code : undefined;
}
const lines = (result: StatementJson, index = 0): string[] => result.claims[index]!.interest.map((line) => `${line.days} d × ${line.rate} % = ${line.amount}`);
const claim = (id: string, dueOn: string, amount: string, more: object = {}): object => ({ id, dueOn, amount, ...more });
const base = { asOf: '2026-11-21', regime: 'commercial', dayCount: 'ACT_365' };
const ten = claim('F-1', '2026-04-30', '10000.00');

describe('the contract’s sample', () => {
  const input = {
    asOf: '2026-11-21', regime: 'commercial', dayCount: 'ACT_365',
    claims: [{ id: 'F-1', dueOn: '2026-04-30', amount: '10000.00' }, { id: 'F-2', dueOn: '2026-05-31', amount: '2500.00', contractRate: '15.00' }],
    credits: [{ id: 'A-1', claim: 'F-1', amount: '200.00' }], payments: [{ id: 'P-1', on: '2026-08-15', amount: '3000.00' }],
  };
  test('gives its result to the letter, keys in order and none more (statement contract, Result)', () => {
    const { warnings, ...rest } = statement(input);
    expect(JSON.stringify(rest)).toBe(JSON.stringify({
      asOf: '2026-11-21',
      totals: { principal: '12300.00', interest: '754.17', indemnity: '80.00', costs: '0.00', paid: '3000.00', unallocated: '0.00', due: '10134.17', dailyInterest: '3.3056' },
      claims: [
        { id: 'F-1', principal: '9800.00',
          interest: [
            { from: '2026-05-01', to: '2026-06-30', days: 61, base: '9800.00', rate: '12.15', amount: '198.99', article: 'C. com. L441-10 II' },
            { from: '2026-07-01', to: '2026-08-15', days: 46, base: '9800.00', rate: '12.40', amount: '153.15', article: 'C. com. L441-10 II' },
            { from: '2026-08-16', to: '2026-11-21', days: 98, base: '9730.22', rate: '12.40', amount: '323.95', article: 'C. com. L441-10 II' }],
          interestTotal: '676.09', indemnity: '40.00', paid: { interest: '352.14', principal: '69.78', indemnity: '0.00' },
          outstanding: { interest: '323.95', principal: '9730.22', indemnity: '40.00' } },
        { id: 'F-2', principal: '2500.00',
          interest: [
            { from: '2026-06-01', to: '2026-06-30', days: 30, base: '2500.00', rate: '15.00', amount: '30.82', article: 'contrat' },
            { from: '2026-07-01', to: '2026-08-15', days: 46, base: '2500.00', rate: '15.00', amount: '47.26', article: 'contrat' }],
          interestTotal: '78.08', indemnity: '40.00', paid: { interest: '78.08', principal: '2500.00', indemnity: '0.00' },
          outstanding: { interest: '0.00', principal: '0.00', indemnity: '40.00' } }],
      payments: [{ id: 'P-1', allocations: [
        { to: 'interest', claim: 'F-2', amount: '78.08' }, { to: 'principal', claim: 'F-2', amount: '2500.00' },
        { to: 'interest', claim: 'F-1', amount: '352.14' }, { to: 'principal', claim: 'F-1', amount: '69.78' }], unallocated: '0.00' }],
    }));
    expect(warnings.map(({ message: _message, ...warning }) => warning)).toEqual([{ code: 'rate_to_confirm', claim: 'F-1', article: 'C. com. L441-10 II' }]);
  });
});

describe('the worked examples (statement contract, Worked examples)', () => {
  test('commercial 10,000.00: 203.05 + 489.21 = 692.26, and 40.00 (also rules 2.2)', () => {
    const result = statement({ ...base, claims: [ten] });
    expect(lines(result)).toEqual(['61 d × 12.15 % = 203.05', '144 d × 12.40 % = 489.21']);
    expect(result.totals).toMatchObject({ interest: '692.26', indemnity: '40.00' });
  });
  test('public, the same: 169.63 + 400.44 = 570.07, and 40.00, the rate frozen (also rules 2.7)', () => {
    const result = statement({ ...base, regime: 'public', claims: [ten] });
    expect(lines(result)).toEqual(['61 d × 10.15 % = 169.63', '144 d × 10.15 % = 400.44']);
    expect(result.totals).toMatchObject({ interest: '570.07', indemnity: '40.00' });
  });
  test('civil 1,500.00, notice of 2025-11-10: 5.78 + 19.49 + 16.27 = 41.54, no indemnity (also rules 3.2)', () => {
    const result = statement({ ...base, regime: 'civil', noticeReceivedOn: '2025-11-10', claims: [claim('F-1', '2025-09-30', '1500.00')] });
    expect(lines(result)).toEqual(['51 d × 2.76 % = 5.78', '181 d × 2.62 % = 19.49', '144 d × 2.75 % = 16.27']);
    expect(result.totals).toMatchObject({ interest: '41.54', indemnity: '0.00' });
  });
  test('civil 5,000.00, judgment of 2026-03-02: 21.89 + 61.59 + 152.88 = 236.36 (also rules 3.4)', () => {
    const result = statement({ ...base, regime: 'civil', judgment: { enforceableOn: '2026-03-02' }, claims: [claim('F-1', '2025-09-30', '5000.00')] });
    expect(lines(result)).toEqual(['61 d × 2.62 % = 21.89', '59 d × 7.62 % = 61.59', '144 d × 7.75 % = 152.88']);
    expect(result.claims[0]!.interest.map((line) => `${line.from} ${line.article}`)).toEqual(['2026-03-03 CMF L313-2', '2026-05-03 CMF L313-3', '2026-07-01 CMF L313-3']);
    expect(result.totals.interest).toBe('236.36');
  });
  test('the day count: 10,000.00 over 2024 at the legal rate, 499.46 ACT_ACT and 500.83 ACT_365 (rules 3.5)', () => {
    const year = { asOf: '2024-12-31', regime: 'civil', noticeReceivedOn: '2023-12-31', claims: [claim('F-1', '2023-06-30', '10000.00')] };
    // The reference rounds once; the contract rounds each line: 252.11 + 247.34 and 252.81 + 248.02.
    expect(lines(statement(year))).toEqual(['182 d × 5.07 % = 252.11', '184 d × 4.92 % = 247.34']);
    expect(lines(statement({ ...year, dayCount: 'ACT_365' }))).toEqual(['182 d × 5.07 % = 252.81', '184 d × 4.92 % = 248.02']);
  });
  test('a demo case: 2,000.00 received on 10 August 2026 pays the interest, then the principal, of the oldest invoice (design figures)', () => {
    const result = statement({
      asOf: '2026-11-21', regime: 'commercial', claims: [claim('A', '2026-04-30', '4860.00'), claim('B', '2026-05-31', '3274.80'), claim('C', '2026-06-30', '2118.00')],
      credits: [{ id: 'AV', claim: 'B', amount: '274.80' }], payments: [{ id: 'P', on: '2026-08-10', amount: '2000.00' }],
    });
    expect(result.totals).toEqual({ principal: '9978.00', interest: '552.60', indemnity: '120.00', costs: '0.00', paid: '2000.00', unallocated: '0.00', due: '8650.60', dailyInterest: '2.7669' });
    expect(result.payments[0]!.allocations).toEqual([{ to: 'interest', claim: 'A', amount: '166.37' }, { to: 'principal', claim: 'A', amount: '1833.63' }]);
  });
});

describe('rule 1, principal', () => {
  test('a credit note corrects the invoice from the start, and takes the indemnity with the last cent (also rules 2.4)', () => {
    const result = statement({ ...base, claims: [ten], credits: [{ id: 'A', claim: 'F-1', amount: '9999.99' }, { id: 'B', claim: 'F-1', amount: '0.01' }] });
    expect(result.claims[0]).toMatchObject({ principal: '0.00', interest: [], indemnity: '0.00' });
  });
  test('credits above the amount are an error', () => {
    expect(codeOf({ ...base, claims: [ten], credits: [{ id: 'A', claim: 'F-1', amount: '10000.01' }] })).toBe('credit_above_amount');
  });
});

describe('rule 2, interest days', () => {
  const civil = { ...base, regime: 'civil', claims: [claim('F-1', '2026-04-30', '1000.00', { contractRate: '10.00' })] };
  const first = (more: object): string | undefined => statement({ ...civil, ...more }).claims[0]!.interest[0]?.from;
  test('civil: the earlier of notice and judgment, or the due date if that is later', () => {
    expect(first({ noticeReceivedOn: '2026-06-10', judgment: { enforceableOn: '2026-05-20' } })).toBe('2026-05-21');
    expect(first({ noticeReceivedOn: '2026-06-10' })).toBe('2026-06-11');
    expect(first({ noticeReceivedOn: '2026-01-10' })).toBe('2026-05-01');
  });
  test('civil: with neither, no interest runs, contractual or legal, and a warning says so once', () => {
    const result = statement(civil);
    expect(result.totals.interest).toBe('0.00');
    expect(result.warnings.map((warning) => warning.code)).toEqual(['no_notice']);
  });
  test('civil: a contract that puts in default on the due date needs no notice (C. civ. 1344)', () => {
    const result = statement({ ...civil, claims: [claim('F-1', '2026-04-30', '1000.00', { defaultOnDue: true })] });
    expect(result.claims[0]!.interest[0]!.from).toBe('2026-05-01');
    expect(result.warnings).toEqual([]);
  });
  test('interest stops the day before the earliest stop (also rules 10.2)', () => {
    const result = statement({ ...base, claims: [ten], stops: [{ on: '2026-10-01' }, { on: '2026-09-01' }] });
    expect(result.claims[0]!.interest.at(-1)!.to).toBe('2026-08-31');
    expect(result.totals.dailyInterest).toBe('0.0000');
  });
});

describe('rule 3, rate', () => {
  test('a contract rate of zero counts as given, and its lines are printed', () => {
    expect(lines(statement({ ...base, claims: [claim('F-1', '2026-04-30', '10000.00', { contractRate: '0.00' })] }))).toEqual(['61 d × 0.00 % = 0.00', '144 d × 0.00 % = 0.00']);
  });
  test('public: a contract rate is ignored, with a warning', () => {
    const result = statement({ ...base, regime: 'public', claims: [claim('F-1', '2026-04-30', '10000.00', { contractRate: '15.00' })] });
    expect(result.totals.interest).toBe('570.07');
    expect(result.warnings).toMatchObject([{ code: 'contract_rate_ignored', claim: 'F-1' }]);
  });
  test('civil: an individual has his own column, and its doubt is told', () => {
    const result = statement({ ...base, regime: 'civil', creditor: 'individual', noticeReceivedOn: '2026-05-31', claims: [ten] });
    expect(lines(result)).toEqual(['30 d × 6.67 % = 54.82', '144 d × 6.84 % = 269.85']);
    expect(result.warnings).toMatchObject([{ code: 'rate_to_confirm', claim: 'F-1', article: 'CMF L313-2' }]);
  });
  test('civil: the five points come on the day after the two months, the month’s last day where there is none, on the legal rate only', () => {
    const judged = { ...base, regime: 'civil', judgment: { enforceableOn: '2025-12-31' } };
    expect(statement({ ...judged, claims: [claim('F-1', '2025-06-30', '1000.00')] }).claims[0]!.interest.map((line) => `${line.from} ${line.rate}`))
      .toEqual(['2026-01-01 2.62', '2026-03-01 7.62', '2026-07-01 7.75']);
    expect(statement({ ...judged, claims: [claim('F-1', '2025-06-30', '1000.00', { contractRate: '4.00' })] }).claims[0]!.interest.map((line) => line.rate)).toEqual(['4.00', '4.00']);
  });
  test('civil: the five points begin on the last day of a half-year, or after its end, and no line runs over it', () => {
    const of = (enforceableOn: string): string[] => lines(statement({ ...base, regime: 'civil', judgment: { enforceableOn }, claims: [claim('F-1', '2025-06-30', '5000.00')] }));
    expect(of('2026-04-29')).toEqual(['61 d × 2.62 % = 21.89', '1 d × 7.62 % = 1.04', '144 d × 7.75 % = 152.88']);
    expect(of('2026-05-02')).toEqual(['59 d × 2.62 % = 21.18', '2 d × 2.75 % = 0.75', '142 d × 7.75 % = 150.75']);
  });
  test('a day whose rate is not in the table is an error that names the half-year; not where the base is zero or a contract gives the rate', () => {
    const late = { ...base, asOf: '2027-01-01' };
    expect(statementFromJson({ ...late, claims: [ten] }, LAW)).toMatchObject({ code: 'rate_unknown', message: expect.stringContaining('2027-01-01') });
    expect(codeOf({ ...late, claims: [ten], payments: [{ id: 'P', on: '2026-11-30', amount: '20000.00' }] })).toBeUndefined();
    expect(codeOf({ ...late, claims: [claim('F-1', '2026-04-30', '10000.00', { contractRate: '12.00' })] })).toBeUndefined();
    expect(codeOf({ ...late, regime: 'public', claims: [ten] })).toBeUndefined();
    expect(codeOf({ ...base, claims: [claim('F-1', '2014-12-01', '10.00')] })).toBe('rate_unknown');
  });
  test.each([
    ['commercial', {}, 'ecb_main_refinancing_rate', 'C. com. L441-10 II'], ['public', { claims: [claim('F-1', '2027-01-04', '10.00')] }, 'ecb_main_refinancing_rate', 'CCP R2192-31'],
    ['civil', { noticeReceivedOn: '2026-05-02' }, 'legal_rate_other', 'CMF L313-2'], ['civil', { noticeReceivedOn: '2026-05-02', creditor: 'individual' }, 'legal_rate_individual', 'CMF L313-2'],
  ])('%s %o: what lacks is named, so that it can be entered: %s', (regime, more, rate, article) => {
    expect(statementFromJson({ ...base, regime, asOf: '2027-02-01', claims: [ten], ...more }, LAW)).toMatchObject({ lacking: { rate, from: '2027-01-01', to: '2027-06-30', article } });
    expect(statementFromJson({ ...base, asOf: 'x' }, LAW)).not.toHaveProperty('lacking');
  });
  test('a contract rate below three times the legal rate in a half-year touched is told, not corrected (also rules 2.3)', () => {
    const at = (rate: string, more: object = {}): string[] => statement({ ...base, ...more, claims: [claim('F-1', '2026-04-30', '10000.00', { contractRate: rate })] }).warnings.map((warning) => warning.code);
    expect(at('8.25')).toEqual([]);
    expect(at('8.2499')).toEqual(['contract_rate_below_floor']);
    expect(at('7.86', { asOf: '2026-06-30' })).toEqual([]);
    expect(at('0.00', { asOf: '2026-04-30' })).toEqual([]);
  });
});

describe('rule 4, lines', () => {
  test('a line of one day: on the first day, and after a half-year ended', () => {
    expect(lines(statement({ ...base, asOf: '2026-05-01', claims: [ten] }))).toEqual(['1 d × 12.15 % = 3.33']);
    expect(lines(statement({ ...base, asOf: '2026-07-01', claims: [ten] }))).toEqual(['61 d × 12.15 % = 203.05', '1 d × 12.40 % = 3.40']);
  });
  test('a payment that meets no principal cuts no line; one that does cuts it on its own day', () => {
    const pay = (amount: string): string[] => statement({ ...base, claims: [ten], payments: [{ id: 'P', on: '2026-08-15', amount }] }).claims[0]!.interest.map((line) => `${line.from} ${line.to}`);
    expect(pay('359.32')).toEqual(['2026-05-01 2026-06-30', '2026-07-01 2026-11-21']);
    expect(pay('359.33')).toEqual(['2026-05-01 2026-06-30', '2026-07-01 2026-08-15', '2026-08-16 2026-11-21']);
  });
  test('contractual and frozen rates are cut at half-years too; a leap year divides by 366', () => {
    const result = statement({ asOf: '2025-01-31', regime: 'commercial', claims: [claim('F-1', '2023-12-31', '10000.00', { contractRate: '15.00' })] });
    expect(result.claims[0]!.interest.map((line) => `${line.from} ${line.days} ${line.amount}`)).toEqual(['2024-01-01 182 745.90', '2024-07-01 184 754.10', '2025-01-01 31 127.40']);
  });
});

describe('rule 5, indemnity', () => {
  const paid = (on: string): string => statement({ ...base, claims: [ten], payments: [{ id: 'P', on, amount: '10000.00' }] }).claims[0]!.indemnity;
  test('owed from the day after the due date; none where the claim was paid in full by then', () => {
    expect(statement({ ...base, asOf: '2026-04-30', claims: [ten] }).totals.indemnity).toBe('0.00');
    expect(statement({ ...base, asOf: '2026-05-01', claims: [ten] }).totals.indemnity).toBe('40.00');
    expect([paid('2026-04-30'), paid('2026-05-01')]).toEqual(['0.00', '40.00']);
  });
  test('none for a claim due on or after the stop (C. com. L441-10 II, last sentence; rules 10.2)', () => {
    const stopped = (on: string): string => statement({ ...base, claims: [ten], stops: [{ on }] }).totals.indemnity;
    expect([stopped('2026-04-30'), stopped('2026-05-01')]).toEqual(['0.00', '40.00']);
  });
  test('three invoices make 120.00 (rules 2.4)', () => {
    expect(statement({ ...base, claims: [ten, claim('F-2', '2026-04-30', '1.00'), claim('F-3', '2026-06-30', '1.00')] }).totals.indemnity).toBe('120.00');
  });
});

describe('rule 6, allocation', () => {
  const civil = { asOf: '2026-06-30', regime: 'civil', noticeReceivedOn: '2025-01-01' };
  const to = (result: StatementJson, payment = 0): string[] => result.payments[payment]!.allocations.map((part) => `${part.to} ${part.claim} ${part.amount}`);
  test('interest, then principal of the same debt: 200.00 on 1,000.00 (rules 4.1)', () => {
    const result = statement({ ...base, claims: [claim('F-1', '2026-04-30', '1000.00')], payments: [{ id: 'P', on: '2026-06-30', amount: '200.00' }] });
    expect(to(result)).toEqual(['interest F-1 20.31', 'principal F-1 179.69']);
  });
  test('the three orders, with costs and indemnities', () => {
    const input = { ...base, claims: [claim('F-1', '2026-05-31', '100.00')], costs: [{ id: 'C-2', on: '2026-06-02', amount: '5.00' }, { id: 'C-1', on: '2026-06-01', amount: '7.00' }, { id: 'C-3', on: '2026-07-01', amount: '9.00' }], payments: [{ id: 'P', on: '2026-06-30', amount: '160.00' }] };
    expect(to(statement(input))).toEqual(['cost null 7.00', 'cost null 5.00', 'interest F-1 1.00', 'principal F-1 100.00', 'indemnity F-1 40.00']);
    expect(statement(input).payments[0]!.unallocated).toBe('7.00');
    expect(to(statement({ ...input, allocation: 'indemnity_first' }))).toEqual(['cost null 7.00', 'cost null 5.00', 'indemnity F-1 40.00', 'interest F-1 1.00', 'principal F-1 100.00']);
    expect(to(statement({ ...input, allocation: 'principal_first' }))).toEqual(['principal F-1 100.00', 'interest F-1 1.00', 'indemnity F-1 40.00', 'cost null 7.00', 'cost null 5.00']);
  });
  test('several debts: named, then due by highest rate, then oldest, then those not yet due (C. civ. 1342-10)', () => {
    const input = {
      ...base, asOf: '2026-07-31', claims: [
        claim('late', '2026-12-31', '10.00'), claim('young', '2026-06-30', '10.00'), claim('old', '2026-05-31', '10.00'), claim('dear', '2026-07-01', '10.00', { contractRate: '20.00' }), claim('today', '2026-07-31', '10.00'),
      ], payments: [{ id: 'P', on: '2026-07-31', amount: '1000.00', claim: 'late' }],
    };
    expect(statement(input).payments[0]!.allocations.filter((part) => part.to === 'principal').map((part) => part.claim)).toEqual(['late', 'dear', 'old', 'young', 'today']);
    expect(statement(input).payments[0]!.allocations.filter((part) => part.to === 'indemnity').map((part) => part.claim)).toEqual(['old', 'young', 'dear']);
  });
  test('equal ranks share in proportion, the cents left over to the largest fractions, then by input order', () => {
    const three = ['A', 'B', 'C'].map((id) => claim(id, '2026-03-31', '100.00', { contractRate: '0.00' }));
    expect(to(statement({ ...civil, claims: three, payments: [{ id: 'P', on: '2026-05-01', amount: '100.00' }] }))).toEqual(['principal A 33.34', 'principal B 33.33', 'principal C 33.33']);
    const uneven = [claim('A', '2026-03-31', '1.00', { contractRate: '0.00' }), claim('B', '2026-03-31', '2.00', { contractRate: '0.00' })];
    expect(to(statement({ ...civil, claims: uneven, payments: [{ id: 'P', on: '2026-05-01', amount: '1.00' }] }))).toEqual(['principal A 0.33', 'principal B 0.67']);
  });
  test('a share goes to the claim’s interest, then its principal, claim by claim', () => {
    const pair = [claim('A', '2026-04-30', '1000.00'), claim('B', '2026-04-30', '1000.00')];
    expect(to(statement({ ...base, claims: pair, payments: [{ id: 'P', on: '2026-06-30', amount: '100.00' }] })))
      .toEqual(['interest A 20.31', 'principal A 29.69', 'interest B 20.31', 'principal B 29.69']);
  });
  test('payments are taken by date, then input order; one after the statement is ignored with a warning, a cost after it without', () => {
    const result = statement({ ...base, claims: [ten], costs: [{ id: 'C', on: '2026-11-22', amount: '10.00' }], payments: [
      { id: 'late', on: '2026-11-22', amount: '5.00' }, { id: 'b', on: '2026-11-21', amount: '1.00' }, { id: 'c', on: '2026-11-21', amount: '2.00' }, { id: 'a', on: '2026-09-01', amount: '3.00' }] });
    expect(result.payments.map((payment) => payment.id)).toEqual(['a', 'b', 'c']);
    expect(result.totals).toMatchObject({ paid: '6.00', costs: '0.00' });
    expect(result.warnings.filter((warning) => warning.code === 'payment_after_statement')).toMatchObject([{ payment: 'late' }]);
  });
});

describe('rule 7, daily interest', () => {
  const daily = (more: object): string | null => statement({ ...base, claims: [ten], ...more }).totals.dailyInterest;
  test('the rate and the year of the day after; null where its rate is unknown; nothing from a stop’s day on', () => {
    expect(daily({})).toBe('3.3973');
    expect(daily({ asOf: '2026-06-30' })).toBe('3.3973');
    expect(daily({ asOf: '2026-04-30' })).toBe('3.3288');
    expect(daily({ asOf: '2026-04-29' })).toBe('0.0000');
    expect(daily({ asOf: '2026-12-31' })).toBeNull();
    expect(daily({ asOf: '2026-12-31', payments: [{ id: 'P', on: '2026-12-01', amount: '20000.00' }] })).toBe('0.0000');
    expect(daily({ asOf: '2026-12-31', regime: 'civil' })).toBe('0.0000');
    expect(daily({ asOf: '2024-06-30', dayCount: 'ACT_365', claims: [claim('F-1', '2023-12-31', '10000.00', { contractRate: '15.00' })] })).toBe('4.1096');
    expect(daily({ asOf: '2024-06-30', dayCount: 'ACT_ACT', claims: [claim('F-1', '2023-12-31', '10000.00', { contractRate: '15.00' })] })).toBe('4.0984');
    expect(daily({ stops: [{ on: '2026-11-22' }] })).toBe('0.0000');
    expect(daily({ stops: [{ on: '2026-11-23' }] })).toBe('3.3973');
    expect(daily({ asOf: '2023-12-31', dayCount: 'ACT_ACT', claims: [claim('F-1', '2023-12-01', '10000.00')] })).toBe('3.9617');
  });
});

describe('input errors', () => {
  const bad = (more: object): string | undefined => codeOf({ ...base, claims: [ten], ...more });
  test.each([
    ['bad_amount', { claims: [claim('F', '2026-04-30', '1.234')] }], ['bad_amount', { claims: [claim('F', '2026-04-30', '-1.00')] }], ['bad_amount', { payments: [{ id: 'P', on: '2026-05-01', amount: 12 }] }],
    ['bad_rate', { claims: [claim('F', '2026-04-30', '1.00', { contractRate: '1.23456' })] }], ['bad_rate', { claims: [claim('F', '2026-04-30', '1.00', { contractRate: '-1' })] }],
    ['bad_date', { asOf: '2026-02-29' }], ['bad_date', { claims: [claim('F', '31/04/2026', '1.00')] }], ['bad_date', { judgment: {} }], ['bad_date', { stops: [{}] }],
    ['bad_field', { regime: 'b2b' }], ['bad_field', { regime: null }], ['bad_field', { dayCount: '30/360' }], ['bad_field', { claims: null }], ['bad_field', { credits: {} }], ['bad_field', { claims: [{ dueOn: '2026-04-30', amount: '1.00' }] }],
    ['duplicate_id', { claims: [ten, ten] }], ['duplicate_id', { costs: [{ id: 'C', on: '2026-05-01', amount: '1.00' }, { id: 'C', on: '2026-05-02', amount: '1.00' }] }],
    ['unknown_claim', { credits: [{ id: 'A', claim: 'F-9', amount: '1.00' }] }], ['unknown_claim', { payments: [{ id: 'P', on: '2027-01-01', amount: '1.00', claim: 'F-9' }] }],
  ])('%s: %j', (code, more) => {
    expect(bad(more)).toBe(code);
  });
  test('the message names the field; null means absent', () => {
    expect(statementFromJson({ ...base, claims: [ten, claim('F-2', '2026-04-30', '1,50')] }, LAW)).toMatchObject({ field: 'claims[1].amount', message: expect.stringContaining('claims[1].amount') });
    expect(statement({ ...base, creditor: null, allocation: null, credits: null, payments: null, costs: null, stops: null, judgment: null, noticeReceivedOn: null, claims: [{ ...ten, contractRate: null, defaultOnDue: null }] }).totals.interest).toBe('692.26');
  });
});

describe('the typed statement', () => {
  const facts: StatementFacts = { asOf: day('2026-11-21'), regime: 'commercial', claims: [{ id: 'F-1', dueOn: day('2026-04-30'), amount: euros('10000.00') }] };
  test('carries the origin and the confidence of each rate, so that a line explains itself in French and in English (design, “amounts explain themselves”)', () => {
    const { claims, law } = computeStatement(facts, LAW) as Statement;
    const line = claims[0]!.interest[1]!;
    expect(law).toBe('2026-11-21');
    expect([line.confidence, line.from.toString()]).toEqual(['medium', '2026-07-01']);
    const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
    expect(plain(explainLine(line))).toBe('489,21 € = 10 000,00 € × 12,40 % × 144 j / 365 (C. com. L441-10 II ; taux BCE au 1er juillet 2026 : 2,40 % + 10)');
    expect(plain(explainLine(line, 'en'))).toBe('€489.21 = €10,000.00 × 12.40% × 144 d / 365 (C. com. L441-10 II; ECB rate on 1 July 2026: 2.40% + 10)');
    const civil = computeStatement({ ...facts, regime: 'civil', judgment: { enforceableOn: day('2026-03-02') } }, LAW) as Statement;
    expect(plain(explainLine(civil.claims[0]!.interest[1]!))).toContain('(CMF L313-3 ; taux légal du premier semestre 2026, autres cas : 2,62 % + 5 depuis le 3 mai 2026)');
    const contract = computeStatement({ ...facts, claims: [{ ...facts.claims[0]!, contractRate: 150_000n as never }] }, LAW) as Statement;
    expect(plain(explainLine(contract.claims[0]!.interest[0]!))).toContain('(taux du contrat)');
  });
  test('gives the contract’s JSON, and an error as a value', () => {
    expect(statementToJson(computeStatement(facts, LAW) as Statement)).toEqual(statement({ asOf: '2026-11-21', regime: 'commercial', claims: [ten] }));
    expect(computeStatement({ ...facts, asOf: day('2027-01-01') }, LAW)).toMatchObject({ lawError: true, code: 'rate_unknown' });
  });
});
