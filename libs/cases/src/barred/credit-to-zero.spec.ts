import { describe, expect, test } from '@jest/globals';
import { computeStatement, isLawError, LAW, type StatementFacts } from '@quittance/law';
import { day, euros } from '../testing/index.ts';
import { creditsToZero } from './credit-to-zero.ts';

const facts = (more: Partial<StatementFacts>): StatementFacts => ({ asOf: day('2026-11-23'), regime: 'civil', claims: [], ...more });
const claim = (id: string, amount: string, dueOn = '2023-05-10', more = {}) => ({ id, dueOn: day(dueOn), amount: euros(amount), ...more });
function after(given: StatementFacts, ids: string[]) {
  const notes = creditsToZero(given, ids, LAW);
  const statement = computeStatement({ ...given, credits: [...(given.credits ?? []), ...[...notes].map(([id, amount]) => ({ id: `n ${id}`, claim: id, amount }))] }, LAW);
  if (isLawError(statement)) throw new Error(statement.message);
  return { notes: ids.map((id) => notes.get(id)), statement };
}
const owed = ({ outstanding: { interest, principal, indemnity } }: { outstanding: { interest: bigint; principal: bigint; indemnity: bigint } }) => interest + principal + indemnity;

describe('limitation_payment_stays', () => {
  test('nothing was paid: the note is the whole claim', () => {
    expect(after(facts({ claims: [claim('a', '300')] }), ['a']).notes).toEqual([euros('300')]);
  });

  test('paid in part: what was paid stays paid, nothing is owed and nothing is overpaid', () => {
    const given = facts({ claims: [claim('a', '300')], payments: [{ id: 'p', on: day('2023-09-01'), amount: euros('120') }] });
    const { notes, statement } = after(given, ['a']);
    expect(notes).toEqual([euros('180')]);
    expect([statement.totals.due, statement.totals.unallocated]).toEqual([0n, 0n]);
  });

  test('where interest ran and was paid with it, the note is smaller than the principal that is left, to the cent', () => {
    const given = facts({ noticeReceivedOn: day('2023-06-01'), claims: [claim('a', '1000')], payments: [{ id: 'p', on: day('2024-06-01'), amount: euros('400') }] });
    const before = computeStatement(given, LAW);
    if (isLawError(before)) throw new Error(before.message);
    const { notes: [note], statement } = after(given, ['a']);
    expect(statement.claims.map(owed)).toEqual([0n]);
    // What remains is met by the payment, but for the cent that rounding may leave.
    expect(statement.totals.unallocated).toBeLessThanOrEqual(1n);
    expect(note).toBeGreaterThan(euros('600') - before.claims[0]!.interestTotal);
    expect(note).toBeLessThan(before.claims[0]!.outstanding.principal + before.claims[0]!.interestTotal);
  });

  test('one of two: the payment that met it is not moved to the other', () => {
    const given = facts({ claims: [claim('old', '300'), claim('young', '500', '2026-06-30')], payments: [{ id: 'p', on: day('2026-09-01'), amount: euros('100') }] });
    const { notes, statement } = after(given, ['old']);
    expect(notes).toEqual([euros('200')]);
    expect(statement.claims.map(owed)).toEqual([0n, euros('500')]);
    expect(statement.totals.unallocated).toBe(0n);
  });

  test('both at once, one credited already', () => {
    const given = facts({ claims: [claim('a', '300'), claim('b', '200')], credits: [{ id: 'c', claim: 'b', amount: euros('50') }], payments: [{ id: 'p', on: day('2024-01-01'), amount: euros('100') }] });
    const { notes, statement } = after(given, ['a', 'b']);
    expect([statement.totals.due, statement.totals.unallocated]).toEqual([0n, 0n]);
    expect(notes[0]! + notes[1]!).toBe(euros('350'));
  });

  test('of a business nothing less than the whole takes the indemnity away', () => {
    expect(after(facts({ regime: 'commercial', claims: [claim('a', '300', '2021-05-10')] }), ['a']).notes).toEqual([euros('300')]);
  });
});
