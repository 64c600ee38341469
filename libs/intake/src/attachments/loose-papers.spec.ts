import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { newId, sql } from '@quittance/platform';
import { DepositsService, type DepositInput } from '../index.ts';
import { csv, deposit, office, refusal, type Office } from '../intake.fixture.ts';
import { UndoDepositService } from '../undo/undo-deposit.service.ts';
import { LoosePapersService } from './loose-papers.service.ts';

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(() => h.close());

const service = () => h.get(LoosePapersService);
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF`);
const papers = (named: Record<string, Buffer>) => Object.entries(named).map(([name, bytes]) => ({ name, base64: bytes.toString('base64') }));
const confirm = (input: DepositInput, actor = h.camille) => h.get(DepositsService).confirm(actor, input);
const names = async (depositId: string, actor = h.camille) => (await service().of(actor, depositId)).map(({ kind, name }) => `${kind} ${name}`);
const attach = (depositId: string, documentId: string, claimId: string, actor = h.camille, dryRun = false) => service().attach(actor, { depositId, documentId, claimId }, { dryRun });
const placed = (n: number) => confirm(deposit({ 'l.csv': csv([{ ref: `LP-${n}-01`, name: `Ateliers Corbinet ${n}`, street: `${n} rue Basse` }, { ref: `LP-${n}-02`, name: `Menuiserie Aubriac ${n}`, street: `${n} rue du Four` }]) }, {
  attachments: papers({ [`BL LP-${n}-01.pdf`]: pdf(`bl ${n}`), 'CGV.pdf': pdf(`cgv ${n}`), [`LP-${n}-01 et LP-${n}-02.pdf`]: pdf(`two ${n}`), 'CGV bis.pdf': pdf(`cgv ${n}`), 'brouillon.pdf': pdf(`out ${n}`) }), attach: [{ name: 'brouillon.pdf', reference: null }],
}));

test('what finds no claim, or two, waits with its deposit, once; what is left out is not kept', async () => {
  const one = await placed(1);
  expect(await names(one.id)).toEqual(['terms CGV bis.pdf', 'attachment LP-1-01 et LP-1-02.pdf']);
  expect(await names(one.id, h.helene)).toEqual(await names(one.id));
  expect(one.attachmentCount).toBe(1);
  for (const { id } of one.cases) expect((await h.get(DocumentsService).ofCase(h.camille, id)).map(({ name }) => name)).not.toContain('CGV bis.pdf');
});

test('one act attaches it to a claim of the deposit, with its bytes, its kind, a line and a trace', async () => {
  const one = await placed(2), [terms] = await service().of(h.camille, one.id);
  const claims = await service().claims(h.camille, one.id);
  expect(claims.map(({ reference, debtorName }) => `${reference} ${debtorName}`)).toEqual(['LP-2-01 Ateliers Corbinet 2', 'LP-2-02 Menuiserie Aubriac 2']);
  expect((await service().claims(h.camille, one.id, { text: 'aubriac lp-2' })).map(({ reference }) => reference)).toEqual(['LP-2-02']);
  expect(await service().claims(h.camille, one.id, { text: '%' })).toEqual([]);
  const claim = claims[1]!, before = await h.counts();
  await attach(one.id, terms!.id, claim.id, h.camille, true);
  expect(await h.counts()).toEqual(before);

  await attach(one.id, terms!.id, claim.id);
  expect(await names(one.id)).toEqual(['attachment LP-2-01 et LP-2-02.pdf']);
  const [kept] = (await h.get(DocumentsService).ofCase(h.camille, claim.caseId)).filter(({ kind }) => kind === 'terms');
  expect((await h.get(DocumentsService).open(h.camille, kept!.id))!.bytes).toEqual(pdf('cgv 2'));
  expect(await h.rows(sql`select facts->>'references' as reference, facts->>'names' as name, internal from timeline_entry where case_id = ${claim.caseId} and code = 'papers.attached'`)).toEqual([{ reference: 'LP-2-02', name: 'CGV bis.pdf', internal: false }]);
  expect(await h.rows(sql`select outcome from audit_entry where action = 'attachLoosePaper' and subject_id = ${terms!.id}`)).toEqual([{ outcome: 'done' }]);
  expect((await h.get(DepositsService).confirm(h.camille, deposit({ 'x.csv': csv([{ ref: 'LP-2-03', name: 'Z SARL' }]) }))).attachmentCount).toBe(0);

  // Again is once; to another claim it is told where it went.
  const after = await h.counts();
  await attach(one.id, terms!.id, claim.id);
  expect({ ...(await h.counts()), audit_entry: 0, audit_link: 0, audit_person: 0 }).toEqual({ ...after, audit_entry: 0, audit_link: 0, audit_person: 0 });
  expect(await refusal(attach(one.id, terms!.id, claims[0]!.id))).toBe('paper_attached');
});

test('by the creditor and the agency; by nobody else, for no claim of another deposit, and for none that was taken back', async () => {
  const one = await placed(3), two = await placed(4);
  const [terms, several] = await service().of(h.camille, one.id), [claim, other] = await service().claims(h.camille, one.id), [foreign] = await service().claims(h.camille, two.id);
  expect(await names(one.id, h.rachid)).toEqual([]);
  expect(await service().claims(h.rachid, one.id)).toEqual([]);
  expect(await refusal(attach(one.id, terms!.id, claim!.id, h.rachid))).toBe('not_found');
  expect(await refusal(attach(one.id, terms!.id, claim!.id, h.bruno))).toBe('not_found');
  expect(await refusal(attach(one.id, terms!.id, foreign!.id))).toBe('not_found');
  expect(await refusal(attach(two.id, terms!.id, foreign!.id))).toBe('not_found');
  expect(await refusal(attach(one.id, newId(), claim!.id))).toBe('not_found');
  expect(await refusal(attach(one.id, 'x', claim!.id))).toBe('not_found');
  const reader = await h.person('Zoé Lambel', 'zoe@tessonville.example', 'creditor_user', h.tessonville, 'reader');
  expect(await names(one.id, reader)).toHaveLength(2);
  expect(await refusal(attach(one.id, terms!.id, claim!.id, reader))).toBe('not_found');
  await attach(one.id, several!.id, other!.id, h.helene);
  await h.get(UndoDepositService).undoDepositedCase(h.camille, { depositId: one.id, caseId: claim!.caseId, reason: 'x' }, { dryRun: false });
  expect(await refusal(attach(one.id, terms!.id, claim!.id))).toBe('not_found');
});
