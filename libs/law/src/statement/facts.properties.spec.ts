/**
 * What a fact may change and what it may not: a payment in two parts is the payment, a reversed fact leaves no trace, a later fact leaves
 * earlier days alone. For the three regimes, with contract rates, credit notes, payments by choice, stops, judgments and costs.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDay, toPlainDate, type Day } from '../calendar/day.ts';
import { attempt, isLawError } from '../faults/law-error.ts';
import { formatDecimal, LAW, parseMoney, position, REGIMES } from '../index.ts';
import { mapFacts } from './days.ts';
import type { Statement } from './facts.ts';
import { readFacts } from './json.ts';
import { randomDebts } from './random-debts.oracle.ts';
import type { OracleInput } from './statement.oracle.ts';
import { statementOf } from './statement.ts';

const { anyDebt, debtWithoutEqualRanks } = randomDebts(fc);

const RUNS = 300;
const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The statement, or undefined where the debt contradicts itself or its rate is unknown. */
function find(input: OracleInput): Statement<Day> | undefined {
  const result = attempt(() => statementOf(readFacts(input), LAW));
  return isLawError(result) ? undefined : result;
}
/** What is said of the debt, without the list of its payments and without the warnings, which name them. */
const debtOf = (statement: Statement<Day> | undefined): unknown => statement && { ...statement, payments: [], warnings: [] };

describe('the debts made by chance', () => {
  test('hold every regime with contract rates, credit notes, payments by choice, stops, judgments and costs, and a statement can be made of them', () => {
    const seen = new Map<string, number>();
    const count = (name: string, there: boolean): void => { if (there) seen.set(name, (seen.get(name) ?? 0) + 1); };
    for (const input of fc.sample(anyDebt, { numRuns: 600, seed: 7 })) {
      const statement = find(input);
      if (!statement || statement.totals.due === 0n) continue;
      for (const [feature, there] of Object.entries({
        any: true, contractRate: input.claims.some((claim) => claim.contractRate), credit: (input.credits ?? []).length > 0, choice: statement.payments.some((payment) => payment.allocations.length > 0 && input.payments?.some(({ id, claim }) => id === payment.id && claim)),
        partial: statement.claims.some(({ outstanding, paid }) => paid.principal > 0n && outstanding.principal > 0n), stop: (input.stops ?? []).some(({ on }) => on < input.asOf), judgment: Boolean(input.judgment), costs: statement.costs.length > 0,
      })) count(`${input.regime} ${feature}`, there);
    }
    for (const regime of REGIMES) for (const feature of ['any', 'contractRate', 'credit', 'choice', 'partial', 'stop', 'judgment', 'costs']) expect([`${regime} ${feature}`, (seen.get(`${regime} ${feature}`) ?? 0) > 8]).toEqual([`${regime} ${feature}`, true]);
  });
});

describe('a payment in two parts on one day', () => {
  /** The payment at `index` in two, the first of so many thousandths. */
  function split(input: OracleInput, index: number, thousandths: number): OracleInput | undefined {
    const payments = input.payments ?? [], whole = payments[index % Math.max(payments.length, 1)];
    if (!whole) return undefined;
    const amount = parseMoney(whole.amount)!, first = (amount * BigInt(thousandths)) / 1000n;
    return { ...input, payments: payments.flatMap((payment) => (payment === whole ? [{ ...whole, id: `${whole.id}a`, amount: formatDecimal(first) }, { ...whole, id: `${whole.id}b`, amount: formatDecimal(amount - first) }] : [payment])) };
  }
  const where = [fc.nat(5), fc.integer({ min: 0, max: 1000 })] as const;

  test('changes nothing of the debt where no claim is of another’s rank', () => {
    fc.assert(fc.property(debtWithoutEqualRanks, ...where, (input, index, thousandths) => {
      const parts = split(input, index, thousandths);
      if (parts) expect(debtOf(find(parts))).toEqual(debtOf(find(input)));
    }), { numRuns: RUNS });
  });
  /** Two roundings for one: a cent of each, which seldom fall the same way. */
  const near = (a: bigint, b: bigint): boolean => (a > b ? a - b : b - a) <= 2n;
  test('changes no total but for a cent among claims of equal rank', () => {
    fc.assert(fc.property(anyDebt, ...where, (input, index, thousandths) => {
      const parts = split(input, index, thousandths), one = find(input), two = parts && find(parts);
      if (!parts) return;
      expect(two === undefined).toBe(one === undefined);
      if (!one || !two) return;
      const { interest, due, unallocated, dailyInterest, ...rest } = two.totals;
      expect(rest).toEqual({ principal: one.totals.principal, indemnity: one.totals.indemnity, costs: one.totals.costs, paid: one.totals.paid });
      expect([near(interest, one.totals.interest), near(due, one.totals.due), near(unallocated, one.totals.unallocated)]).toEqual([true, true, true]);
      one.claims.forEach(({ outstanding }, claim) => {
        for (const part of ['interest', 'principal', 'indemnity'] as const) expect(near(two.claims[claim]!.outstanding[part], outstanding[part])).toBe(true);
      });
      expect(dailyInterest === null).toBe(one.totals.dailyInterest === null);
    }), { numRuns: RUNS });
  });
});

describe('what is reversed', () => {
  test('leaves no trace: a payment, a cost, a stop or a credit note given and taken back, wherever it stood among the others', () => {
    const fact = fc.record({ at: fc.nat(6), days: fc.integer({ min: -400, max: 30 }), amount: fc.constantFrom('0.01', '33.33', '5000.00', '99999.00') });
    fc.assert(fc.property(anyDebt, fact, (input, { at, days, amount }) => {
      const before = structuredClone(input), on = shift(input.asOf, days), given = { id: 'X', on, amount };
      const among = <Row>(rows: readonly Row[] | null | undefined, row: Row): Row[] => [...(rows ?? []).slice(0, at), row, ...(rows ?? []).slice(at)];
      const added: OracleInput = { ...input, payments: among(input.payments, { ...given, claim: null }), costs: among(input.costs, given), stops: among(input.stops, { on }) };
      find(added);
      const taken: OracleInput = { ...added, payments: added.payments!.filter(({ id }) => id !== 'X'), costs: added.costs!.filter(({ id }) => id !== 'X'), stops: (added.stops ?? []).filter((_, index) => index !== Math.min(at, (input.stops ?? []).length)) };
      expect(find(taken)).toEqual(find(before));
      expect(input).toEqual(before);
    }), { numRuns: RUNS });
  });
});

describe('a later fact', () => {
  const soon = fc.integer({ min: 1, max: 90 });
  test('changes nothing of what a statement of an earlier day says: payments, costs, stops, a judgment after a notice', () => {
    fc.assert(fc.property(anyDebt, soon, fc.constantFrom('1.00', '99999.00'), (input, days, amount) => {
      const on = shift(input.asOf, days), payments = (input.payments ?? []).filter((payment) => payment.on <= input.asOf);
      // Rule 6 orders claims by the rate that rule 3 gives once rule 2 gives a first day: a first notice is a fact of every day of the claim.
      const judged = input.regime === 'civil' && !input.judgment && input.noticeReceivedOn && input.noticeReceivedOn <= input.asOf ? { judgment: { enforceableOn: on } } : {};
      const later = { ...input, ...judged, payments: [...payments, { id: 'LATER', on, amount, claim: null }], costs: [...(input.costs ?? []), { id: 'LATER', on, amount }], stops: [...(input.stops ?? []), ...(days > 1 ? [{ on }] : [])] };
      const one = find({ ...input, payments }), two = find(later);
      expect(two === undefined).toBe(one === undefined);
      if (one && two) expect({ ...two, warnings: one.warnings }).toEqual(one);
    }), { numRuns: RUNS });
  });
  test('a stop of the very next day takes away what that day would add, and nothing else', () => {
    fc.assert(fc.property(anyDebt, (input) => {
      const one = find(input), two = find({ ...input, stops: [...(input.stops ?? []), { on: shift(input.asOf, 1) }] });
      if (one && two) expect({ ...two, totals: { ...two.totals, dailyInterest: null } }).toEqual({ ...one, totals: { ...one.totals, dailyInterest: null } });
      if (two) expect(two.totals.dailyInterest).toBe(0n);
    }), { numRuns: 150 });
  });
  test('a first notice or judgment that comes later changes no total of a day on which nothing bore interest', () => {
    fc.assert(fc.property(anyDebt, soon, fc.boolean(), (input, days, judged) => {
      const on = shift(input.asOf, days), bare: OracleInput = { ...input, regime: 'civil', noticeReceivedOn: null, judgment: null, claims: input.claims.map((claim) => ({ ...claim, defaultOnDue: false })) };
      const one = find(bare), two = find({ ...bare, ...(judged ? { judgment: { enforceableOn: on } } : { noticeReceivedOn: on }) });
      expect(two === undefined).toBe(one === undefined);
      if (one && two) expect(two.totals).toEqual(one.totals);
    }), { numRuns: 150 });
  });
  test('cuts the running position on its eve, and the position holds until then', () => {
    fc.assert(fc.property(anyDebt, soon, (input, days) => {
      const on = shift(input.asOf, days), payments = [...(input.payments ?? []), { id: 'LATER', on, amount: '10.00', claim: null }];
      const read = attempt(() => mapFacts(readFacts({ ...input, payments }), toPlainDate));
      if (isLawError(read)) throw new Error(read.message);
      const found = position(read, read.asOf, LAW);
      if (!isLawError(found)) expect(Temporal.PlainDate.compare(found.validUntil, on) < 0 && parseDay(on) !== undefined).toBe(true);
    }), { numRuns: 150 });
  });
});
