/** What a statement refuses, by the name of the field, and what it warns of, in its words (statement contract, Input errors; rules 1 to 3). */
import { describe, expect, test } from '@jest/globals';
import { computeStatement, LAW, parseMoney, statementFromJson, type StatementFacts, type StatementJson } from '../index.ts';

const ten = { id: 'F-1', dueOn: '2026-04-30', amount: '10000.00' };
const base = { asOf: '2026-11-21', regime: 'commercial', dayCount: 'ACT_365', claims: [ten] };
const ask = (more: object): unknown => statementFromJson({ ...base, ...more }, LAW);
const statement = (more: object): StatementJson => ask(more) as StatementJson;
const credit = { id: 'A', claim: 'F-1', amount: '1.00' }, payment = { id: 'P', on: '2026-06-30', amount: '1.00' }, cost = { id: 'C', on: '2026-06-30', amount: '1.00' };

describe('the field to blame', () => {
  test.each<[string, string, object]>([
    ['bad_date', 'asOf', { asOf: '2026-02-29' }], ['bad_field', 'regime', { regime: 'b2b' }], ['bad_field', 'creditor', { creditor: 'bank' }], ['bad_field', 'dayCount', { dayCount: '30/360' }],
    ['bad_field', 'allocation', { allocation: 'newest' }], ['bad_date', 'noticeReceivedOn', { noticeReceivedOn: '' }],
    ['bad_field', 'claims', { claims: null }], ['bad_field', 'claims', { claims: undefined }], ['bad_field', 'claims', { claims: {} }], ['bad_field', 'claims[1]', { claims: [ten, null] }], ['bad_field', 'claims[0].id', { claims: [{ ...ten, id: '' }] }],
    ['bad_date', 'claims[0].dueOn', { claims: [{ ...ten, dueOn: '31/04/2026' }] }], ['bad_amount', 'claims[0].amount', { claims: [{ ...ten, amount: '-1.00' }] }],
    ['bad_rate', 'claims[0].contractRate', { claims: [{ ...ten, contractRate: '1.23456' }] }], ['bad_field', 'claims[0].defaultOnDue', { claims: [{ ...ten, defaultOnDue: 'yes' }] }],
    ['bad_field', 'credits', { credits: {} }], ['bad_field', 'credits[0]', { credits: ['A'] }], ['bad_field', 'credits[0].id', { credits: [{ ...credit, id: null }] }],
    ['bad_field', 'credits[1].claim', { credits: [credit, { ...credit, id: 'B', claim: 3 }] }], ['bad_amount', 'credits[0].amount', { credits: [{ ...credit, amount: '1,00' }] }],
    ['bad_field', 'payments', { payments: 'none' }], ['bad_field', 'payments[0]', { payments: [[]] }], ['bad_field', 'payments[0].id', { payments: [{ ...payment, id: '' }] }], ['bad_date', 'payments[0].on', { payments: [{ ...payment, on: null }] }],
    ['bad_amount', 'payments[0].amount', { payments: [{ ...payment, amount: 12 }] }], ['bad_field', 'payments[0].claim', { payments: [{ ...payment, claim: '' }] }],
    ['bad_field', 'costs', { costs: 1 }], ['bad_field', 'costs[0]', { costs: [1] }], ['bad_field', 'costs[0].id', { costs: [{ ...cost, id: 4 }] }], ['bad_date', 'costs[0].on', { costs: [{ ...cost, on: '2026-13-01' }] }], ['bad_amount', 'costs[0].amount', { costs: [{ ...cost, amount: '.5' }] }],
    ['bad_field', 'stops', { stops: {} }], ['bad_field', 'stops[1]', { stops: [{ on: '2026-10-01' }, '2026-10-02'] }], ['bad_date', 'stops[0].on', { stops: [{}] }],
    ['bad_field', 'judgment', { judgment: '2026-03-02' }], ['bad_date', 'judgment.enforceableOn', { judgment: {} }],
    ['duplicate_id', 'claims[1].id', { claims: [ten, ten] }], ['duplicate_id', 'credits[1].id', { credits: [credit, credit] }], ['duplicate_id', 'payments[1].id', { payments: [payment, payment] }], ['duplicate_id', 'costs[1].id', { costs: [cost, cost] }],
    ['unknown_claim', 'credits[1].claim', { credits: [credit, { id: 'B', claim: 'F-9', amount: '1.00' }] }], ['unknown_claim', 'payments[0].claim', { payments: [{ ...payment, claim: 'F-9' }] }],
    ['credit_above_amount', 'claims[0].amount', { credits: [{ ...credit, amount: '10000.01' }] }], ['rate_unknown', 'claims[0]', { asOf: '2027-01-01' }],
  ])('%s: %s', (code, field, more) => {
    expect(ask(more)).toMatchObject({ lawError: true, code, field });
  });
  test('what is no object at all is told as the input', () => {
    for (const nothing of [null, undefined, 12, 'x', []]) expect(statementFromJson(nothing, LAW)).toMatchObject({ code: 'bad_field', field: 'input' });
  });
  test('the sentences are French, name the field and quote the value', () => {
    expect((ask({ claims: undefined }) as { message: string }).message).toBe('claims : la liste des créances manque.');
    expect((ask({ credits: [{ ...credit, claim: 'F-9' }] }) as { message: string }).message).toBe('credits[0].claim : la créance « F-9 » n’est pas dans claims.');
    expect((ask({ payments: [{ ...payment, claim: 'F-9' }] }) as { message: string }).message).toBe('payments[0].claim : la créance « F-9 » n’est pas dans claims.');
    expect((ask({ credits: [{ ...credit, amount: '10000.01' }] }) as { message: string }).message).toBe('claims[0] « F-1 » : les avoirs dépassent le montant de la créance.');
    expect((ask({ asOf: '2027-01-01' }) as { message: string }).message).toBe('claims[0] « F-1 » : le taux du premier semestre 2027 (2027-01-01 au 2027-06-30) n’est pas dans la table.');
  });
  test('typed facts too hold no negative amount, and may leave out every list', () => {
    const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text), amount = parseMoney('10000.00')!;
    const facts: StatementFacts = { asOf: day('2026-11-21'), regime: 'commercial', dayCount: 'ACT_365', claims: [{ id: 'F-1', dueOn: day('2026-04-30'), amount }] };
    expect(computeStatement(facts, LAW)).toMatchObject({ totals: { interest: 69_226n, due: 1_073_226n }, payments: [], costs: [] });
    expect(computeStatement({ ...facts, credits: null, payments: null, costs: null, stops: null, judgment: null, noticeReceivedOn: null }, LAW)).toMatchObject({ totals: { interest: 69_226n } });
    expect(computeStatement({ ...facts, payments: [{ id: 'P', on: day('2026-11-21'), amount: -1n as never }] }, LAW)).toEqual({ lawError: true, code: 'bad_amount', field: 'payments[0].amount', message: 'payments[0].amount : un montant n’est pas négatif.' });
    expect(computeStatement({ ...facts, claims: [{ ...facts.claims[0]!, amount: 0n as never }] }, LAW)).toMatchObject({ totals: { due: 0n } });
  });
  test('typed facts keep their days: notice, judgment, payments, costs', () => {
    const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text), amount = parseMoney('1500.00')!;
    const facts: StatementFacts = {
      asOf: day('2026-11-21'), regime: 'civil', dayCount: 'ACT_365', noticeReceivedOn: day('2025-11-10'), claims: [{ id: 'F-1', dueOn: day('2025-09-30'), amount }],
      payments: [{ id: 'P', on: day('2026-11-20'), amount: parseMoney('60.00')! }], costs: [{ id: 'C', on: day('2026-09-01'), amount: parseMoney('51.07')! }],
    };
    expect(computeStatement(facts, LAW)).toMatchObject({
      totals: { interest: 4154n, costs: 5107n, paid: 6000n, due: 153_261n },
      claims: [{ dueOn: day('2025-09-30'), interest: [{ from: day('2025-11-11'), to: day('2025-12-31'), composition: { kind: 'legal', at: day('2025-07-01'), pointsFrom: null } }, {}, {}] }],
      payments: [{ on: day('2026-11-20'), amount: 6000n, allocations: [{ to: 'cost', cost: 'C', claim: null, amount: 5107n }, { to: 'interest', claim: 'F-1', cost: null, amount: 893n }] }],
      costs: [{ id: 'C', on: day('2026-09-01'), amount: 5107n, paid: 5107n, outstanding: 0n }],
    });
  });
});

describe('warnings in words', () => {
  const words = (more: object): object[] => statement(more).warnings;
  const rated = (contractRate: string | null, more: object = {}) => words({ claims: [{ ...ten, contractRate }], ...more });
  test('contract_rate_ignored: a public debtor owes the rate of the CCP; none where there is no contract rate', () => {
    expect(rated('15.00', { regime: 'public' })).toContainEqual({ code: 'contract_rate_ignored', claim: 'F-1', article: 'CCP R2192-31', message: 'Le taux du contrat (15,00 %) ne s’applique pas à un débiteur public.' });
    expect(rated(null, { regime: 'public' })).not.toContainEqual(expect.objectContaining({ code: 'contract_rate_ignored' }));
  });
  test('contract_rate_below_floor: three times the legal rate of the half-year, between businesses only (rules 2.3)', () => {
    expect(rated('8.00')).toContainEqual({ code: 'contract_rate_below_floor', claim: 'F-1', article: 'C. com. L441-10 II', message: 'Le taux du contrat (8,00 %) est inférieur à trois fois le taux légal du semestre (8,25 %).' });
    expect(rated('2.00', { regime: 'civil', noticeReceivedOn: '2026-04-30' })).toEqual([]);
    expect(rated(null, { asOf: '2026-06-30' })).toEqual([]);
  });
  test('contract_rate_below_floor: the rate of the law itself is never below it, however high the legal rate', () => {
    const law = { ...LAW, legalRate: { ...LAW.legalRate, otherCreditor: LAW.legalRate.otherCreditor.map((row) => ({ ...row, value: '5.00' })) } };
    expect((statementFromJson(base, law) as StatementJson).warnings.map(({ code }) => code)).toEqual(['rate_to_confirm']);
  });
  test('rate_to_confirm: the first line whose rate awaits confirmation', () => {
    expect(words({})).toEqual([{ code: 'rate_to_confirm', claim: 'F-1', article: 'C. com. L441-10 II', message: 'Le taux de 12,40 % appliqué à partir du 2026-07-01 reste à confirmer.' }]);
  });
  test('no_notice: once, in the civil regime, where one claim at least has no first day', () => {
    const none = { code: 'no_notice', article: 'C. civ. 1231-6', message: 'Sans mise en demeure reçue ni jugement, aucun intérêt ne court.' };
    expect(words({ regime: 'civil', claims: [ten, { ...ten, id: 'F-2' }] })).toEqual([none]);
    expect(words({ regime: 'civil', claims: [{ ...ten, contractRate: '4.00', defaultOnDue: true }, { ...ten, id: 'F-2' }] })).toEqual([none]);
    expect(words({ regime: 'commercial', claims: [] })).toEqual([]);
  });
  test('payment_after_statement: once a payment', () => {
    expect(words({ asOf: '2026-06-30', payments: [{ ...payment, on: '2026-07-01' }] })).toEqual([{ code: 'payment_after_statement', payment: 'P', article: null, message: 'Le paiement P du 2026-07-01 est postérieur au décompte : il n’y est pas compté.' }]);
  });
});
