import { describe, expect, test } from '@jest/globals';
import { day, euros } from '@quittance/cases/testing';
import { pushedBack } from './keeping.ts';

const parts = ['2026-07-20', '2026-08-20', '2026-09-20'].map((on, at) => ({ position: at + 1, dueOn: day(on), amount: euros('100') }));
const dues = (spans: [string, string | null][], on = '2026-12-01', grace = 8) => pushedBack(parts, spans.map(([from, to]) => ({ from: day(from), to: to === null ? null : day(to) })), day(on), grace).map(({ dueOn }) => String(dueOn));

describe('plan_suspended (C. civ. 1218)', () => {
  test('nothing held: as agreed', () => expect(dues([])).toEqual(['2026-07-20', '2026-08-20', '2026-09-20']));
  test('what was due before, its grace over, stays missed; the rest is pushed back by the days, both ends counted', () => expect(dues([['2026-08-01', '2026-08-10']])).toEqual(['2026-07-20', '2026-08-30', '2026-09-30']));
  test('one whose days of grace run when the hold begins is suspended too', () => expect(dues([['2026-07-28', '2026-07-28']])).toEqual(['2026-07-21', '2026-08-21', '2026-09-21']));
  test('a hold that runs counts to the day that asks, one that is to come not at all', () => {
    expect(dues([['2026-07-10', null]], '2026-07-14')).toEqual(['2026-07-25', '2026-08-25', '2026-09-25']);
    expect(dues([['2026-07-10', '2026-12-31']], '2026-07-14')).toEqual(['2026-07-25', '2026-08-25', '2026-09-25']);
    expect(dues([['2026-07-10', null]], '2026-07-09')).toEqual(dues([]));
  });
  test('holds that cover each other count once, one after the other each', () => {
    expect(dues([['2026-07-05', '2026-07-14'], ['2026-07-10', '2026-07-12']])).toEqual(['2026-07-30', '2026-08-30', '2026-09-30']);
    expect(dues([['2026-07-10', '2026-07-14'], ['2026-07-05', '2026-07-09']])).toEqual(['2026-07-30', '2026-08-30', '2026-09-30']);
    expect(dues([['2026-07-05', '2026-07-09'], ['2026-08-01', '2026-08-05']])).toEqual(['2026-07-30', '2026-08-30', '2026-09-30']);
  });
});
