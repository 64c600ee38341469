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
  test('what is paid is off the claim, the costs and the indemnity', () => {
    const paid = take(facts({ asOf: day('2026-06-30'), allocation: 'indemnity_first', costs: [{ id: 'C-1', on: day('2026-06-01'), amount: parseMoney('51.07')! }, { id: 'C-2', on: day('2026-06-02'), amount: parseMoney('10.00')! }], payments: [{ id: 'P', on: day('2026-06-30'), amount: parseMoney('70.00')! }] }));
    expect([paid.costsOutstanding, paid.claims[0]!.indemnityOutstanding]).toEqual([0n, 3107n]);
    expect(take(facts({ costs: [{ id: 'C-1', on: day('2026-06-01'), amount: parseMoney('51.07')! }], payments: [{ id: 'P', on: day('2026-11-21'), amount: parseMoney('50.00')! }] })).costsOutstanding).toBe(107n);
    expect(shown(take(facts({ payments: [{ id: 'P', on: day('2026-11-20'), amount: parseMoney('20000.00')! }] })))).toMatchObject({ principal: '0', closed: '0', running: '0 × 0.00 / 365 from 2026-11-22', until: '9999-12-31', indemnity: '0 from 2026-05-01' });
  });
  test('the earliest fact to come ends it, wherever it stands in the list; one of the day itself is counted', () => {
    const payments = ['2026-12-05', '2026-11-21', '2026-12-03', '2026-12-20'].map((on) => ({ id: on, on: day(on), amount: parseMoney('1.00')! }));
    expect(take(facts({ payments })).validUntil.toString()).toBe('2026-12-02');
    expect(take(facts({ payments: payments.slice(1, 2) })).validUntil.toString()).toBe('2026-12-31');
    expect(take(facts({ payments: [payments[2]!, payments[2]!].map((each, index) => ({ ...each, id: String(index) })) })).validUntil.toString()).toBe('2026-12-02');
    expect(take(facts({ payments: ['2026-12-03', '2026-12-02'].map((on) => ({ id: on, on: day(on), amount: parseMoney('1.00')! })) })).validUntil.toString()).toBe('2026-12-01');
    const cost = { id: 'C', on: day('2026-11-25'), amount: parseMoney('1.00')! };
    expect([take(facts({ payments, costs: [cost] })).validUntil, take(facts({ payments, costs: [cost] })).claims[0]!.validUntil].map(String)).toEqual(['2026-11-24', '2026-12-02']);
  });
  test('the formula gives the indemnity from the day after the due date, and nothing of it before', () => {
    const claim = take(facts({ claims: [{ id: 'F-1', dueOn: day('2026-12-15'), amount: parseMoney('10000.00')! }] })).claims[0]!;
    expect([dueOn(claim, day('2026-11-21')), dueOn(claim, day('2026-12-15')), dueOn(claim, day('2026-12-16'))]).toEqual([1_000_000n, 1_000_000n, 1_004_340n]);
  });
  test('a stop that is past ends every line, one to come only its own', () => {
    expect(shown(take(facts({ stops: [{ on: day('2026-11-23') }] })))).toMatchObject({ closed: '20305', running: '1000000 × 12.40 / 365 from 2026-07-01', until: '2026-11-22' });
    expect(shown(take(facts({ stops: [{ on: day('2026-11-22') }] })))).toMatchObject({ closed: '69226', running: '0 × 0.00 / 365 from 2026-11-22', until: '9999-12-31' });
    expect(shown(take(facts({ stops: [{ on: day('2026-07-01') }] })))).toMatchObject({ closed: '20305', running: '0 × 0.00 / 365 from 2026-11-22', until: '9999-12-31' });
  });
  test('an unknown rate is the statement’s error', () => {
    expect(position(facts({}), day('2027-01-01'), LAW) as LawError).toMatchObject({ code: 'rate_unknown' });
  });
});
