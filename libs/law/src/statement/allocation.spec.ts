/** Where a payment goes, to the cent (statement contract, rule 6; C. civ. 1342-10, 1343-1; rules 4.1, 4.2). */
import { describe, expect, test } from '@jest/globals';
import { isLawError, LAW, statementFromJson, type StatementJson } from '../index.ts';
import { share } from './allocation.ts';

const claim = (id: string, dueOn: string, amount: string, more: object = {}): object => ({ id, dueOn, amount, ...more });
const free = { contractRate: '0.00' };
function statement(input: object): StatementJson {
  const result = statementFromJson({ asOf: '2026-11-21', regime: 'commercial', dayCount: 'ACT_365', ...input }, LAW);
  if (isLawError(result)) throw new Error(`${result.code}: ${result.message}`);
  return result;
}
const paid = (result: StatementJson, index = 0): string[] => result.payments[index]!.allocations.map((part) => `${part.to} ${part.claim ?? '-'} ${part.amount}`);
const pay = (on: string, amount: string, more: object = {}): object => ({ id: `${on} ${amount}`, on, amount, ...more });

describe('share: in proportion, the cents left over to the largest fractions, then by order', () => {
  test.each<[bigint, bigint[], bigint[]]>([
    [100n, [100n, 100n, 100n], [34n, 33n, 33n]], [200n, [100n, 100n, 100n], [67n, 67n, 66n]], [100n, [100n, 200n], [33n, 67n]], [101n, [200n, 100n], [67n, 34n]],
    [10n, [3n, 5n, 7n], [2n, 3n, 5n]], [7n, [1n, 2n, 3n, 4n], [1n, 1n, 2n, 3n]], [5n, [9n, 1n], [5n, 0n]], [0n, [5n, 5n], [0n, 0n]], [10n, [0n, 20n], [0n, 10n]],
    [300n, [100n, 200n], [100n, 200n]], [400n, [100n, 200n], [100n, 200n]], [299n, [100n, 200n], [100n, 199n]],
  ])('%s among %j', (amount, weights, parts) => {
    expect(share(amount, weights)).toEqual(parts);
    expect(share(amount, weights)).not.toBe(weights);
  });
});

describe('the order of the claims (C. civ. 1342-10)', () => {
  const order = (claims: object[], on: string, more: object = {}): string[] =>
    statement({ asOf: on, claims, payments: [pay(on, '9999.00', more)] }).payments[0]!.allocations.filter(({ to }) => to === 'principal').map((part) => part.claim!);
  test('those due come before those not yet due, a dearer one not yet due notwithstanding; due on the day itself is not yet due', () => {
    expect(order([claim('later', '2026-12-31', '1.00', { contractRate: '30.00' }), claim('today', '2026-07-31', '1.00', { contractRate: '30.00' }), claim('due', '2026-07-30', '1.00')], '2026-07-31')).toEqual(['due', 'today', 'later']);
  });
  test('of those not yet due the earliest, whatever the rate and the place in the list', () => {
    expect(order([claim('c', '2026-10-31', '1.00', { contractRate: '30.00' }), claim('a', '2026-08-31', '1.00'), claim('b', '2026-09-30', '1.00', { contractRate: '20.00' })], '2026-07-31')).toEqual(['a', 'b', 'c']);
  });
  test('of those due the highest rate, then the oldest, then the place in the list', () => {
    expect(order([claim('new', '2026-06-30', '1.00'), claim('old', '2026-05-31', '1.00'), claim('dear', '2026-07-01', '1.00', { contractRate: '12.41' }), claim('cheap', '2026-01-31', '1.00', { contractRate: '12.39' })], '2026-07-31')).toEqual(['dear', 'old', 'new', 'cheap']);
    expect(order([claim('b', '2026-05-31', '1.00'), claim('a', '2026-05-31', '1.00'), claim('c', '2026-05-31', '1.00')], '2026-07-31')).toEqual(['b', 'a', 'c']);
  });
  test('a named claim comes first, once, and alone', () => {
    const claims = [claim('A', '2026-04-30', '100.00', free), claim('B', '2026-04-30', '100.00', free)];
    expect(paid(statement({ claims, payments: [pay('2026-06-30', '150.00', { claim: 'B' })] }))).toEqual(['principal B 100.00', 'principal A 50.00']);
    expect(paid(statement({ claims, payments: [pay('2026-06-30', '250.00', { claim: 'B' })] }))).toEqual(['principal B 100.00', 'principal A 100.00', 'indemnity A 40.00', 'indemnity B 10.00']);
  });
  test('without a first day the rate is nought: such a claim comes after one that bears interest (rule 6)', () => {
    const claims = [claim('none', '2026-01-31', '50.00'), claim('bears', '2026-06-30', '50.00', { defaultOnDue: true, contractRate: '1.00' })];
    expect(paid(statement({ regime: 'civil', claims, payments: [pay('2026-07-31', '60.00')] }))).toEqual(['interest bears 0.04', 'principal bears 50.00', 'principal none 9.96']);
  });
  test('equal rates of different days are two ranks, equal days of different rates too', () => {
    expect(paid(statement({ claims: [claim('A', '2026-04-30', '100.00', free), claim('B', '2026-05-31', '100.00', free)], payments: [pay('2026-06-30', '50.00')] }))).toEqual(['principal A 50.00']);
    expect(paid(statement({ claims: [claim('A', '2026-06-29', '100.00', free), claim('B', '2026-06-29', '100.00', { contractRate: '0.01' })], payments: [pay('2026-06-30', '50.00')] }))).toEqual(['principal B 50.00']);
  });
  test('those not yet due of one day share, whatever their rates', () => {
    expect(paid(statement({ claims: [claim('A', '2026-12-31', '100.00', { contractRate: '9.00' }), claim('B', '2026-12-31', '300.00')], payments: [pay('2026-06-30', '100.00')] }))).toEqual(['principal A 25.00', 'principal B 75.00']);
  });
});

describe('what a payment may meet', () => {
  test('interest once only: what an earlier payment met is not met again', () => {
    const result = statement({ claims: [claim('F-1', '2026-04-30', '10000.00')], payments: [pay('2026-06-30', '100.00'), pay('2026-06-30', '103.04'), pay('2026-06-30', '10.00')] });
    expect([paid(result), paid(result, 1), paid(result, 2)]).toEqual([['interest F-1 100.00'], ['interest F-1 103.04'], ['interest F-1 0.01', 'principal F-1 9.99']]);
  });
  test('costs once only, from their own day, and what is paid of them is told', () => {
    const costs = [{ id: 'C-1', on: '2026-06-01', amount: '7.00' }, { id: 'C-2', on: '2026-06-02', amount: '5.00' }, { id: 'C-3', on: '2026-06-03', amount: '9.00' }];
    const result = statement({ claims: [claim('F-1', '2026-12-31', '100.00')], costs, payments: [pay('2026-06-01', '3.00'), pay('2026-06-02', '6.00'), pay('2026-06-02', '200.00')] });
    expect([paid(result), paid(result, 1), paid(result, 2)]).toEqual([['cost - 3.00'], ['cost - 4.00', 'cost - 2.00'], ['cost - 3.00', 'principal F-1 100.00']]);
    expect([result.payments[2]!.unallocated, result.totals]).toEqual(['97.00', expect.objectContaining({ costs: '21.00', paid: '209.00', unallocated: '97.00', due: '9.00' })]);
  });
  test('indemnities once only, oldest due date first, from the day after it', () => {
    const claims = [claim('young', '2026-05-31', '10.00', free), claim('old', '2026-04-30', '10.00', free), claim('today', '2026-06-30', '10.00', free)];
    const result = statement({ claims, allocation: 'indemnity_first', payments: [pay('2026-06-30', '50.00'), pay('2026-06-30', '45.00'), pay('2026-07-01', '100.00')] });
    expect([paid(result), paid(result, 1), paid(result, 2)]).toEqual([['indemnity old 40.00', 'indemnity young 10.00'], ['indemnity young 30.00', 'principal old 10.00', 'principal young 5.00'], ['indemnity today 40.00', 'principal young 5.00', 'principal today 10.00']]);
    expect([result.claims.map((each) => each.indemnity), result.claims.map((each) => each.outstanding.indemnity), result.payments[2]!.unallocated]).toEqual([['40.00', '40.00', '40.00'], ['0.00', '0.00', '0.00'], '45.00']);
  });
  test('indemnities of one due date go by the place in the list', () => {
    const claims = ['C', 'A', 'B'].map((id) => claim(id, '2026-05-31', '1.00', free));
    expect(paid(statement({ claims, allocation: 'indemnity_first', payments: [pay('2026-06-30', '100.00')] }))).toEqual(['indemnity C 40.00', 'indemnity A 40.00', 'indemnity B 20.00']);
  });
  test('a purse that is empty leaves no trace: no allocation of nothing', () => {
    const claims = [claim('A', '2026-04-30', '100.00', free), claim('B', '2026-05-31', '100.00', free)], costs = [{ id: 'C-1', on: '2026-06-01', amount: '7.00' }, { id: 'C-2', on: '2026-06-02', amount: '5.00' }];
    for (const allocation of ['statutory', 'indemnity_first', 'principal_first']) {
      for (const part of statement({ claims, costs, allocation, payments: [pay('2026-06-30', '0.00'), pay('2026-06-30', '7.00'), pay('2026-06-30', '500.00'), pay('2026-07-01', '5.00')] }).payments) {
        expect(part.allocations.every(({ amount }) => amount !== '0.00')).toBe(true);
      }
    }
  });
  test('principal_first: within a rank each pass shares by what it may meet', () => {
    const claims = [claim('A', '2026-04-30', '1000.00'), claim('B', '2026-04-30', '3000.00')];
    const result = statement({ claims, allocation: 'principal_first', payments: [pay('2026-06-30', '1000.00'), pay('2026-06-30', '3020.31')] });
    expect([paid(result), paid(result, 1)]).toEqual([['principal A 250.00', 'principal B 750.00'], ['principal A 750.00', 'principal B 2250.00', 'interest A 5.08', 'interest B 15.23']]);
  });
  test('paid in full on its due date a claim owes no indemnity; in part it does, from the next day', () => {
    const claims = [claim('A', '2026-04-30', '100.00', free)];
    const indemnity = (...amounts: string[]): string => statement({ claims, payments: amounts.map((amount, index) => pay('2026-04-30', amount, { id: `P-${index}` })) }).totals.indemnity;
    expect([indemnity('100.00'), indemnity('60.00', '40.00'), indemnity('99.99'), indemnity()]).toEqual(['0.00', '0.00', '40.00', '40.00']);
  });
});

describe('the sum that is due', () => {
  test('principal, interest, indemnity and costs, less what payments met: 10,000.00 + 692.26 + 40.00 + 51.07 − 300.00', () => {
    const result = statement({ claims: [claim('F-1', '2026-04-30', '10000.00')], costs: [{ id: 'C', on: '2026-11-21', amount: '51.07' }], payments: [pay('2026-11-21', '300.00')] });
    expect(result.totals).toMatchObject({ costs: '51.07', due: '10483.33', paid: '300.00', unallocated: '0.00' });
    expect(paid(result)).toEqual(['cost - 51.07', 'interest F-1 248.93']);
    expect(result.claims[0]!.outstanding).toEqual({ interest: '443.33', principal: '10000.00', indemnity: '40.00' });
  });
  test('indemnities of a public debtor are those of the CCP, from the same figure (CCP D2192-35)', () => {
    const law = { ...LAW, constants: { ...LAW.constants, fixed_indemnity_public: LAW.constants['fixed_indemnity_public']!.map((row) => ({ ...row, value: 50 })) } };
    const of = (regime: string): unknown => (statementFromJson({ asOf: '2026-11-21', regime, claims: [claim('F-1', '2026-04-30', '1.00')] }, law) as StatementJson).totals.indemnity;
    expect([of('public'), of('commercial'), of('civil')]).toEqual(['50.00', '40.00', '0.00']);
  });
});
