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
import { randomDebts } from './random-debts.oracle.ts';
import { oracle, type OracleInput } from './statement.oracle.ts';
import { statementOf } from './statement.ts';

const { anyDebt } = randomDebts(fc);

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
