/** The running position, story by story; statement.properties.spec.ts holds it against the statement on any debt. */
import { describe, expect, test } from '@jest/globals';
import { dueOn, isLawError, LAW, parseMoney, position, type LawError, type Position, type StatementFacts } from '../index.ts';

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
});
