import { describe, expect, test } from '@jest/globals';
import { fromCursor, fromDayCursor, page, pageSize, toCursor } from './paging.ts';
import { inputHash } from './idempotency.ts';
import { and, list, sql } from './orm/sql.ts';

describe('cursors', () => {
  test('come back as they went; a forged one is the first page', () => {
    expect(fromCursor(toCursor(3, '2026-11-23', null), 3)).toEqual([3, '2026-11-23', null]);
    for (const forged of ['', 'x', toCursor(1), Buffer.from('{"a":1}').toString('base64url'), Buffer.from('[{"a":1},2,3]').toString('base64url')]) expect(fromCursor(forged, 3)).toBeUndefined();
  });
  test('of a day and an id: both are what they say', () => {
    const id = '0197f000-0000-7000-8000-00000000000f';
    expect(fromDayCursor(toCursor('2026-11-23', id))).toEqual({ day: '2026-11-23', id });
    for (const forged of [toCursor('2026-02-31', id), toCursor('infinity', id), toCursor('2026-11-23', 'x'), toCursor(1, id), toCursor('2026-11-23T08:00', id)]) expect(fromDayCursor(forged)).toBeUndefined();
  });
  test('a page never exceeds a hundred rows', () => {
    expect([pageSize(undefined), pageSize(7), pageSize(1_000_000), pageSize(-3)]).toEqual([50, 7, 100, 1]);
    expect(page([1, 2, 3], 2, String)).toEqual({ rows: [1, 2], next: '2' });
    expect(page([1, 2], 2, String)).toEqual({ rows: [1, 2], next: null });
  });
});

describe('sql', () => {
  test('values are parameters, fragments nest, data never becomes SQL', () => {
    const evil = "'; drop table claim; --";
    expect(sql`select * from claim where ${and(sql`reference = ${evil}`, false, sql`id in (${list([1, 2])})`)} limit ${5}`).toEqual({ text: 'select * from claim where (reference = ?) and (id in (?, ?)) limit ?', params: [evil, 1, 2, 5] });
    expect(list([])).toEqual({ text: 'null', params: [] });
  });
  test('the fingerprint of an input does not depend on the order of its keys', () => {
    expect(inputHash({ a: 1n, b: [Temporal.PlainDate.from('2026-11-23')], c: null })).toBe(inputHash({ b: [Temporal.PlainDate.from('2026-11-23')], a: 1n }));
    expect(inputHash({ a: 1n })).not.toBe(inputHash({ a: 2n }));
  });
});

test('two days are equal only if they are the same day', () => {
  const [a, b] = [Temporal.PlainDate.from('2026-01-01'), Temporal.PlainDate.from('2027-05-05')];
  expect({ on: a }).not.toEqual({ on: b });
  expect({ on: a }).toEqual({ on: Temporal.PlainDate.from('2026-01-01') });
  expect({ on: a }).not.toMatchObject({ on: b });
});
