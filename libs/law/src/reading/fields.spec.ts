/** The readers of the contracts' JSON: what they take, and the sentence that names the field and shows the value where they do not. */
import { describe, expect, test } from '@jest/globals';
import { attempt } from '../index.ts';
import { optional, readAmount, readChoice, readDate, readFlag, readList, readRate, readRecord, readText, refuseDuplicates, show } from './fields.ts';

const said = (work: () => unknown): unknown => attempt(work);
const error = (code: string, field: string, message: string) => ({ lawError: true, code, field, message });

describe('show: how a message quotes a value', () => {
  test.each([
    [undefined, 'rien'], [null, 'rien'], ['12,5', '« 12,5 »'], ['', '«  »'], [[1], 'une liste'], [{ a: 1 }, 'un objet'], [12, '12'], [true, 'true'], [12n, '12'],
  ] as const)('%p as %s', (value, text) => expect(show(value)).toBe(text));
  test('sixty signs at most: never a page', () => {
    expect(show('a'.repeat(56))).toBe(`« ${'a'.repeat(56)} »`);
    expect(show('a'.repeat(57))).toBe(`« ${'a'.repeat(55)}…`);
  });
});

describe('readers (statement contract, Input errors)', () => {
  test('an object, and nothing else', () => {
    expect(readRecord({ a: 1 }, 'x')).toEqual({ a: 1 });
    expect(said(() => readRecord([], 'claims[0]'))).toEqual(error('bad_field', 'claims[0]', 'claims[0] : un objet est attendu, reçu une liste.'));
    expect(said(() => readRecord(null, 'x'))).toEqual(error('bad_field', 'x', 'x : un objet est attendu, reçu rien.'));
    expect(said(() => readRecord('a', 'x'))).toEqual(error('bad_field', 'x', 'x : un objet est attendu, reçu « a ».'));
  });
  test('a list, or nothing: an empty one', () => {
    expect([readList([1], 'x'), readList(null, 'x'), readList(undefined, 'x')]).toEqual([[1], [], []]);
    expect(said(() => readList({}, 'stops'))).toEqual(error('bad_field', 'stops', 'stops : une liste est attendue, reçu un objet.'));
  });
  test('a text that says something', () => {
    expect(readText('F-1', 'id')).toBe('F-1');
    expect(said(() => readText('', 'id'))).toEqual(error('bad_field', 'id', 'id : un texte est attendu, reçu «  ».'));
    expect(said(() => readText(7, 'id'))).toEqual(error('bad_field', 'id', 'id : un texte est attendu, reçu 7.'));
  });
  test('a date, an amount, a rate', () => {
    expect([readDate('1970-01-02', 'd'), readAmount('12.5', 'a'), readRate('12.4', 'r')]).toEqual([1, 1250n, 124_000n]);
    expect(said(() => readDate('31/04/2026', 'dueOn'))).toEqual(error('bad_date', 'dueOn', 'dueOn : une date du calendrier est attendue (AAAA-MM-JJ), reçu « 31/04/2026 ».'));
    expect(said(() => readAmount(12, 'amount'))).toEqual(error('bad_amount', 'amount', 'amount : un montant est attendu (« 1200.00 » : positif, deux décimales au plus), reçu 12.'));
    expect(said(() => readRate('-1', 'rate'))).toEqual(error('bad_rate', 'rate', 'rate : un taux est attendu (« 12.40 » pour cent par an : positif, quatre décimales au plus), reçu « -1 ».'));
  });
  test('one of some words, true or false', () => {
    expect([readChoice('b', 'x', ['a', 'b']), readFlag(false, 'x')]).toEqual(['b', false]);
    expect(said(() => readChoice('c', 'x', ['a', 'b']))).toEqual(error('bad_field', 'x', 'x : l’une des valeurs a, b est attendue, reçu « c ».'));
    expect(said(() => readFlag('true', 'x'))).toEqual(error('bad_field', 'x', 'x : true ou false est attendu, reçu « true ».'));
  });
  test('null means absent', () => {
    expect([optional(null, 'x', readFlag), optional(undefined, 'x', readFlag), optional(true, 'x', readFlag)]).toEqual([undefined, undefined, true]);
  });
  test('ids are unique in their list; the second one is to blame', () => {
    expect(said(() => refuseDuplicates(['a', 'b', 'a'], 'costs'))).toEqual(error('duplicate_id', 'costs[2].id', 'costs[2].id : l’identifiant « a » est déjà pris dans costs.'));
    expect(said(() => refuseDuplicates(['a', 'b'], 'costs'))).toBeUndefined();
  });
});
