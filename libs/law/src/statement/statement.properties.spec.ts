/**
 * What must hold for every debt, whatever its figures: the product says what the day-by-day oracle says, money is neither lost nor made,
 * later facts leave earlier statements alone, and the running position is the statement on every day for which it says it holds.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asDay, fromPlainDate, parseDay, toPlainDate, type Day } from '../calendar/day.ts';
import { attempt, isLawError } from '../faults/law-error.ts';
import { dueOn, LAW, position, statementFromJson } from '../index.ts';
import { mapFacts } from './days.ts';
import type { Statement } from './facts.ts';
import { readFacts } from './json.ts';
import { oracle, type OracleInput } from './statement.oracle.ts';
import { statementOf } from './statement.ts';

/** Random debts: few distinct days, rates and sums, so that equal ranks, cuts on the same day and odd cents do happen. */
const dayBetween = (from: string, to: string): fc.Arbitrary<string> => {
  const first = Temporal.PlainDate.from(from), span = first.until(to, { largestUnit: 'days' }).days;
  return fc.integer({ min: 0, max: span }).map((days) => first.add({ days }).toString());
};
const some = fc.constantFrom;
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 2 });
const cents = (max: number): fc.Arbitrary<string> => fc.integer({ min: 0, max }).map((value) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`);

const eventDay = fc.oneof(
  some('2026-04-30', '2026-06-30', '2026-07-01', '2026-08-15', '2026-09-01', '2026-09-02', '2025-12-31', '2026-01-01', '2026-11-21', '2024-02-29', '2024-06-30'),
  dayBetween('2026-01-01', '2026-12-20'), dayBetween('2023-11-01', '2026-12-31'),
);
const dueDay = fc.oneof(some('2026-04-30', '2026-04-30', '2026-05-31', '2026-06-30', '2026-08-15', '2025-12-31', '2023-12-31', '2024-02-28'), dayBetween('2023-10-01', '2026-12-31'));
const asOf = fc.oneof(some('2026-11-21', '2026-06-30', '2026-07-01', '2026-12-31', '2026-08-15', '2024-12-31'), dayBetween('2024-01-01', '2026-12-31'), dayBetween('2026-05-01', '2027-01-15'));
const contractRate = some(null, null, null, '0.00', '5.00', '12.15', '12.40', '12.4', '15', '8.2499', '2.76', '10.1234');
const amount = fc.oneof(some('0.00', '100.00', '100.00', '33.33', '10000.00', '2500'), cents(1_000_000), cents(3000));

const anyDebt: fc.Arbitrary<OracleInput> = fc.record({
  asOf,
  regime: some('commercial', 'public', 'civil'),
  creditor: some('company', 'individual', null),
  dayCount: some('ACT_ACT', 'ACT_365', null),
  allocation: some('statutory', 'indemnity_first', 'principal_first', null),
  noticeReceivedOn: maybe(eventDay),
  judgment: maybe(eventDay.map((enforceableOn) => ({ enforceableOn }))),
  claims: fc.array(fc.record({ dueOn: dueDay, amount, contractRate, defaultOnDue: some(null, false, true) }), { minLength: 0, maxLength: 5 }),
  credits: fc.array(fc.record({ claim: fc.nat(4), amount: fc.oneof(cents(3000), some('100.00', '33.33')) }), { maxLength: 2 }),
  payments: fc.array(fc.record({ on: eventDay, amount: fc.oneof(amount, cents(200), some('40.00', '80.00')), claim: maybe(fc.nat(4)) }), { maxLength: 6 }),
  costs: fc.array(fc.record({ on: eventDay, amount: cents(20_000) }), { maxLength: 3 }),
  stops: fc.oneof({ weight: 3, arbitrary: fc.constant<{ on: string }[]>([]) }, { weight: 1, arbitrary: fc.array(eventDay.map((on) => ({ on })), { minLength: 1, maxLength: 2 }) }),
}).map(({ claims, credits, payments, costs, ...rest }) => {
  const named = claims.map((claim, index) => ({ id: `F-${index + 1}`, ...claim }));
  const pick = (index: number): string | null => (named.length === 0 ? null : named[index % named.length]!.id);
  return {
    ...rest,
    claims: named,
    credits: credits.flatMap((credit, index) => {
      const claim = pick(credit.claim);
      return claim === null ? [] : [{ id: `A-${index + 1}`, claim, amount: credit.amount }];
    }),
    payments: payments.map((payment, index) => ({ id: `P-${index + 1}`, on: payment.on, amount: payment.amount, claim: payment.claim === null ? null : pick(payment.claim) })),
    costs: costs.map((cost, index) => ({ id: `C-${index + 1}`, ...cost })),
  };
});

function answer(input: OracleInput): unknown {
  const result = statementFromJson(input, LAW);
  if (isLawError(result)) return { error: result.code };
  return {
    ...result,
    claims: result.claims.map((claim) => ({ ...claim, interest: claim.interest.map(({ article: _article, ...line }) => line) })),
    warnings: result.warnings.map(({ code, claim, payment }) => [code, claim ?? payment].filter((part) => part !== undefined).join(' ')).sort(),
  };
}

const ORACLE_RUNS = Number(process.env['ORACLE_RUNS'] ?? 1200);

describe('statement, whole contract', () => {
  test(`rules 1 to 7: the same JSON as the day-by-day oracle on ${ORACLE_RUNS} random debts`, () => {
    let errors = 0;
    fc.assert(fc.property(anyDebt, (input) => {
      const expected = oracle(input, LAW);
      if (typeof expected === 'object' && expected !== null && 'error' in expected) errors += 1;
      expect(answer(input)).toEqual(expected);
    }), { numRuns: ORACLE_RUNS });
    expect(errors).toBeLessThan(ORACLE_RUNS / 2);
  }, 120_000);
});

const RUNS = 600;
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

/** The statement, or undefined where the debt contradicts itself or its rate is unknown. */
function find(input: OracleInput): Statement<Day> | undefined {
  const result = attempt(() => statementOf(readFacts(input), LAW));
  return isLawError(result) ? undefined : result;
}
const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

describe('statement, properties', () => {
  test('rule 6: allocations and what is unallocated sum to the payment, each above zero', () => {
    fc.assert(fc.property(anyDebt, (input) => {
      for (const payment of find(input)?.payments ?? []) {
        expect(sum(payment.allocations.map((part) => part.amount)) + payment.unallocated).toBe(payment.amount);
        expect(payment.allocations.every((part) => part.amount > 0n)).toBe(true);
      }
    }), { numRuns: RUNS });
  });

  test('totals: due is what is outstanding, part by part; nothing is ever paid beyond what arose', () => {
    fc.assert(fc.property(anyDebt, (input) => {
      const statement = find(input);
      if (!statement) return;
      const { totals, claims, costs } = statement;
      const parts = claims.flatMap(({ outstanding }) => [outstanding.interest, outstanding.principal, outstanding.indemnity]);
      expect(sum(parts) + sum(costs.map((cost) => cost.outstanding))).toBe(totals.due);
      expect([...parts, ...costs.map((cost) => cost.outstanding)].every((part) => part >= 0n)).toBe(true);
      const allocated = statement.payments.flatMap((payment) => payment.allocations);
      for (const claim of claims) {
        for (const part of ['interest', 'principal', 'indemnity'] as const) {
          expect(sum(allocated.filter((each) => each.claim === claim.id && each.to === part).map((each) => each.amount))).toBe(claim.paid[part]);
        }
      }
    }), { numRuns: RUNS });
  });

  test('rule 4: lines are in order, do not overlap, are cut at half-years, and sum to the interest of the claim', () => {
    fc.assert(fc.property(anyDebt, (input) => {
      for (const claim of find(input)?.claims ?? []) {
        expect(sum(claim.interest.map((line) => line.amount))).toBe(claim.interestTotal);
        claim.interest.forEach((line, index) => {
          expect(line.to - line.from + 1).toBe(line.days);
          expect(line.days > 0 && line.base > 0n).toBe(true);
          const before = claim.interest[index - 1];
          if (before) expect(line.from > before.to).toBe(true);
        });
      }
    }), { numRuns: RUNS });
  });

  test('a later day never lowers what arose', () => {
    fc.assert(fc.property(anyDebt, fc.integer({ min: 1, max: 200 }), (input, days) => {
      const now = find(input), later = find({ ...input, asOf: shift(input.asOf, days) });
      if (!now || !later) return;
      now.claims.forEach((claim, index) => {
        expect(later.claims[index]!.interestTotal >= claim.interestTotal).toBe(true);
        expect(later.claims[index]!.indemnity >= claim.indemnity).toBe(true);
        expect(later.claims[index]!.outstanding.principal <= claim.outstanding.principal).toBe(true);
      });
    }), { numRuns: RUNS });
  });

  test('payments, costs and stops after the statement change nothing in it but the warnings', () => {
    const later = fc.record({ days: fc.integer({ min: 2, max: 60 }), amount: fc.constantFrom('1.00', '99999.00') });
    fc.assert(fc.property(anyDebt, later, (input, { days, amount }) => {
      const on = shift(input.asOf, days);
      const before = { ...input, payments: input.payments?.filter((payment) => payment.on <= input.asOf) ?? [] };
      const after = { ...input, payments: [...(input.payments ?? []), { id: 'LATER', on, amount, claim: null }], costs: [...(input.costs ?? []), { id: 'LATER', on, amount }], stops: [...(input.stops ?? []), { on }] };
      const one = find(before), other = find(after);
      expect(one === undefined).toBe(other === undefined);
      if (one && other) expect({ ...other, warnings: [] }).toEqual({ ...one, warnings: [] });
    }), { numRuns: RUNS });
  });

  test('the same facts give the same statement, and are not touched', () => {
    fc.assert(fc.property(anyDebt, (input) => {
      const copy = structuredClone(input);
      expect(find(input)).toEqual(find(input));
      expect(input).toEqual(copy);
      expect(fromPlainDate(Temporal.PlainDate.from(input.asOf))).toBe(readFacts(input).asOf);
    }), { numRuns: 200 });
  });
});

describe('position, against the statement', () => {
  test('on any debt, on every day it holds, it says what the statement says, claim by claim and in all', () => {
    let compared = 0;
    fc.assert(fc.property(anyDebt, fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 3, maxLength: 6 }), (input, ahead) => {
      const read = attempt(() => readFacts(input));
      if (isLawError(read)) throw new Error(read.message);
      const typed = mapFacts(read, toPlainDate);
      const found = position(typed, typed.asOf, LAW);
      const now = attempt(() => statementOf(read, LAW));
      expect(isLawError(found)).toBe(isLawError(now));
      if (isLawError(found)) return;
      const asOf = parseDay(input.asOf)!, last = fromPlainDate(found.validUntil);
      const days = [asOf, last, ...ahead.map((days) => asOf + days)].filter((at) => at <= last && at <= asOf + 800);
      for (const at of days) {
        const statement = statementOf({ ...read, asOf: asDay(at) }, LAW);
        const date = toPlainDate(asDay(at));
        statement.claims.forEach((claim, index) => {
          expect(dueOn(found.claims[index]!, date)).toBe(claim.outstanding.interest + claim.outstanding.principal + claim.outstanding.indemnity);
        });
        expect(found.claims.reduce((sum, claim) => sum + dueOn(claim, date), 0n) + found.costsOutstanding).toBe(statement.totals.due);
        compared += 1;
      }
    }), { numRuns: 1500 });
    expect(compared).toBeGreaterThan(2000);
  }, 60_000);
});
