import { expect, test } from '@jest/globals';
import type { RunLine } from '../intake/runs.queries.ts';
import { shown } from './runs.tsx';

const run = (id: string, over: Partial<RunLine> = {}): RunLine => ({ __typename: 'DepositRun', id, state: 'running', dryRun: false, fileNames: ['a.csv'], stage: 'matching', done: 10, of: 100, startedAt: '2026-11-23T08:00:00Z', endedAt: null, deposit: null, ...over });

test('a deposit that was made has a line of its own; a look at what would be done is nobody’s deposit', () => {
  const rows = [run('moving'), run('look', { dryRun: true }), run('made', { state: 'done', deposit: { __typename: 'Deposit', id: 'd1' } }), run('called off', { state: 'cancelled' }), run('refused', { state: 'refused' })];
  expect(shown(rows).map(({ id }) => id)).toEqual(['moving', 'called off', 'refused']);
});
