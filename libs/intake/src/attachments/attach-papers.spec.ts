import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocumentsService, MOST_FILE_BYTES } from '@quittance/documents';
import { newId, sql } from '@quittance/platform';
import { DepositsService, type DepositInput } from '../index.ts';
import { csv, deposit, office, refusal, siren, ubl, type Office } from '../intake.fixture.ts';
import { AttachToClaimsService } from './attach-to-claims.service.ts';
import type { AttachInput } from './attach.type.ts';

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(() => h.close());

const preview = (input: DepositInput, actor = h.camille) => h.get(DepositsService).preview(actor, input);
const confirm = (input: DepositInput, actor = h.camille) => h.get(DepositsService).confirm(actor, input);
const attach = (input: AttachInput, actor = h.camille, dryRun = false) => h.get(AttachToClaimsService).attach(actor, input, { dryRun });
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF`);
const papers = (named: Record<string, Buffer>) => Object.entries(named).map(([name, bytes]) => ({ name, base64: bytes.toString('base64') }));
const list = (ref: string, name: string) => csv([{ ref, name, street: `${ref} rue Haute` }]);
const kept = async (caseId: string) => (await h.get(DocumentsService).ofCase(h.camille, caseId)).map(({ kind, name }) => `${kind} ${name}`).sort();

describe('papers that come with a deposit', () => {
  test('go to the claims whose number stands in their name, by their kind; what the name does not tell is told', async () => {
    const input = deposit({ 'liste.csv': csv([{ ref: 'FA-2026-0101', name: 'Reprographie Almont' }, { ref: 'FA-2026-0102', name: 'Reprographie Almont' }]) }, {
      attachments: papers({ 'BL FA-2026-101.pdf': pdf('bl'), 'contrat_fa20260102': pdf('contrat'), 'Facture 2026-0102.pdf': pdf('facture'), 'CGV.pdf': pdf('cgv'), 'FA-2026-101 FA-2026-102 mail.eml': Buffer.from('Bonjour.'), 'BL FA-2026-1015.pdf': pdf('autre') }),
    });
    const seen = await preview(input);
    expect(seen.attachments.map(({ name, state, reference, kind }) => [name, state, reference, kind])).toEqual([
      ['BL FA-2026-101.pdf', 'matched', 'FA-2026-0101', 'delivery'], ['contrat_fa20260102', 'matched', 'FA-2026-0102', 'contract'], ['Facture 2026-0102.pdf', 'matched', 'FA-2026-0102', 'invoice'],
      ['CGV.pdf', 'unmatched', null, 'terms'], ['FA-2026-101 FA-2026-102 mail.eml', 'several', null, 'correspondence'], ['BL FA-2026-1015.pdf', 'unmatched', null, 'delivery'],
    ]);
    const placed = await confirm(input);
    expect(await kept(placed.cases[0]!.id)).toEqual(['contract contrat_fa20260102.pdf', 'delivery BL FA-2026-101.pdf', 'invoice Facture 2026-0102.pdf']);
    expect(placed.attachmentCount).toBe(3);
    expect(await h.rows(sql`select k.reference, d.kind from document d join claim k on k.id = d.claim_id where d.deposit_id = ${placed.id} order by 1, 2`)).toEqual([
      { reference: 'FA-2026-0101', kind: 'delivery' }, { reference: 'FA-2026-0102', kind: 'contract' }, { reference: 'FA-2026-0102', kind: 'invoice' },
    ]);
    expect(await h.rows(sql`select facts->>'papers' as papers, facts->>'references' as refs, internal from timeline_entry where case_id = ${placed.cases[0]!.id} and code = 'papers.attached'`)).toEqual([{ papers: '3', refs: 'FA-2026-0101, FA-2026-0102', internal: false }]);
  });

  test('where the name does not tell, a choice does: a reference, a kind, or left out', async () => {
    const input = deposit({ 'l.csv': list('FC-1', 'Cartonnages Beausire') }, {
      attachments: papers({ 'scan_0007.pdf': pdf('7'), 'BL FC-1.pdf': pdf('8'), 'x.pdf': pdf('9'), 'FC-1 y.pdf': pdf('10') }),
      attach: [{ name: 'scan_0007.pdf', reference: 'fc 1', kind: 'order' }, { name: 'BL FC-1.pdf', reference: null }, { name: 'x.pdf', reference: 'FC-2' }, { name: 'FC-1 y.pdf', kind: 'terms' }],
    });
    expect((await preview(input)).attachments.map(({ state, reference, kind }) => [state, reference, kind])).toEqual([['matched', 'FC-1', 'order'], ['left_out', null, 'delivery'], ['unmatched', null, 'other'], ['matched', 'FC-1', 'terms']]);
    expect(await kept((await confirm(input)).cases[0]!.id)).toEqual(['order scan_0007.pdf', 'terms FC-1 y.pdf']);
  });

  test('a PDF without an invoice or an image among the files is a paper, where a file of claims is beside it; alone it is a file of no use', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
    const files = { 'l.csv': list('FD-1', 'Affiches Pontgibaud'), 'BL FD-1.pdf': pdf('d'), 'photo.png': png, 'fd-9.xml': ubl({ number: 'FD-9', buyer: siren('44410044'), name: 'Atelier Typo-Lozère' }) };
    const seen = await preview(deposit(files));
    expect(seen.faults).toEqual([]);
    expect([seen.files.map(({ name }) => name), seen.attachments.map(({ name, state }) => `${name} ${state}`)]).toEqual([['l.csv', 'fd-9.xml'], ['BL FD-1.pdf matched', 'photo.png unmatched']]);
    expect((await preview(deposit({ 'BL FD-1.pdf': pdf('d') }))).faults).toMatchObject([{ file: 'BL FD-1.pdf', code: 'unknown_format' }]);
    const placed = await confirm(deposit(files));
    expect([placed.fileNames, placed.attachmentCount]).toEqual([['l.csv', 'fd-9.xml'], 1]);
  });

  test('what opens as a programme is refused by its content, whatever its name', async () => {
    const of = (named: Record<string, Buffer>) => refusal(preview(deposit({ 'l.csv': list('FE-1', 'X SARL') }, { attachments: papers(named) })));
    expect(await of({ 'BL FE-1.pdf': Buffer.from('MZ\x90\x00\x03'), 'b FE-1.pdf': Buffer.alloc(0), 'c.pdf': pdf('x') })).toBe('bad_fields attachments.0:file_kind_not_taken attachments.1:required');
    expect(await of({ 'a.pdf': Buffer.concat([pdf('x'), Buffer.alloc(MOST_FILE_BYTES)]) })).toBe('bad_fields attachments.0:file_too_big');
  });

  test('signs that no database keeps are left out of a name', async () => {
    const input = deposit({ 'l.csv': list('FV-77', 'Lithographie Vernou') }, { attachments: papers({ 'BL FV-77\u0000 \u202efdp.pdf': pdf('n'), 'scan\ud83d.pdf': pdf('m') }), attach: [{ name: 'scan\ud83d.pdf', reference: 'FV-77' }] });
    expect(await kept((await confirm(input)).cases[0]!.id)).toEqual(['attachment scan.pdf', 'delivery BL FV-77 fdp.pdf']);
  });

  test('two papers of one name are told apart; the bytes of one are kept once with its claim, however often they come', async () => {
    const input = deposit({ 'l.csv': list('FF-1', 'Gravure Sancerre') }, { attachments: [...papers({ 'BL FF-1.pdf': pdf('same') }), ...papers({ 'BL FF-1.pdf': pdf('same') }), ...papers({ 'BL FF-1.pdf': pdf('other') })] });
    expect((await preview(input)).attachments.map(({ name }) => name)).toEqual(['BL FF-1.pdf', 'BL FF-1.pdf (2)', 'BL FF-1.pdf (3)']);
    const placed = await confirm(input);
    expect(await kept(placed.cases[0]!.id)).toHaveLength(2);
    expect((await confirm(input)).id).toBe(placed.id);
    expect(await kept(placed.cases[0]!.id)).toHaveLength(2);
  });
});

describe('papers that come after the deposit', () => {
  let caseId: string;
  beforeAll(async () => { caseId = (await confirm(deposit({ 'l.csv': list('FV-1042', 'Dorure Clairvaux') }))).cases[0]!.id; });

  test('are matched alike, previewed without a trace, kept once, and told to the case', async () => {
    const input = { attachments: papers({ 'BL 1042 signé.pdf': pdf('g'), 'BL 10421.pdf': pdf('h') }) };
    const before = await h.counts();
    expect(await attach(input, h.camille, true)).toMatchObject({ kept: 1, caseIds: [caseId], attachments: [{ state: 'matched', reference: 'FV-1042', kind: 'delivery' }, { state: 'unmatched' }] });
    expect(await h.counts()).toEqual(before);
    expect(await attach(input)).toMatchObject({ kept: 1 });
    expect(await attach(input)).toMatchObject({ kept: 0, caseIds: [], attachments: [{ state: 'matched' }, { state: 'unmatched' }] });
    expect(await kept(caseId)).toEqual(['delivery BL 1042 signé.pdf']);
    expect(await h.rows(sql`select ids->>'caseId' as id from outbox_event where name = 'PapersAttached' and case_id = ${caseId}`)).toEqual([{ id: caseId }]);
  });

  test('by a collector on the case that she works', async () => {
    expect(await attach({ caseId, attachments: papers({ 'contrat FV-1042.pdf': pdf('i') }) }, h.helene)).toMatchObject({ kept: 1 });
    expect(await kept(caseId)).toContain('contract contrat FV-1042.pdf');
    expect(await attach({ creditorId: h.tessonville, attachments: papers({ 'mail FV-1042.pdf': pdf('j') }) }, h.helene)).toMatchObject({ kept: 1 });
    expect(await attach({ caseId, attachments: papers({ 'BL FA-2026-0101.pdf': pdf('k') }) }, h.helene, true)).toMatchObject({ kept: 0, attachments: [{ state: 'unmatched' }] });
  });

  test('nothing that finds its claim is refused, and so is nothing at all', async () => {
    expect(await refusal(attach({ attachments: papers({ 'x.pdf': pdf('x') }) }))).toBe('nothing_to_attach');
    expect(await refusal(attach({ attachments: [] }))).toBe('bad_fields attachments:required');
  });

  test('by nobody else: not found, and no claim of another creditor is ever found', async () => {
    const one = papers({ 'BL FV-1042.pdf': pdf('l') });
    expect(await refusal(attach({ caseId, attachments: one }, h.rachid))).toBe('not_found');
    expect(await refusal(attach({ creditorId: h.tessonville, attachments: one }, h.rachid))).toBe('not_found');
    expect(await refusal(attach({ caseId, attachments: one }, h.bruno))).toBe('not_found');
    expect(await refusal(attach({ caseId: newId(), attachments: one }))).toBe('not_found');
    expect(await refusal(attach({ attachments: one }, h.rachid))).toBe('nothing_to_attach');
    expect(await refusal(attach({ attachments: one }, h.helene))).toBe('not_found');
  });
});
