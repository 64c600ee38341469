/** Limitation, nature by nature and event by event (limitation contract; rules 5.1 to 5.3). */
import { describe, expect, test } from '@jest/globals';
import { isLawError, limitation, limitationFromJson, LIMITATION_EVENT_KINDS, type Limitation } from '../index.ts';

type Event = readonly [on: string, kind: string];
function ask(nature: string | null, accrued: string, events: readonly Event[] = [], asOf = '2060-01-01'): Limitation<string> {
  const result = limitationFromJson({ nature, accrued, asOf, events: events.map(([on, kind]) => ({ on, kind })) });
  if (isLawError(result)) throw new Error(result.message);
  return result;
}
const steps = (result: Limitation<string>): string[] => result.history.map((step) => `${step.on} ${step.effect} ${step.expires}`);

describe('periods by nature', () => {
  test.each([
    ['commercial', 'P5Y', '2030-03-15', 'C. com. L110-4'], ['civil', 'P5Y', '2030-03-15', 'C. civ. 2224'], ['commercial_lease', 'P5Y', '2030-03-15', null],
    ['consumer', 'P2Y', '2027-03-15', 'C. conso. L218-2'], ['insurance_premium', 'P2Y', '2027-03-15', null], ['consumer_credit', 'P2Y', '2027-03-15', 'C. conso. R312-35'],
    ['carriage', 'P1Y', '2026-03-15', 'C. com. L133-6'], ['telecom', 'P1Y', '2026-03-15', 'CPCE postes L34-2'], ['rent', 'P3Y', '2028-03-15', 'loi 89-462 art. 7-1'],
    ['public_debtor', 'P4Y', '2029-12-31', 'loi 68-1250'],
  ])('%s: %s, until %s (%s)', (nature, period, expires, article) => {
    expect(ask(nature, '2025-03-15')).toEqual({ period, expires, barred: true, article, history: [] });
  });
  test('a nature that nobody knows gets the shortest period and says so (rules 5.1)', () => {
    for (const nature of ['barter', 'toString', '', null]) expect(ask(nature, '2025-03-15')).toMatchObject({ period: 'P1Y', expires: '2026-03-15', article: null, note: 'nature_unknown' });
    expect(ask('civil', '2025-03-15')).not.toHaveProperty('note');
  });
  test('a telecom bill payable on 2026-03-15 is barred after 2027-03-15; the day itself still counts, with no roll-over (rules 5.1)', () => {
    expect(ask('telecom', '2026-03-15', [], '2027-03-15')).toMatchObject({ expires: '2027-03-15', barred: false });
    expect(ask('telecom', '2026-03-15', [], '2027-03-16').barred).toBe(true);
    expect(ask('commercial', '2021-02-28', [], '2026-02-28').expires).toBe('2026-02-28'); // a Saturday
    expect(ask('carriage', '2024-02-29').expires).toBe('2025-02-28');
  });
});

describe('events', () => {
  test('an acknowledgement starts the whole period again on its day', () => {
    expect(ask('consumer', '2025-03-15', [['2026-01-10', 'acknowledgement']], '2026-11-21')).toEqual({
      period: 'P2Y', expires: '2028-01-10', barred: false, article: 'C. conso. L218-2',
      history: [{ on: '2026-01-10', kind: 'acknowledgement', effect: 'interrupts', expires: '2028-01-10', article: 'C. civ. 2240' }],
    });
  });
  test.each([
    ['acknowledgement', 'C. civ. 2240'], ['partial_payment', 'C. civ. 2240'], ['plan_request', 'C. civ. 2240'], ['lawsuit', 'C. civ. 2241'], ['payment_order_served', 'C. civ. 2241'],
    ['protective_measure', 'C. civ. 2244'], ['enforcement_act', 'C. civ. 2244'], ['proof_of_claim', 'C. com. L622-25-1'],
  ])('%s interrupts (%s)', (kind, article) => {
    expect(ask('commercial', '2020-01-01', [['2024-06-01', kind]]).history).toEqual([{ on: '2024-06-01', kind, effect: 'interrupts', expires: '2029-06-01', article }]);
  });
  test.each(['formal_notice', 'reminder', 'registered_letter', 'payment_order_petition'])('%s does not interrupt (rules 5.3)', (kind) => {
    expect(ask('commercial', '2020-01-01', [['2024-06-01', kind]]).history).toEqual([{ on: '2024-06-01', kind, effect: 'none', expires: '2025-01-01', article: null }]);
  });
  test('the day of expiry still counts; the day after, nothing but a title helps', () => {
    expect(steps(ask('carriage', '2025-03-15', [['2026-03-15', 'acknowledgement']]))).toEqual(['2026-03-15 interrupts 2027-03-15']);
    expect(steps(ask('carriage', '2025-03-15', [['2026-03-16', 'lawsuit'], ['2026-03-17', 'acknowledgement']]))).toEqual(['2026-03-16 none 2026-03-15', '2026-03-17 none 2026-03-15']);
  });
  test('events come in any order and are taken by date, those of one day as given; before the claim or after the day asked they do nothing', () => {
    const result = ask('carriage', '2025-03-15', [['2026-12-01', 'lawsuit'], ['2025-03-14', 'lawsuit'], ['2025-06-01', 'reminder'], ['2025-06-01', 'acknowledgement'], ['2025-03-15', 'partial_payment']], '2026-11-21');
    expect(steps(result)).toEqual(['2025-03-14 none 2026-03-15', '2025-03-15 interrupts 2026-03-15', '2025-06-01 none 2026-03-15', '2025-06-01 interrupts 2026-06-01', '2026-12-01 none 2026-06-01']);
    expect(result.barred).toBe(true);
    expect(steps(ask('consumer', '2025-03-15', [['2026-12-01', 'enforceable_title']], '2026-11-21'))).toEqual(['2026-12-01 none 2027-03-15']);
  });
  test('consumer credit is a foreclosure: only a lawsuit and an enforcement act interrupt it', () => {
    for (const kind of LIMITATION_EVENT_KINDS.filter((each) => each !== 'enforceable_title')) {
      expect(ask('consumer_credit', '2025-03-15', [['2026-01-10', kind]]).expires).toBe(['lawsuit', 'enforcement_act'].includes(kind) ? '2028-01-10' : '2027-03-15');
    }
  });
  test('a public debtor: from 1 January of the next year each time', () => {
    expect(ask('public_debtor', '2025-12-31').expires).toBe('2029-12-31');
    expect(steps(ask('public_debtor', '2025-03-15', [['2027-01-01', 'acknowledgement']]))).toEqual(['2027-01-01 interrupts 2031-12-31']);
  });
});

describe('a title', () => {
  test('gives ten years whatever came before, even to a barred claim, and every interruption ten more', () => {
    const result = ask('carriage', '2020-03-15', [['2024-01-10', 'enforceable_title'], ['2030-05-05', 'acknowledgement'], ['2041-01-01', 'lawsuit']]);
    expect(steps(result)).toEqual(['2024-01-10 title 2034-01-10', '2030-05-05 interrupts 2040-05-05', '2041-01-01 none 2040-05-05']);
    expect(result).toMatchObject({ period: 'P10Y', article: 'CPCE L111-4' });
  });
  test('knows no long-stop, no foreclosure and no 1 January any more', () => {
    expect(steps(ask('civil', '2005-01-01', [['2009-01-01', 'enforceable_title'], ['2018-06-01', 'partial_payment']]))).toEqual(['2009-01-01 title 2019-01-01', '2018-06-01 interrupts 2028-06-01']);
    expect(steps(ask('consumer_credit', '2024-01-01', [['2025-01-01', 'enforceable_title'], ['2026-01-01', 'acknowledgement']]))[1]).toBe('2026-01-01 interrupts 2036-01-01');
    expect(steps(ask('public_debtor', '2024-01-01', [['2025-05-05', 'enforceable_title']]))).toEqual(['2025-05-05 title 2035-05-05']);
  });
});

describe('the long-stop (C. civ. 2232)', () => {
  const long: Event[] = [['2010-01-01', 'acknowledgement'], ['2015-01-01', 'acknowledgement'], ['2019-12-31', 'acknowledgement'], ['2023-06-01', 'acknowledgement']];
  test('stops the debtor’s own acts twenty years after the claim accrued, and they still interrupt', () => {
    expect(steps(ask('commercial', '2005-01-01', long)).slice(2)).toEqual(['2019-12-31 interrupts 2024-12-31', '2023-06-01 interrupts 2025-01-01']);
  });
  test('does not stop a lawsuit, and an act of the debtor never shortens what a lawsuit won', () => {
    expect(steps(ask('commercial', '2005-01-01', [...long, ['2024-06-01', 'lawsuit'], ['2026-01-01', 'partial_payment']])).slice(4)).toEqual(['2024-06-01 interrupts 2029-06-01', '2026-01-01 interrupts 2029-06-01']);
  });
});

describe('boundary', () => {
  test('bad input names its field', () => {
    const good = { nature: 'civil', accrued: '2025-03-15', asOf: '2026-11-21' };
    expect(limitationFromJson({ ...good, accrued: 'yesterday' })).toMatchObject({ code: 'bad_date', field: 'accrued' });
    expect(limitationFromJson({ ...good, events: [{ on: '2026-01-01', kind: 'letter' }] })).toMatchObject({ code: 'unknown_kind', field: 'events[0].kind' });
    expect(limitationFromJson({ ...good, nature: 5 })).toMatchObject({ code: 'bad_field', field: 'nature' });
    expect(limitationFromJson({ ...good, events: null })).toMatchObject({ expires: '2030-03-15', barred: false });
  });
  test('speaks Temporal to the product', () => {
    const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
    const found = limitation({ nature: 'consumer', accrued: day('2025-03-15'), asOf: day('2026-11-21'), events: [{ on: day('2026-01-10'), kind: 'plan_request' }] });
    expect([found.expires.toString(), found.history[0]!.expires.toString()]).toEqual(['2028-01-10', '2028-01-10']);
  });
});
