import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { cents } from '@quittance/law';
import { sql } from '@quittance/platform';
import { CreditorsService, mandateState, MandatesService, RegisterCreditorService } from '../index.ts';
import { creditorInput, day, mandateInput, office, PDF, refusal, siren, type Office } from '../parties.fixture.ts';

let h: Office;
let creditorId: string;
beforeAll(async () => {
  h = await office();
  creditorId = (await h.get(RegisterCreditorService).register(h.bruno, creditorInput({ siren: siren('33210077') }))).id;
});
afterAll(() => h.close());
const mandates = () => h.get(MandatesService);
/** How the one creditor of that name stands in the list: reference, state, last day of it, last day covered. */
const inList = async (text: string) => (await h.get(CreditorsService).list(h.bruno, { text })).rows.map((row) => [row.mandateReference, row.mandateState, row.mandateUntil && String(row.mandateUntil), row.coveredUntil && String(row.coveredUntil)])[0];
const register = (more = {}, options = {}) => mandates().register(h.bruno, mandateInput(creditorId, more), options);

describe('registering a mandate', () => {
  test('keeps its clauses, its terms and its signed paper', async () => {
    const mandate = await register();
    expect(mandate).toMatchObject({ reference: 'M-2026-01', state: 'in_force', feeMinimum: 1500n, allocation: 'statutory', dayCount: 'ACT_ACT', inForceTo: null });
    const paper = await mandates().signedPaper(h.bruno, mandate.id);
    expect(paper).toMatchObject({ kind: 'signed_mandate', name: 'mandat signé.pdf', mediaType: 'application/pdf', size: PDF.length });
    expect((await h.get(DocumentsService).open(h.bruno, paper!.id))!.bytes).toEqual(PDF);
    expect(await mandates().inForce(h.database, creditorId, day('2026-11-23'))).toMatchObject({ id: mandate.id, feeRate: expect.stringMatching(/^12(\.0+)?$/), lastDay: null });
    expect(await mandates().inForce(h.database, creditorId, day('2026-01-04'))).toBeUndefined();
    expect(await mandates().ofCreditor(h.helene, creditorId)).toMatchObject([{ id: mandate.id }]);
  });

  test('a preview writes nothing', async () => {
    const before = await h.counts();
    expect(await register({ reference: 'M-2' }, { dryRun: true })).toMatchObject({ reference: 'M-2', state: 'in_force' });
    expect(await h.counts()).toEqual(before);
  });

  test('a clause that lacks is named by its number in R124-3', async () => {
    const before = await h.counts();
    const refused = await register({ reference: 'M-3', insuranceClause: ' ', remittanceClause: '' }).catch((e: unknown) => e);
    expect(refused).toMatchObject({ code: 'bad_fields', options: { article: 'CPCE R124-3', facts: { missing: '2°, 4°' }, fields: [
      { field: 'insuranceClause', code: 'clause_missing', facts: { article: 'CPCE R124-3 2°' } }, { field: 'remittanceClause', code: 'clause_missing', facts: { article: 'CPCE R124-3 4°' } },
    ] } });
    expect(await h.counts()).toEqual(before);
  });

  test.each([
    ['signed tomorrow', { signedOn: day('2026-11-24'), inForceFrom: day('2026-11-24') }, 'signedOn:in_future'],
    ['in force before it was signed', { signedOn: day('2026-02-01') }, 'inForceFrom:before_signature'],
    ['over before it begins', { inForceTo: day('2026-01-04') }, 'inForceTo:ends_before_start'],
    ['no reference', { reference: '' }, 'reference:required'],
    ['a reference of before', { reference: 'M-2026-01' }, 'reference:reference_taken'],
    ['an impossible fee', { feeRate: '100.01' }, 'feeRate:out_of_range'],
    ['an endless minimum', { feeMinimum: cents(100_000_001n) }, 'feeMinimum:out_of_range'],
    ['no day to hand over', { remittanceDays: 0 }, 'remittanceDays:out_of_range'],
    ['a smallest instalment below nothing', { planMinInstalment: cents(-1n) }, 'planMinInstalment:out_of_range'],
    ['a first payment beyond the whole', { planDownPaymentPercent: '100.01' }, 'planDownPaymentPercent:out_of_range'],
    ['a first instalment after a year', { planFirstWithinDays: 366 }, 'planFirstWithinDays:out_of_range'],
    ['endless grace', { planGraceDays: 91 }, 'planGraceDays:out_of_range'],
    ['another fate of interest', { planInterest: 'doubles' }, 'planInterest:unknown_value'],
    ['of no kind', { kind: 'eternal' }, 'kind:unknown_value'],
    ['a smallest claim below nothing', { minimumClaim: cents(-1n) }, 'minimumClaim:out_of_range'],
    ['no currency', { currencies: [] }, 'currencies:required'],
    ['a currency that is none', { currencies: ['EUR', 'ECU'] }, 'currencies:currency_invalid'],
    ['an unknown order', { allocation: 'whim' }, 'allocation:unknown_value'],
    ['an unknown year', { dayCount: 'ACT_360' }, 'dayCount:unknown_value'],
    ['no paper', { signedPdf: { name: 'm.pdf', base64: '' } }, 'signedPdf:required'],
    ['a paper that is none', { signedPdf: { name: 'm.pdf', base64: Buffer.from('PK\x03\x04').toString('base64') } }, 'signedPdf:not_a_pdf'],
    ['a paper that is no base64', { signedPdf: { name: 'm.pdf', base64: 'JVBERi0x!!!!' } }, 'signedPdf:file_unreadable'],
    ['a paper of 21 MB', { signedPdf: { name: 'm.pdf', base64: 'JVBERi0x'.repeat(3.67e6) } }, 'signedPdf:file_too_big'],
  ])('%s is refused', async (_, more, code) => {
    expect(await refusal(register({ reference: 'M-4', ...more }))).toBe(`bad_fields ${code}`);
  });

  test('only for those who may, and only for a creditor of theirs', async () => {
    expect(await refusal(mandates().register(h.helene, mandateInput(creditorId, { reference: 'M-5' })))).toBe('not_found');
    expect(await refusal(mandates().register(h.bruno, mandateInput(h.agencyId, { reference: 'M-5' })))).toBe('not_found');
  });
});

test('which claims it takes is kept; where it is silent, all in euros', async () => {
  const { id, mandateId } = await h.client('Faïences Morlevant', '60118745');
  const takes = async (mandate: string) => { const { kind, minimumClaim, currencies } = await mandates().facts(h.database, mandate); return [kind, minimumClaim, currencies]; };
  expect(await takes(mandateId)).toEqual(['framework', 0n, ['EUR']]);
  const told = await mandates().register(h.bruno, mandateInput(id, { reference: 'M-C', kind: 'single', minimumClaim: cents(80_00n), currencies: ['eur', 'CHF', 'EUR'] }));
  expect(told).toMatchObject({ kind: 'single', minimumClaim: 80_00n, currencies: ['EUR', 'CHF'] });
  expect(await takes(told.id)).toEqual(['single', 80_00n, ['EUR', 'CHF']]);
});

test('what a mandate says of plans is kept; where it is silent, the usual holds', async () => {
  const { id, mandateId } = await h.client('Tuileries Bréhanne', '63114208');
  const plans = async (mandate: string) => {
    const facts = await mandates().facts(h.database, mandate);
    return [facts.planMinInstalment, Number(facts.planDownPaymentPercent), facts.planFirstWithinDays, facts.planGraceDays, facts.planInterest];
  };
  expect(await plans(mandateId)).toEqual([0n, 0, 31, 8, 'runs']);
  const told = await mandates().register(h.bruno, mandateInput(id, { reference: 'M-P', planMinInstalment: cents(50_00n), planDownPaymentPercent: '20.00', planFirstWithinDays: 15, planGraceDays: 5, planInterest: 'stops' }));
  expect(told).toMatchObject({ planMinInstalment: 50_00n, planFirstWithinDays: 15, planGraceDays: 5, planInterest: 'stops' });
  expect(await plans(told.id)).toEqual([50_00n, 20, 15, 5, 'stops']);
});

describe('the end of a mandate', () => {
  test('from that day on it is no longer in force; once', async () => {
    const { id, mandateId, user } = await h.client('Bois Lorrenzeau', '79011523');
    expect(await refusal(mandates().end(h.bruno, mandateId, day('2026-11-23'), ' '))).toBe('bad_fields reason:required');
    expect(await refusal(mandates().end(h.bruno, mandateId, day('2025-12-31'), 'Résilié'))).toBe('bad_fields on:before_in_force');
    expect(await refusal(mandates().end(user, mandateId, day('2026-11-23'), 'Résilié'))).toBe('not_found');
    expect(await mandates().end(h.bruno, mandateId, day('2026-11-23'), 'Résilié')).toMatchObject({ state: 'ended', inForceTo: day('2026-11-22') });
    expect(await mandates().inForce(h.database, id, day('2026-11-23'))).toBeUndefined();
    expect(await mandates().inForce(h.database, id, day('2026-11-22'))).toMatchObject({ id: mandateId });
    expect(await refusal(mandates().end(h.bruno, mandateId, day('2026-11-23'), 'Résilié'))).toBe('mandate_already_ended');
    expect(await inList('Lorrenzeau')).toEqual(['M-2026-01', 'ended', '2026-11-22', null]);
    expect(await h.rows(sql`select name from outbox_event where name = 'MandateEnded'`)).toHaveLength(1);
  });

  test('a list says the last day of the mandate that it shows, and how far those to come reach', async () => {
    const { id, mandateId } = await h.client('Verreries Sauldre', '50733921');
    expect(await inList('Sauldre')).toEqual(['M-2026-01', 'in_force', null, null]);
    await mandates().end(h.bruno, mandateId, day('2026-12-11'), 'Renouvelé');
    expect(await inList('Sauldre')).toEqual(['M-2026-01', 'in_force', '2026-12-10', '2026-12-10']);
    const follows = (reference: string, inForceFrom: string, inForceTo: string | null) => mandates().register(h.bruno, mandateInput(id, { reference, inForceFrom: day(inForceFrom), inForceTo: inForceTo ? day(inForceTo) : null }));
    await follows('M-2', '2026-12-11', '2027-06-30');
    expect(await inList('Sauldre')).toEqual(['M-2026-01', 'in_force', '2026-12-10', '2027-06-30']);
    await follows('M-3', '2027-02-01', '2027-03-31');
    expect(await inList('Sauldre')).toEqual(['M-2026-01', 'in_force', '2026-12-10', '2027-06-30']);
    await follows('M-4', '2027-07-01', null);
    expect(await inList('Sauldre')).toEqual(['M-2026-01', 'in_force', '2026-12-10', null]);
  });

  test('a state for each day', () => {
    const mandate = { signedOn: day('2026-01-05'), inForceFrom: day('2026-02-01'), lastDay: day('2026-03-31') };
    expect(['2026-01-31', '2026-02-01', '2026-03-31', '2026-04-01'].map((on) => mandateState(mandate, day(on)))).toEqual(['not_yet', 'in_force', 'in_force', 'ended']);
  });
});

test('another creditor sees neither the mandate nor its paper', async () => {
  const stranger = await h.client('Cuisines Arvieu', '48322917');
  const own = await h.client('Chauffage Belcastel', '47100938');
  const paper = (await mandates().signedPaper(own.user, own.mandateId))!;
  expect(await mandates().ofCreditor(stranger.user, own.id)).toEqual([]);
  expect(await mandates().signedPaper(stranger.user, own.mandateId)).toBeNull();
  expect(await h.get(DocumentsService).open(stranger.user, paper.id)).toBeUndefined();
  expect(await h.get(DocumentsService).open(own.user, paper.id)).toBeDefined();
});
