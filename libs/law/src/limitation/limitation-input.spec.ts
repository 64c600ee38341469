/** What a question of limitation refuses, and what it does with the fields that are left out (limitation contract). */
import { describe, expect, test } from '@jest/globals';
import { limitation, limitationFromJson, LIMITATION_EVENT_KINDS } from '../index.ts';

const good = { nature: 'civil', accrued: '2025-03-15', asOf: '2026-11-21' };
const ask = (more: object): unknown => limitationFromJson({ ...good, ...more });
const lawsuit = { on: '2026-01-10', kind: 'lawsuit' };
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describe('the field to blame', () => {
  test.each<[string, string, object]>([
    ['bad_field', 'nature', { nature: 5 }], ['bad_date', 'accrued', { accrued: null }], ['bad_date', 'asOf', { asOf: '2026-02-29' }], ['bad_field', 'events', { events: {} }], ['bad_field', 'events[1]', { events: [lawsuit, 'lawsuit'] }],
    ['bad_date', 'events[0].on', { events: [{ ...lawsuit, on: '10/01/2026' }] }], ['unknown_kind', 'events[1].kind', { events: [lawsuit, { ...lawsuit, kind: 'letter' }] }], ['unknown_kind', 'events[0].kind', { events: [{ ...lawsuit, kind: 3 }] }],
  ])('%s: %s', (code, field, more) => {
    expect(ask(more)).toMatchObject({ lawError: true, code, field });
  });
  test('in one sentence', () => {
    for (const nothing of [null, [], 'x']) expect(limitationFromJson(nothing)).toMatchObject({ code: 'bad_field', field: 'input' });
    expect(ask({ nature: 5 })).toMatchObject({ message: 'nature : un texte est attendu, reçu 5.' });
    expect(ask({ events: [{ ...lawsuit, kind: 'letter' }] })).toMatchObject({ message: `events[0].kind : l’événement « letter » est inconnu ; connus : ${LIMITATION_EVENT_KINDS.join(', ')}.` });
  });
});

test('an event of the day asked about has happened, one of the next day has not', () => {
  const of = (on: string) => limitation({ nature: 'civil', accrued: day('2025-03-15'), asOf: day('2026-11-21'), events: [{ on: day(on), kind: 'acknowledgement' }] }).history.map((step) => `${step.effect} ${step.expires}`);
  expect([of('2026-11-21'), of('2026-11-22'), of('2025-03-15'), of('2025-03-14')]).toEqual([['interrupts 2031-11-21'], ['none 2030-03-15'], ['interrupts 2030-03-15'], ['none 2030-03-15']]);
});

test('facts without events have none', () => {
  for (const events of [undefined, null]) expect(limitation({ nature: 'civil', accrued: day('2025-03-15'), asOf: day('2026-11-21'), events: events as never })).toMatchObject({ history: [], barred: false, expires: day('2030-03-15') });
});
