import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from '@quittance/platform';
import { DepositsService } from '../index.ts';
import { csv, deposit, office, refusal, siren, ubl, type Invoice, type Office } from '../intake.fixture.ts';
import type { DepositPreview } from './deposit.type.ts';

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(() => h.close());
const preview = (input: ReturnType<typeof deposit>, actor = h.camille) => h.get(DepositsService).preview(actor, input);
const confirm = (input: ReturnType<typeof deposit>, actor = h.camille) => h.get(DepositsService).confirm(actor, input);
const kinds = (seen: DepositPreview) => Object.fromEntries(seen.kinds.map(({ kind, cases, claims, total }) => [kind, [cases, claims, total]]));

const FEC = 'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise';
type Entry = { day: string; aux: string; name: string; piece: string; debit?: string; credit?: string; letters?: string };
const fec = (entries: readonly Entry[]) => [FEC, ...entries.flatMap(({ day, aux, name, piece, debit = '0,00', credit = '0,00', letters = '' }, n) => [
  ['VE', 'Ventes', n + 1, day, '41100000', 'Clients', aux, name, piece, day, `Pièce ${piece}`, debit, credit, letters, '', day, '', ''].join('|'),
  ['VE', 'Ventes', n + 1, day, '70700000', 'Ventes', '', '', piece, day, `Pièce ${piece}`, credit, debit, '', '', day, '', ''].join('|'),
])].join('\r\n');

describe('the ledger that every company can export', () => {
  /** A lettered invoice that is paid; one paid in part and diminished by a credit note, lettered; one open; one of last month. */
  const ledger = fec([
    { day: '20260115', aux: 'C001', name: 'Librairie du Parvis SARL', piece: 'F-1', debit: '600,00', letters: 'AA' }, { day: '20260228', aux: 'C001', name: 'Librairie du Parvis SARL', piece: 'VIR-9', credit: '600,00', letters: 'AA' },
    { day: '20260301', aux: 'C001', name: 'Librairie du Parvis SARL', piece: 'F-2', debit: '1000,00', letters: 'AB' }, { day: '20260410', aux: 'C001', name: 'Librairie du Parvis SARL', piece: 'VIR-12', credit: '250,00', letters: 'AB' }, { day: '20260502', aux: 'C001', name: 'Librairie du Parvis SARL', piece: 'AV-2', credit: '50,00', letters: 'AB' },
    { day: '20260915', aux: 'C002', name: 'Scierie Ménardière SAS', piece: 'F-3', debit: '480,50' },
    { day: '20261105', aux: 'C002', name: 'Scierie Ménardière SAS', piece: 'F-4', debit: '120,00' },
  ]);
  const address = (key: string, line1: string) => ({ key, line1, postalCode: '72000', city: 'Le Mans' });

  test('gives no due dates: its aged balance stands on the spot, by the day of the piece, and the terms are asked for', async () => {
    const seen = await preview(deposit({ 'fec.txt': ledger }));
    expect(seen).toMatchObject({ caseCount: 0, needsTerms: 3, files: [{ format: 'fec', claims: 3 }] });
    expect(seen.aged.map(({ band, claims, due }) => [band, claims, due])).toEqual([['d0_30', 1, 120_00n], ['d61_90', 1, 480_50n], ['d181_365', 1, 700_00n]]);
    expect(kinds(seen)).toEqual({ no_due_date: [0, 3, 1300_50n] });
  });

  test('with the creditor’s terms, and the addresses that it does not give, it goes through to cases', async () => {
    const terms = { days: 30, endOfMonth: true };
    const seen = await preview(deposit({ 'fec.txt': ledger }, { terms }));
    // F-4: 5 November and thirty days, to the end of December: not yet late.
    expect(seen.cases.map(({ debtorName, total, lacksAddress, claims }) => [debtorName, total, lacksAddress, claims.map(({ reference, amount, due, dueOn, dueOnFrom }) => [reference, amount, due, String(dueOn), dueOnFrom])])).toEqual([
      ['Librairie du Parvis SARL', 700_00n, true, [['F-2', 1000_00n, 700_00n, '2026-03-31', 'terms']]],
      ['Scierie Ménardière SAS', 480_50n, true, [['F-3', 480_50n, 480_50n, '2026-10-31', 'terms']]],
    ]);
    expect(kinds(seen)).toEqual({ new_debtor: [2, 2, 1180_50n], not_due: [0, 1, 120_00n] });
    expect(seen.aged.map(({ band, due }) => [band, due])).toEqual([['not_due', 120_00n], ['d0_30', 480_50n], ['d181_365', 700_00n]]);
    const addresses = seen.cases.map(({ key }, n) => address(key, `${n + 1} rue du Moulin`));
    const more = await preview(deposit({ 'fec.txt': ledger }, { terms, addresses }));
    expect(more.cases.map(({ key, lacksAddress, city }) => [key, lacksAddress, city])).toEqual(seen.cases.map(({ key }) => [key, false, 'Le Mans']));
    const placed = await confirm(deposit({ 'fec.txt': ledger }, { terms, addresses }));
    expect(placed).toMatchObject({ caseCount: 2, claimCount: 2, total: 1180_50n });
    expect(await h.rows(sql`select k.reference, k.due_on::text as due, k.amount_cents::text as amount, k.due_on_from, d.terms_days, d.terms_end_of_month, d.placed_by = ${h.camille.id} as by_her, k.deposit_id = d.id as of_it from claim k join deposit d on d.id = k.deposit_id order by k.reference`)).toEqual([
      { reference: 'F-2', due: '2026-03-31', amount: '70000', due_on_from: 'terms', terms_days: 30, terms_end_of_month: true, by_her: true, of_it: true },
      { reference: 'F-3', due: '2026-10-31', amount: '48050', due_on_from: 'terms', terms_days: 30, terms_end_of_month: true, by_her: true, of_it: true },
    ]);
    expect(await h.rows(sql`select count(*) as n from debtor_address where line1 like '%rue du Moulin'`)).toEqual([{ n: '2' }]);
    // A later ledger still holds what is open: it is told as placed, and nothing is opened twice.
    expect(kinds(await preview(deposit({ 'fec-2.txt': ledger }, { terms })))).toEqual({ duplicate: [0, 2, 1180_50n], not_due: [0, 1, 120_00n] });
  });

  test('terms beyond what professionals may agree on are taken and told with their article; days that nobody agrees on are refused', async () => {
    const one = fec([{ day: '20260115', aux: 'C9', name: 'Garage Valmondin SARL', piece: 'F-9', debit: '90,00' }]);
    const warned = async (terms: { days: number; endOfMonth: boolean }) => (await preview(deposit({ 'fec.txt': one }, { terms }))).cases[0]!.claims[0]!.warnings.map(({ code, article }) => [code, article]);
    expect(await warned({ days: 60, endOfMonth: false })).toEqual([]);
    expect(await warned({ days: 45, endOfMonth: true })).toEqual([]);
    expect(await warned({ days: 61, endOfMonth: false })).toEqual([['long_terms', 'C. com. L441-10']]);
    expect(await warned({ days: 46, endOfMonth: true })).toEqual([['long_terms', 'C. com. L441-10']]);
    expect(await refusal(preview(deposit({ 'fec.txt': one }, { terms: { days: 121, endOfMonth: false } })))).toBe('bad_fields terms.days:out_of_range');
  });
});

describe('whom a debtor is', () => {
  beforeAll(async () => { await confirm(deposit({ 'a.csv': csv([{ ref: 'FD-1', name: 'Menuiserie Lagarde Frères', street: '12 rue du Moulin', cp: '72000', city: 'Le Mans' }]) })); });
  const doubtful = { 'b.csv': csv([{ ref: 'FD-2', name: 'Menuiseries Lagarde', street: '12 r. du Moulin', cp: '72000', city: 'LE MANS' }, { ref: 'FD-3', name: 'Charpentes Guilvédec', street: '6 rue du Pont' }]) };

  test('the doubtful one is told with whom he may be; undecided he is taken as new', async () => {
    const seen = await preview(deposit(doubtful));
    expect(seen.cases).toMatchObject([{ recognition: 'doubtful', existingReference: null, candidates: [{ name: 'Menuiserie Lagarde Frères', city: 'Le Mans', by: 'name_address', publicReference: expect.any(String) }] }, { recognition: 'new', candidates: [] }]);
    expect(seen.cases[0]!.candidates[0]!.score).toBeGreaterThanOrEqual(60);
    expect(kinds(seen)).toEqual({ doubtful: [1, 1, 1200_00n], new_debtor: [1, 1, 1200_00n] });
  });

  test('said to be the one, he joins his case; said to be new, he is; another than those is refused', async () => {
    const [first] = (await preview(deposit(doubtful))).cases, key = first!.key, { debtorId, publicReference } = first!.candidates[0]!;
    const same = await preview(deposit(doubtful, { decisions: [{ key, debtorId }] }));
    expect(same.cases[0]).toMatchObject({ key, recognition: 'decided', existingReference: publicReference, debtorName: 'Menuiserie Lagarde Frères', candidates: [{ debtorId }] });
    expect(kinds(same)['joins_open_case']).toEqual([1, 1, 1200_00n]);
    expect((await preview(deposit(doubtful, { decisions: [{ key, debtorId: null }] }))).cases[0]).toMatchObject({ recognition: 'new', candidates: [{ debtorId }] });
    const [stranger] = await h.rows<{ id: string }>(sql`select id from debtor where name = 'Scierie Ménardière SAS'`);
    expect(await refusal(preview(deposit(doubtful, { decisions: [{ key: 'unknown', debtorId: null }, { key, debtorId: stranger!.id }] })))).toBe('bad_fields decisions.1.debtorId:not_in_list');
    // Placed undecided, his case tells whom he may be.
    const near = await confirm(deposit({ 'n.csv': csv([{ ref: 'FD-8', name: 'Menuisserie Lagarde', street: '12 rue du Moulin', cp: '72000', city: 'Le Mans' }]) }));
    expect(near.cases.map((one) => one.publicReference)).not.toContain(publicReference);
    expect(await h.rows(sql`select code, facts->>'other' as other, facts->>'case' as of_case from timeline_entry where case_id = ${near.cases[0]!.id} and kind = 'debtor'`)).toEqual([{ code: 'debtors.doubtful', other: 'Menuiserie Lagarde Frères', of_case: publicReference }]);
    const placed = await confirm(deposit(doubtful, { decisions: [{ key, debtorId }] }));
    expect(placed.cases.map((one) => one.publicReference)).toContain(publicReference);
  });

  test('another creditor’s debtor is nobody’s candidate', async () => {
    expect((await preview(deposit(doubtful), h.rachid)).cases.map(({ candidates }) => candidates)).toEqual([[], []]);
  });

  test('the same key with another decision is another deposit', async () => {
    const input = deposit({ 'c.csv': csv([{ ref: 'FD-9', name: 'Menuiserie Lagard', street: '12 rue du Moulin', cp: '72000', city: 'Le Mans' }]) });
    const [one] = (await preview(input)).cases;
    await confirm({ ...input, decisions: [{ key: one!.key, debtorId: null }] });
    expect(await refusal(confirm(input))).toBe('idempotency_key_reused');
  });
});

describe('what the mandate takes', () => {
  test('below its minimum and in a currency that it excludes: told, counted, left out', async () => {
    await h.rows(sql`update mandate set minimum_claim_cents = 10000 where creditor_id = ${h.tessonville}`);
    const seen = await preview(deposit({ 'm.csv': csv([{ ref: 'FM-1', left: '99,99', total: '99,99' }, { ref: 'FM-2', left: '100,00', total: '100,00' }, { ref: 'FM-3', currency: 'USD' }]) }));
    expect(seen.faults.map(({ line, code, message }) => [line, code, message])).toEqual([[2, 'below_minimum', expect.stringMatching(/^La facture FM-1 est de 99,99.€, sous le minimum de votre mandat \(100,00.€\)\.$/u)], [4, 'currency_excluded', expect.stringContaining('en USD')]]);
    expect(kinds(seen)).toMatchObject({ below_minimum: [0, 1, 99_99n], currency_excluded: [0, 1, 0n] });
    expect(seen.claimCount).toBe(1);
    await h.rows(sql`update mandate set minimum_claim_cents = 0 where creditor_id = ${h.tessonville}`);
  });

  test('against a company a barred claim is taken, and told as barred; a debtor who is held is told as held', async () => {
    const seen = await preview(deposit({ 'm.csv': csv([{ ref: 'FB-1', name: 'Transports du Val SARL', street: '1 quai Neuf', issued: '01/02/2020', due: '01/03/2020' }]) }));
    expect(seen.cases[0]!.claims[0]!.warnings).toMatchObject([{ code: 'barred', article: expect.stringContaining('L110-4'), message: expect.stringContaining('prescrite') }]);
    expect(kinds(seen)).toEqual({ barred_company: [1, 1, 1200_00n] });
    await h.rows(sql`update case_file set held_kinds = array['safeguard'] where debtor_id = (select id from debtor where name = 'Menuiserie Lagarde Frères')`);
    const held = await preview(deposit({ 'h.csv': csv([{ ref: 'FB-2', name: 'Menuiserie Lagarde Frères', street: '12 rue du Moulin', cp: '72000', city: 'Le Mans' }]) }));
    expect(held.cases).toMatchObject([{ recognition: 'open_case', heldKinds: ['safeguard'], lacksAddress: false }]);
    expect(kinds(held)).toEqual({ held: [1, 1, 1200_00n] });
    await h.rows(sql`update case_file set held_kinds = '{}' where held_kinds <> '{}'`);
  });
});

describe('what a court will ask', () => {
  test('of a list, everything but what its columns name; of an electronic invoice, less: itself, its order, its coded terms', async () => {
    const seen = await preview(deposit({ 'e.csv': csv([{ ref: 'FE-1', name: 'Ateliers Bertin SARL', street: '2 rue Basse' }, { ref: 'FE-2', name: 'Mme Rose Aubin', street: '3 rue Basse' }, { ref: 'FE-3', name: 'Mme Rose Aubin', street: '3 rue Basse', left: '1 600,00', total: '1 600,00' }]), 'fe-4.xml': ubl({ number: 'FE-4', buyer: siren('44410044'), name: 'Atelier Typo-Lozère' }) }));
    const lacking = Object.fromEntries(seen.cases.flatMap(({ claims }) => claims.map(({ reference, lacking: kinds }) => [reference, kinds])));
    expect(lacking).toEqual({ 'FE-1': ['dated_invoice', 'order', 'delivery', 'terms'], 'FE-2': ['dated_invoice', 'delivery'], 'FE-3': ['dated_invoice', 'contract', 'delivery'], 'FE-4': ['order', 'delivery'] });
  });
});

test('whatever is handed over, each claim that is read is counted once, under one kind, and the sums add up', async () => {
  const invoice = fc.record({
    name: fc.constantFrom('Ateliers Bertin SARL', 'Mme Rose Aubin', 'Menuiserie Lagarde Frères', 'Menuiseries Lagarde', 'Commune de Brézolles'), street: fc.constantFrom('2 rue Basse', '12 rue du Moulin'), left: fc.constantFrom('0,00', '15,00', '120,00', '1 200,00'),
    due: fc.constantFrom('30/09/2026', '31/12/2026', '01/03/2020', '31/02/2026'), issued: fc.constantFrom('31/08/2026', '01/02/2020'), currency: fc.constantFrom('EUR', 'USD'), type: fc.constantFrom('', 'avoir'), number: fc.nat(5),
  });
  await fc.assert(fc.asyncProperty(fc.array(invoice, { minLength: 1, maxLength: 12 }), fc.boolean(), async (invoices, leaves) => {
    const rows = invoices.map(({ number, left, ...one }): Invoice => ({ ...one, left, total: left, ref: `FP-${number}` }));
    const files = { 'p.csv': csv(rows) };
    const all = await preview(deposit(files));
    const seen = leaves && all.cases.length ? await preview(deposit(files, { without: [all.cases[0]!.key] })) : all;
    const read = seen.files[0]!.claims, unread = new Set(seen.faults.filter(({ line, code }) => line !== null && code.startsWith('day_')).map(({ line }) => line)).size;
    const taken = seen.kinds.filter(({ kind }) => ['new_debtor', 'recognised', 'doubtful', 'held', 'barred_company', 'joins_open_case'].includes(kind));
    const sum = (of: (one: (typeof seen.kinds)[number]) => number, list = seen.kinds) => list.reduce((total, one) => total + of(one), 0);
    expect(sum(({ claims }) => claims)).toBe(read + unread);
    expect(sum(({ claims }) => claims, taken)).toBe(seen.claimCount);
    expect(sum(({ cases }) => cases, taken)).toBe(seen.caseCount);
    expect(taken.reduce((total, one) => total + one.total, 0n)).toBe(seen.total);
    expect(seen.cases.reduce((total, one) => total + one.total, 0n)).toBe(seen.total);
    expect(seen.kinds.filter(({ kind }) => kind === 'left_out').map(({ cases }) => cases)).toEqual(seen === all ? [] : [1]);
  }), { numRuns: 25 });
}, 120_000);
