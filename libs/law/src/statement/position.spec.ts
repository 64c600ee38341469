/** The running position against the statement: on every day for which it says it holds, both say the same, to the cent. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asDay, parseDay, formatDay, toPlainDate, fromPlainDate } from '../calendar/day.ts';
import { dueOn, isLawError, LAW, parseMoney, position, type LawError, type Position, type StatementFacts } from '../index.ts';
import { attempt } from '../faults/law-error.ts';
import { anyDebt } from './debts.arbitrary.ts';
import { mapFacts } from './days.ts';
import { readFacts } from './json.ts';
import { statementOf } from './statement.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const facts = (more: Partial<StatementFacts>): StatementFacts => ({
  asOf: day('2026-11-21'), regime: 'commercial', claims: [{ id: 'F-1', dueOn: day('2026-04-30'), amount: parseMoney('10000.00')! }], ...more,
});
function take(input: StatementFacts, asOf = input.asOf): Position {
  const found = position(input, asOf, LAW);
  if (isLawError(found)) throw new Error(found.message);
  return found;
}
const shown = (found: Position): Record<string, string> => {
  const claim = found.claims[0]!;
  return {
    principal: String(claim.principalOutstanding), closed: String(claim.closedInterestOutstanding), running: `${claim.runningBase} × ${claim.runningRate} / ${claim.runningYear} from ${claim.runningFrom}`,
    until: claim.validUntil.toString(), indemnity: `${claim.indemnityOutstanding} from ${claim.indemnityFrom}`,
  };
};

describe('position', () => {
  test('the worked commercial example: one closed line, one running until the half-year ends', () => {
    expect(shown(take(facts({})))).toEqual({ principal: '1000000', closed: '20305', running: '1000000 × 12.40 / 365 from 2026-07-01', until: '2026-12-31', indemnity: '4000 from 2026-05-01' });
    expect(dueOn(take(facts({})).claims[0]!, day('2026-11-21'))).toBe(1_073_226n);
  });
  test('a payment that met no principal leaves the line running: the closed part goes below zero', () => {
    const found = take(facts({ payments: [{ id: 'P', on: day('2026-08-15'), amount: parseMoney('300.00')! }] }));
    expect(shown(found)).toMatchObject({ closed: '-9695', running: '1000000 × 12.40 / 365 from 2026-07-01' });
  });
  test('a stop, a judgment’s five points, a rate to come and a known payment end it the day before', () => {
    expect(take(facts({ stops: [{ on: day('2026-12-10') }] })).validUntil.toString()).toBe('2026-12-09');
    expect(take(facts({ payments: [{ id: 'P', on: day('2026-12-01'), amount: parseMoney('1.00')! }] })).validUntil.toString()).toBe('2026-11-30');
    const judged = facts({ regime: 'civil', judgment: { enforceableOn: day('2026-03-02') } });
    expect(shown(take(judged, day('2026-04-01')))).toMatchObject({ running: '1000000 × 2.62 / 365 from 2026-05-01', until: '2026-05-02' });
    expect(shown(take(facts({ claims: [{ id: 'F-1', dueOn: day('2026-12-31'), amount: parseMoney('10000.00')! }] })))).toMatchObject({ running: '0 × 0.00 / 365 from 2026-11-22', until: '2026-12-31', indemnity: '4000 from 2027-01-01' });
  });
  test('what no more runs holds for ever', () => {
    expect(shown(take(facts({ stops: [{ on: day('2026-10-01') }] })))).toMatchObject({ until: '9999-12-31' });
    expect(shown(take(facts({ regime: 'civil' })))).toMatchObject({ running: '0 × 0.00 / 365 from 2026-11-22', until: '9999-12-31', indemnity: '0 from 2026-05-01' });
  });
  test('an unknown rate is the statement’s error', () => {
    expect(position(facts({}), day('2027-01-01'), LAW) as LawError).toMatchObject({ code: 'rate_unknown' });
  });

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
        const date = day(formatDay(asDay(at)));
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
