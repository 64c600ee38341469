import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { parseMoney, type Cents } from '@quittance/law';
import { sql } from '@quittance/platform';
import type { Deposit, DepositPreview } from '../index.ts';
import { office, refusal, siren, type Office } from '../intake.fixture.ts';
import type { SingleClaimInput } from './single-claim.type.ts';
import { SingleClaimService } from './single-claim.service.ts';

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(() => h.close());

let keys = 0;
const euros = (text: string): Cents => parseMoney(text)!;
const day = (text: string) => Temporal.PlainDate.from(text);
const claim = (reference: string, more: Partial<SingleClaimInput> = {}): SingleClaimInput => ({
  idempotencyKey: `single-${++keys}`, reference, issuedOn: day('2026-08-31'), dueOn: day('2026-09-30'), amount: euros('1200.00'),
  debtor: { kind: 'company', name: 'Imprimerie Carnaudet', siren: siren('50211478'), line1: '27 rue des Forges', postalCode: '35300', city: 'Fougères', email: 'compta@carnaudet.example', phone: '02 61 91 20 44' }, ...more,
});
const confirm = async (input: SingleClaimInput, actor = h.camille) => (await h.get(SingleClaimService).deposit(actor, input, { dryRun: false })) as Deposit;
const preview = async (input: SingleClaimInput, actor = h.camille) => (await h.get(SingleClaimService).deposit(actor, input, { dryRun: true })) as DepositPreview;
const paper = (name: string, kind?: string) => ({ name, base64: Buffer.from(`%PDF-1.7\n% ${name}`).toString('base64'), ...(kind ? { kind } : {}) });

describe('one claim by a form', () => {
  test('is previewed and placed as the line of a file, with what it says and its papers', async () => {
    const input = claim('FA-9001', {
      due: euros('800.00'), contractRate: '12,4 %', latePenaltyText: 'Trois fois le taux légal.', description: 'Impression de catalogues', contractReference: 'C-7', nature: 'commercial',
      files: [paper('scan.pdf', 'delivery'), paper('contrat.pdf'), paper('facture.pdf')],
    });
    const before = await h.counts();
    const seen = await preview(input);
    expect(seen).toMatchObject({ caseCount: 1, claimCount: 1, total: 800_00n, faults: [], files: [], cases: [{ debtorName: 'Imprimerie Carnaudet', recognition: 'new', claims: [{ reference: 'FA-9001', amount: 1200_00n, due: 800_00n, line: null }] }] });
    expect(seen.attachments.map(({ kind, state, reference }) => [kind, state, reference])).toEqual([['delivery', 'matched', 'FA-9001'], ['contract', 'matched', 'FA-9001'], ['invoice', 'matched', 'FA-9001']]);
    expect(await h.counts()).toEqual(before);

    const placed = await confirm(input);
    expect(placed).toMatchObject({ fileNames: [], caseCount: 1, claimCount: 1, total: 800_00n, faults: [], attachmentCount: 3 });
    const caseId = placed.cases[0]!.id;
    expect(await h.rows(sql`select reference, amount_cents, contract_rate, late_penalty_text, nature, basis, source_line from claim where case_id = ${caseId}`)).toEqual([{
      reference: 'FA-9001', amount_cents: '80000', contract_rate: '12.4000', late_penalty_text: 'Trois fois le taux légal.', nature: 'commercial', basis: expect.stringMatching(/^Impression de catalogues, contrat C-7, facture de 1.200,00.€, dont reste dû 800,00.€$/u), source_line: null,
    }]);
    expect((await h.get(DocumentsService).ofCase(h.camille, caseId)).map(({ kind }) => kind).sort()).toEqual(['contract', 'delivery', 'invoice']);
    expect(await h.rows(sql`select name, siren from debtor where creditor_id = ${h.tessonville}`)).toMatchObject([{ siren: siren('50211478') }]);
  });

  test('joins the open case of a debtor who is known', async () => {
    const seen = await preview(claim('FA-9002'));
    expect(seen.cases).toMatchObject([{ recognition: 'open_case' }]);
    expect((await confirm(claim('FA-9002'))).cases).toMatchObject([{ publicReference: seen.cases[0]!.existingReference }]);
  });

  test('of a person: civil, under both his names', async () => {
    const placed = await confirm(claim('FA-9003', { debtor: { kind: 'person', name: 'Rémond', firstName: 'Paul', line1: '3 rue Haute', postalCode: '37000', city: 'Tours' } }));
    expect(await h.rows(sql`select f.regime, d.name, d.kind, k.nature from case_file f join debtor d on d.id = f.debtor_id join claim k on k.case_id = f.id where f.id = ${placed.cases[0]!.id}`)).toEqual([{ regime: 'civil', name: 'Paul Rémond', kind: 'person', nature: 'consumer' }]);
  });

  test('of a public body: public', async () => {
    const placed = await confirm(claim('FA-9004', { debtor: { kind: 'company', name: 'Commune de Brézolles', publicBody: true, siren: siren('21280061'), line1: 'Mairie', postalCode: '28270', city: 'Brézolles' } }));
    expect(await h.rows(sql`select regime from case_file where id = ${placed.cases[0]!.id}`)).toEqual([{ regime: 'public' }]);
  });

  test('its papers hang on this claim, also where another debtor has one of the same number', async () => {
    await confirm(claim('COMMUN-1', { debtor: { kind: 'company', name: 'Société Première', line1: '1 rue A', postalCode: '37000', city: 'Tours' } }));
    const placed = await confirm(claim('COMMUN-1', { amount: euros('50.00'), issuedOn: day('2026-07-31'), debtor: { kind: 'company', name: 'Société Seconde', line1: '2 rue B', postalCode: '37000', city: 'Tours' }, files: [paper('x.pdf', 'contract')] }));
    expect(placed.attachmentCount).toBe(1);
    expect(await h.rows(sql`select case_id from document where deposit_id = ${placed.id}`)).toEqual([{ case_id: placed.cases[0]!.id }]);
  });
});

describe('the key of a form', () => {
  test('sent twice it is placed once, also five times at the same moment; other words under it are refused', async () => {
    const input = claim('FA-9010', { files: [paper('BL.pdf', 'delivery')] });
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(input)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await confirm(input)).toEqual(answers[0]);
    expect(await refusal(confirm({ ...input, amount: euros('1200.01') }))).toBe('idempotency_key_reused');
    expect(await refusal(confirm({ ...input, files: [] }))).toBe('idempotency_key_reused');
  });
});

describe('what is wrong is told field by field, and nothing is kept', () => {
  test('each by its path', async () => {
    const before = await h.counts();
    expect(await refusal(preview(claim(' ', {
      dueOn: day('2026-08-01'), amount: euros('0.00'), due: euros('5.00'), nature: 'magic', contractRate: 'douze',
      debtor: { kind: 'ghost', name: '', siren: '123', email: 'x', phone: '12', line1: 'rue', postalCode: '1', city: '', vatNumber: 'FR1' }, files: [{ name: 'a.exe', base64: Buffer.from('MZ\0').toString('base64') }],
    })))).toBe('bad_fields debtor.kind:unknown_value debtor.name:required debtor.city:required debtor.postalCode:postal_code_invalid debtor.email:email_invalid debtor.phone:phone_invalid dueOn:ends_before_start amount:not_positive nature:unknown_value reference:required contractRate:bad_rate');
    const own = claim('FA-1').debtor;
    expect(await refusal(preview(claim('FA\u0000-1', { due: euros('1200.01'), contractRate: '101', debtor: { ...own, siren: '123456789', vatNumber: 'FR1', iban: 'FR76' } })))).toBe('bad_fields debtor.siren:siren_invalid debtor.vatNumber:vat_invalid debtor.iban:iban_invalid due:above_due reference:forbidden_character contractRate:bad_rate');
    expect(await refusal(preview(claim('FA-1', { dueOn: day('2026-11-23') })))).toBe('bad_fields dueOn:not_due');
    expect(await refusal(preview(claim('FA-1', { files: [{ name: 'a.exe', base64: Buffer.from('MZ\0').toString('base64') }, paper('b.pdf', 'magic')] })))).toBe('bad_fields files.0:file_kind_not_taken');
    expect(await refusal(preview(claim('FA-1', { files: [paper('b.pdf', 'magic')] })))).toBe('bad_fields files.0.kind:unknown_value');
    expect(await refusal(preview(claim('FA-1', { idempotencyKey: ' ' })))).toBe('bad_fields idempotencyKey:required');
    expect(await h.counts()).toEqual(before);
  });

  test('what keeps the invoice out stands at the field that shows it', async () => {
    expect(await refusal(confirm(claim('FA-9001', { due: euros('800.00') })))).toBe('bad_fields reference:already_placed');
    expect(await refusal(confirm(claim('FA-9031', { issuedOn: day('2023-02-01'), dueOn: day('2023-03-01'), debtor: { kind: 'person', name: 'Rose Aubin' } })))).toBe('bad_fields dueOn:barred');
    expect((await preview(claim('FA-9001', { due: euros('800.00') }))).faults).toMatchObject([{ code: 'already_placed' }]);
  });

  test('only for one’s own company', async () => {
    expect(await refusal(confirm(claim('FA-9032', { creditorId: h.lorrenzeau })))).toBe('not_found');
    expect(await refusal(confirm(claim('FA-9032', { creditorId: h.tessonville }), h.helene))).toBe('not_found');
  });
});
