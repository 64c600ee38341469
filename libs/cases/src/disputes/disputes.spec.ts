import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { visitor } from '@quittance/identity';
import { newId, sql, type Actor } from '@quittance/platform';
import { ActsService, CasesReadService, DisputesService, QuestionsService, type OpenDisputeAsked } from '../index.ts';
import { euros, office, type Office } from '../testing/index.ts';
import { TimelineReadService } from '../timeline/timeline-read.service.ts';

const PDF = Buffer.from('%PDF-1.7\n%%EOF');
type Opened = Awaited<ReturnType<Office['open']>>;

describe('a debtor contests', () => {
  let o: Office;
  let keys = 0;
  const key = () => `contestation-${++keys}`;
  const debtorOf = (file: Opened, creditorId = o.creditorId): Actor => visitor({ id: newId(), agency_id: o.agencyId, creditor_id: creditorId, case_id: file.id, name: 'Imprimerie Carnaudet', locale: 'fr' });
  const open = (actor: Actor, file: Opened, more: Partial<OpenDisputeAsked> = {}) => o.h.get(DisputesService).open(actor, { caseId: file.id, reason: 'already_paid', idempotencyKey: key(), ...more });
  const settle = (id: string, outcome: string, words = 'Après vérification.') => o.h.get(DisputesService).settle(o.helene, id, outcome, words);
  const seen = async (file: Opened, actor = o.helene) => (await o.h.get(CasesReadService).one(actor, file.id))!;
  const act = async (file: Opened, name: string) => (await o.h.get(ActsService).possible(o.helene, file.id)).find((one) => one.act === name)!;
  const lines = async (file: Opened, actor: Actor) => (await o.h.get(TimelineReadService).page(actor, file.id, {})).rows;
  const mails = (file: Opened) => o.h.rows<{ purpose: string; recipient: string; text: string; link: string }>(sql`select purpose, recipient, text, link from outgoing_message where case_id = ${file.id} order by queued_at, id`);
  const toCreditor = async (file: Opened) => (await o.h.get(QuestionsService).ofCase(o.camille, file.id))[0]!;

  beforeAll(async () => {
    o = await office();
    await o.h.rows(sql`update creditor set email = 'compta@tessonville.example' where id = ${o.creditorId}`);
  });
  afterAll(() => o.h.close());

  test('the whole story: contested at his page, the creditor answers with a document, the agency rejects it', async () => {
    const file = await o.open('Imprimerie Carnaudet', [{ reference: 'FA-1', amount: euros('4860') }, { reference: 'FA-2', amount: euros('300') }]);
    await o.h.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, since, source) values (gen_random_uuid(), ${file.debtorId}, ${o.agencyId}, ${o.creditorId}, 'email', 'atelier@carnaudet.example', now(), 'test')`);
    const debtor = debtorOf(file);
    const dispute = await open(debtor, file, { reason: 'not_delivered', words: ' Rien reçu en avril. ', claimIds: [file.claimIds[0]!], files: [{ name: 'C:\\photos\\quai.exe', bytes: PDF }] });
    expect(dispute).toMatchObject({ reason: 'not_delivered', words: 'Rien reçu en avril.', claimReferences: ['FA-1'], openedBy: 'Imprimerie Carnaudet', openedByKind: 'debtor', state: 'open', outcome: null, events: [], documents: [{ kind: 'dispute_evidence', name: 'quai.exe.pdf', mediaType: 'application/pdf' }] });

    // Demands stop, and what comes next is to see that the creditor answers within two working days.
    expect(await seen(file)).toMatchObject({ disputed: true, nextAction: { kind: 'ask_creditor', setBy: 'Quittance' } });
    expect(String((await seen(file)).nextAction!.on)).toBe('2026-11-25');
    expect(await act(file, 'letter')).toMatchObject({ allowed: false, code: 'disputed', article: 'C. civ. 1353' });
    await expect(o.h.get(ActsService).mustBeAllowed(o.h.database, file.id, 'letter')).rejects.toMatchObject({ code: 'disputed' });

    // The creditor is asked, in plain words, by mail too; the debtor has his acknowledgement.
    const question = await toCreditor(file);
    expect(question).toMatchObject({ askedOf: 'creditor', askedBy: 'Orvelle Recouvrement', askedByKind: 'system', aboutKind: 'dispute', answers: [] });
    expect(question.text).toBe('Imprimerie Carnaudet conteste la facture FA-1 : la livraison ou la prestation n’aurait pas eu lieu, ou pas comme convenu. Voici ses mots : « Rien reçu en avril. ». Pouvez-vous nous répondre et joindre le bon de livraison signé, ou ce qui prouve que la prestation a été faite ? Nos relances s’arrêtent jusqu’à votre réponse.');
    expect((await mails(file)).map((m) => [m.purpose, m.recipient])).toEqual([['question_asked', 'compta@tessonville.example'], ['question_asked', o.camille.email], ['dispute_opened', 'atelier@carnaudet.example']]);
    expect((await mails(file))[0]!.link).toBe(`http://localhost:3000/cases/${file.id}`);

    // Everyone reads his part of it.
    expect((await lines(file, debtor)).map((l) => [l.code, l.kind])[0]).toEqual(['dispute.opened', 'dispute']);
    expect((await lines(file, debtor)).some((l) => l.kind === 'question')).toBe(false);
    expect((await lines(file, o.camille)).map((l) => l.code)).toEqual(['question.asked', 'dispute.opened', 'case.opened']);
    expect((await o.h.get(DisputesService).ofCase(o.camille, file.id))[0]).toMatchObject({ id: dispute.id, documents: [{ name: 'quai.exe.pdf' }] });
    expect((await o.h.get(DocumentsService).open(debtor, dispute.documents[0]!.id))!.bytes.equals(PDF)).toBe(true);
    expect(await o.h.rows(sql`select name, to_debtor, to_bailiff, internal from outbox_event where case_id = ${file.id} and name like 'Dispute%'`)).toEqual([{ name: 'DisputeOpened', to_debtor: true, to_bailiff: true, internal: false }]);
    const listed = await o.h.rows<{ code: string }>(sql`select last_public_word_code as code from case_file where id = ${file.id}`);
    expect(listed).toEqual([{ code: 'dispute.opened' }]);

    // The creditor answers: the debtor learns that he did, not what he wrote to the agency.
    const answered = await o.h.get(QuestionsService).answer(o.camille, { questionId: question.id, text: 'Le bon est signé, il ment.', files: [{ name: 'BL 7.pdf', base64: PDF.toString('base64') }] });
    expect(answered.answers).toMatchObject([{ by: 'Camille Ferrandier', text: 'Le bon est signé, il ment.', documents: [{ kind: 'attachment', name: 'BL 7.pdf' }] }]);
    expect((await o.h.get(DisputesService).ofCase(o.helene, file.id))[0]).toMatchObject({ state: 'answered', events: [{ kind: 'answered', by: 'Papeteries Tessonville', words: null }] });
    expect((await seen(file)).nextAction).toMatchObject({ kind: 'settle_dispute', setBy: 'Quittance' });
    const told = [await lines(file, debtor), await o.h.get(DisputesService).ofCase(debtor, file.id), await o.h.get(DocumentsService).ofCase(debtor, file.id)];
    expect(JSON.stringify(told)).not.toContain('il ment');
    expect(JSON.stringify(told)).not.toContain('BL 7');
    expect(JSON.stringify(told)).not.toContain('Ferrandier');
    expect((await lines(file, o.helene)).slice(0, 2).map((l) => l.code)).toEqual(['question.answered', 'dispute.answered']);

    const settled = await settle(dispute.id, 'rejected', 'Le bon de livraison porte votre cachet.');
    expect(settled).toMatchObject({ state: 'settled', outcome: 'rejected', events: [{ kind: 'answered' }, { kind: 'settled', by: 'Hélène Vasseur', words: 'Le bon de livraison porte votre cachet.' }] });
    expect(await seen(file)).toMatchObject({ disputed: false, stage: 'placed', nextAction: { kind: 'call' } });
    expect((await act(file, 'letter')).allowed).toBe(true);
    const last = (await mails(file)).at(-1)!;
    expect(last).toMatchObject({ purpose: 'dispute_settled', recipient: 'atelier@carnaudet.example' });
    expect(last.text).toContain('Papeteries Tessonville maintient sa demande pour la facture FA-1. Papeteries Tessonville a produit : BL 7.pdf.');
    // A second click is the first; another outcome is not.
    await settle(dispute.id, 'rejected', 'Le bon de livraison porte votre cachet.');
    await expect(settle(dispute.id, 'upheld')).rejects.toMatchObject({ code: 'dispute_settled', options: { facts: { outcome: 'rejected' } } });
    expect(await o.h.rows(sql`select 1 as one from dispute_event where dispute_id = ${dispute.id}`)).toHaveLength(2);
  });

  test('upheld on one claim: it is owed no more, from its first day; upheld on all: the case ends as withdrawn', async () => {
    const file = await o.open('Deux factures', [{ reference: 'U-1', amount: euros('1000') }, { reference: 'U-2', amount: euros('250') }]);
    const before = (await seen(file)).due;
    const first = await open(o.helene, file, { reason: 'not_me', claimIds: [file.claimIds[0]!] });
    expect(first.openedByKind).toBe('agent');
    expect((await seen(file)).nextAction).toMatchObject({ kind: 'ask_creditor', setBy: 'Hélène Vasseur' });
    await settle(first.id, 'upheld');
    const after = await seen(file);
    expect(after.due).toBeLessThan(before / 3n);
    expect(after).toMatchObject({ stage: 'placed', disputed: false });
    expect((await o.h.get(CasesReadService).claims(o.helene, file.id)).map((c) => c.credited)).toEqual([100_000n, 0n]);
    const second = await open(o.helene, file, { reason: 'already_paid', claimIds: [file.claimIds[1]!] });
    await settle(second.id, 'upheld');
    expect(await seen(file)).toMatchObject({ due: 0n, stage: 'closed', closedReason: 'withdrawn', nextAction: null, disputed: false });
    expect((await lines(file, debtorOf(file)))[0]).toMatchObject({ code: 'case.closed', facts: [{ key: 'reason', value: 'withdrawn' }] });
    await expect(open(o.helene, file)).rejects.toMatchObject({ code: 'case_closed' });
  });

  test('partly and withdrawn change nothing of what is owed; a dispute is taken back without words', async () => {
    const file = await o.open('Pour partie');
    const due = (await seen(file)).due;
    await settle((await open(o.helene, file, { reason: 'wrong_amount', words: 'Remise oubliée.' })).id, 'partly');
    expect((await seen(file)).due).toBe(due);
    expect(await settle((await open(o.helene, file)).id, 'withdrawn', ' ')).toMatchObject({ outcome: 'withdrawn', events: [{ words: null }] });
    expect(await seen(file)).toMatchObject({ due, disputed: false });
  });

  test('other claims may be contested beside; the same not twice; the case stays contested until the last is settled', async () => {
    const file = await o.open('Par morceaux', [{ reference: 'M-1' }, { reference: 'M-2' }]);
    const first = await open(debtorOf(file), file, { claimIds: [file.claimIds[0]!] });
    await expect(open(debtorOf(file), file)).rejects.toMatchObject({ code: 'already_disputed', options: { facts: { claims: 'M-1' } } });
    const second = await open(debtorOf(file), file, { claimIds: [file.claimIds[1]!] });
    await settle(first.id, 'rejected');
    expect(await seen(file)).toMatchObject({ disputed: true, nextAction: { kind: 'ask_creditor' } });
    expect((await act(file, 'letter')).allowed).toBe(false);
    await settle(second.id, 'rejected');
    expect((await seen(file)).disputed).toBe(false);
  });

  test('twice the same key at the same moment is one dispute; for another input it is refused', async () => {
    const file = await o.open('Deux clics');
    const debtor = debtorOf(file);
    const input = { reason: 'other', words: 'Non.', idempotencyKey: 'deux clics à la fois', files: [{ name: 'a.pdf', bytes: PDF }] };
    const answers = await Promise.all([1, 2, 3].map(() => open(debtor, file, input)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await o.h.get(QuestionsService).ofCase(o.helene, file.id)).toHaveLength(1);
    // Let in again, he sends the same page again.
    expect((await open(debtorOf(file), file, input)).id).toBe(answers[0]!.id);
    await expect(open(debtor, file, { ...input, words: 'Oui.' })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    await expect(open(debtor, file, { ...input, files: [{ name: 'a.pdf', bytes: Buffer.from('%PDF-2.0') }] })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  test('faults by field, and nothing is written', async () => {
    const file = await o.open('Fautes');
    const refused = await open(o.helene, file, { reason: 'cannot_pay', claimIds: [newId()], words: 'x'.repeat(4001), files: [{ name: 'x.pdf', bytes: Buffer.from([0, 1, 2]) }], idempotencyKey: 'court' }).catch((e: unknown) => e);
    expect(refused).toMatchObject({ code: 'bad_fields', options: { fields: [{ field: 'files.0', code: 'file_kind_not_taken' }, { field: 'reason', code: 'not_in_list' }, { field: 'words', code: 'too_long' }, { field: 'claimIds', code: 'not_in_list' }, { field: 'idempotencyKey', code: 'bad_key' }] } });
    await expect(open(o.helene, file, { reason: 'wrong_amount' })).rejects.toMatchObject({ options: { fields: [{ field: 'words', code: 'missing' }] } });
    const { id } = await open(o.helene, file);
    await expect(settle(id, 'maybe', '')).rejects.toMatchObject({ options: { fields: [{ field: 'outcome', code: 'not_in_list' }, { field: 'words', code: 'missing' }] } });
    expect(await seen(file)).toMatchObject({ disputed: true });
  });

  test('borders: another creditor, agency, debtor; who may neither open nor settle', async () => {
    const file = await o.open('Frontières');
    const elsewhere = await o.open('Voisin', [{}], { creditorId: o.otherCreditorId });
    const dispute = await open(debtorOf(file), file, { words: 'secret' });
    const other = debtorOf(elsewhere, o.otherCreditorId);
    for (const actor of [o.rachid, o.stranger, o.administrator, o.accountant, other]) {
      expect(await o.h.get(DisputesService).ofCase(actor, file.id)).toEqual([]);
      await expect(o.h.get(DisputesService).settle(actor, dispute.id, 'upheld', 'x')).rejects.toMatchObject({ code: 'not_found' });
      await expect(open(actor, file)).rejects.toMatchObject({ code: 'not_found' });
    }
    for (const actor of [o.camille, debtorOf(file)]) await expect(o.h.get(DisputesService).settle(actor, dispute.id, 'upheld', 'x')).rejects.toMatchObject({ code: 'not_found' });
    await expect(open(o.camille, file)).rejects.toMatchObject({ code: 'not_found' });
    await expect(o.h.get(DisputesService).settle(o.helene, 'rien', 'upheld', 'x')).rejects.toMatchObject({ code: 'not_found' });
  });
});
