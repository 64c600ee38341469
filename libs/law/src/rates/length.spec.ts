/** Lengths of time as dated figures, in the unit of their row; how well what was computed has been checked. */
import { describe, expect, test } from '@jest/globals';
import { parseDay, formatDay } from '../calendar/day.ts';
import { confidenceOf, deadline, deadlineFigures, isLawError, LAW, limitation, limitationFigures, termEnd, termFigures, withEntries, type ConstantValue, type LawEntry, type LawTables } from '../index.ts';
import { addLength, isoLength, lengthInWords, lengthOn } from './length.ts';
import { eurosOn, numberOn, pointsOn } from './lookup.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const at = parseDay('2026-11-23')!;
const entry = (name: string, value: ConstantValue, unit: string | null = null, more: Partial<LawEntry> = {}): LawTables =>
  withEntries(LAW, [{ name, from: null, to: null, value, unit, article: 'un autre texte', confidence: 'medium', ...more }], 'v');

describe('lengthOn', () => {
  test.each([['remittance_max', 1, 'month'], ['wage_distribution', 6, 'week'], ['ip_consignment_tc', 15, 'day'], ['limitation_civil', 5, 'year'], ['proof_of_claim', 2, 'month']])('%s is %i %s', (id, count, unit) => {
    expect(lengthOn(LAW, id, at)).toMatchObject({ count, unit });
  });
  test('an entered row has its own unit, or that which the product ships, and may be typed as text', () => {
    expect([lengthOn(entry('remittance_max', '15', 'days'), 'remittance_max', at), lengthOn(entry('remittance_max', 2), 'remittance_max', at)]).toMatchObject([{ count: 15, unit: 'day' }, { count: 2, unit: 'month' }]);
  });
  test('what is no length is never guessed', () => {
    for (const law of [entry('remittance_max', 1.5), entry('remittance_max', 'soon'), entry('remittance_max', -1), entry('remittance_max', null), entry('remittance_max', true), entry('brand_new', 3, 'moons')]) {
      expect(() => lengthOn(law, law.constants['brand_new'] ? 'brand_new' : 'remittance_max', at)).toThrow(RangeError);
    }
    expect(() => lengthOn(LAW, 'bank_freeze', at)).toThrow(RangeError);
    expect(() => lengthOn(LAW, 'nothing', at)).toThrow(RangeError);
  });
  test('months keep the day number or end with the month; the words are French', () => {
    const add = (from: string, count: number, unit: 'day' | 'week' | 'month' | 'year'): string => formatDay(addLength(parseDay(from)!, { count, unit }));
    expect([add('2026-08-31', 6, 'month'), add('2024-02-29', 1, 'year'), add('2026-11-23', 6, 'week'), add('2026-11-23', 15, 'day')]).toEqual(['2027-02-28', '2025-02-28', '2027-01-04', '2026-12-08']);
    expect([isoLength({ count: 5, unit: 'year' }), isoLength({ count: 18, unit: 'month' }), isoLength({ count: 2, unit: 'week' })]).toEqual(['P5Y', 'P18M', 'P2W']);
    expect([lengthInWords({ count: 3, unit: 'month' }), lengthInWords({ count: 1, unit: 'week' }), lengthInWords({ count: 1, unit: 'day' }), lengthInWords({ count: 18, unit: 'month' }), lengthInWords({ count: 2, unit: 'year' })]).toEqual(['trois mois', 'une semaine', 'un jour', '18 mois', 'deux ans']);
  });
});

describe('figures', () => {
  test('are read as numbers, rates and amounts, from text as from numbers, and never from anything else', () => {
    expect([numberOn(entry('vat_rate', '21.5'), 'vat_rate', at), pointsOn(entry('public_margin', '8.25'), 'public_margin', at), pointsOn(entry('public_margin', 8.25), 'public_margin', at), eurosOn(entry('cash_limit', '1500.50'), 'cash_limit', at)]).toEqual([21.5, 82_500n, 82_500n, 150_050n]);
    for (const value of [true, [1], 'eight', '-1', null] as const) for (const read of [numberOn, pointsOn, eurosOn]) expect(() => read(entry('public_margin', value), 'public_margin', at)).toThrow(RangeError);
  });
});

describe('what rows of an agency change', () => {
  test('ip_service_deadline: a term, its sentence and its confidence follow the row of the order’s day', () => {
    const law = entry('ip_service_deadline', 4, null, { from: '2027-01-01' });
    expect(deadline({ kind: 'payment_order_service', from: day('2027-01-05') }, law)).toMatchObject({ nominal: day('2027-05-05'), note: 'Ordonnance rendue à compter du 1er janvier 2027 : quatre mois.' });
    expect(deadline({ kind: 'payment_order_service', from: day('2026-12-31') }, law)).toEqual(deadline({ kind: 'payment_order_service', from: day('2026-12-31') }));
    expect(deadline({ kind: 'payment_order_service', from: day('2027-01-05') }, entry('ip_service_deadline', 4)).note).toBeNull();
    expect([termEnd('payment_order_service', day('2027-01-05'), law).confidence, termEnd('payment_order_service', day('2026-12-31'), law).confidence]).toEqual(['medium', 'high']);
  });
  test('limitation_table: a period counts as on the day it starts; its text and its length follow', () => {
    const law = entry('limitation_consumer', 18, 'months', { from: '2026-01-01' });
    const of = (accrued: string, ...on: string[]) => limitation({ nature: 'consumer', accrued: day(accrued), asOf: day('2026-11-23'), events: on.map((each) => ({ on: day(each), kind: 'acknowledgement' as const })) }, law);
    expect(of('2025-12-31')).toMatchObject({ period: 'P2Y', expires: day('2027-12-31'), article: 'C. conso. L218-2' });
    expect(of('2026-01-01')).toMatchObject({ period: 'P18M', expires: day('2027-07-01'), article: 'un autre texte' });
    expect(of('2025-12-31', '2026-06-30')).toMatchObject({ period: 'P18M', expires: day('2027-12-31'), article: 'un autre texte' }); // an act of the debtor never shortens the term
    expect(limitation({ nature: 'barter', accrued: day('2026-01-15'), asOf: day('2026-11-23') }, entry('limitation_rent', 6, 'months'))).toMatchObject({ period: 'P6M', article: null, note: 'nature_unknown' });
    expect(limitation({ nature: 'insurance_premium', accrued: day('2026-01-15'), asOf: day('2026-11-23') }, entry('limitation_insurance_premium', 3))).toMatchObject({ period: 'P3Y', article: null });
  });
  test('late_rate_floor: the sentence says how many times the legal rate', async () => {
    const { computeStatement, parseMoney, parseRate } = await import('../index.ts');
    const statement = computeStatement({ asOf: day('2026-11-21'), regime: 'commercial', claims: [{ id: 'F-1', dueOn: day('2026-06-30'), amount: parseMoney('100.00')!, contractRate: parseRate('8.24')! }] }, entry('b2b_contract_floor_multiplier', '3.5'));
    if (isLawError(statement)) throw new Error(statement.message);
    expect(statement.warnings.map(({ message }) => message)).toEqual(['Le taux du contrat (8,24 %) est inférieur à 3,5 fois le taux légal du semestre (9,625 %).']);
  });
});

describe('confidenceOf', () => {
  test('the least of the figures; rates too; what is not in the tables is low', () => {
    const of = (...ids: string[]) => confidenceOf(LAW, ids, day('2026-11-23'));
    expect([of(), of('ip_opposition'), of('ip_opposition', 'small_claims_cap'), of('protected_bank_balance', 'cash_limit'), of('nothing')]).toEqual(['high', 'high', 'medium', 'low', 'low']);
    expect([of('legal_rate_other'), of('legal_rate_individual'), of('ecb_main_refinancing_rate', 'b2b_default_margin'), confidenceOf(LAW, ['legal_rate_other'], day('2027-01-01'))]).toEqual(['high', 'medium', 'medium', 'low']);
  });
  test('the figures of a limitation, of a deadline and of a term are known by name', () => {
    expect([limitationFigures('consumer'), limitationFigures('barter').length, limitationFigures(null).length]).toEqual([['limitation_consumer', 'limitation_enforceable_title', 'limitation_longstop'], 12, 12]);
    expect([deadlineFigures('proof_of_claim'), deadlineFigures('proof_of_claim', true), deadlineFigures('remittance', true), deadlineFigures('uncontested_claim_record')]).toEqual([['proof_of_claim'], ['proof_of_claim_abroad'], ['remittance_max'], ['l126_contest', 'l126_record_wait']]);
    expect([termFigures('vehicle_notice'), termFigures('bank_attachment_notice'), confidenceOf(LAW, termFigures('record_service'), day('2026-11-23'))]).toEqual([['vehicle_notice'], ['bank_attachment_notice'], 'medium']);
  });
});
