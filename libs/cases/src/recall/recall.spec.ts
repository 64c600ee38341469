import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId, sql } from '@quittance/platform';
import { CallsService } from '../calls/calls.service.ts';
import { CaseOpeningService } from '../opening/case-opening.service.ts';
import { QuestionsService } from '../questions/questions.service.ts';
import { day, euros, office, type Office } from '../testing/index.ts';
import { RecallService } from './recall.service.ts';

describe('a creditor takes his case back', () => {
  let o: Office;
  let keys = 0;
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());
  const recall = (caseId: string, more = {}, actor = o.camille, options = {}) => o.h.get(RecallService).recall(actor, { caseId, reason: 'settled_directly', idempotencyKey: `recall-${++keys}-${caseId}`, ...more }, options);
  const factsOf = (one: { facts: { key: string; value: string }[] } | undefined) => Object.fromEntries((one?.facts ?? []).map(({ key, value }) => [key, value]));

  test('what follows is said before: what ends, what becomes his, what is owed; the act then says the same and returns the case', async () => {
    const file = await o.open('Cabinet Tourmaline Conseil');
    await o.h.get(CallsService).log(o.helene, { caseId: file.id, reached: 'debtor', outcome: 'promise', promise: { dueOn: day('2026-11-27'), amount: euros('400') }, nextAction: { kind: 'check_bank', on: day('2026-11-30') }, idempotencyKey: 'recall-promise' });
    await o.h.get(QuestionsService).ask(o.helene, { caseId: file.id, of: 'creditor', text: 'Avez-vous le bon ?' });
    await o.h.rows(sql`update case_file set paid_cents = 25000, limitation_on = '2027-06-30', plan_state = 'agreed', plan_next_on = '2026-12-05' where id = ${file.id}`);
    await o.h.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, source, since) select ${newId()}, d.id, d.agency_id, d.creditor_id, 'email', 'gestion@tourmaline.example', 'test', now() from debtor d where d.id = ${file.debtorId}`);
    const before = await recall(file.id, {}, o.camille, { dryRun: true });
    expect(before.recall.consequences.map(({ code, level }) => [code, level])).toEqual([
      ['demands_stop', 'plain'], ['page_closes', 'plain'], ['promise_lapses', 'wait'], ['plan_binds', 'wait'], ['questions_lapse', 'plain'], ['limitation_yours', 'danger'], ['fee_due', 'wait'], ['later_money', 'plain'],
    ]);
    const told = (code: string) => factsOf(before.recall.consequences.find((one) => one.code === code));
    expect(told('promise_lapses')).toEqual({ on: '2026-11-27', amount: '400.00' });
    expect(told('fee_due')).toEqual({ rate: '12.5', recovered: '250.00', clause: 'commission', mandate: 'MD-2024-11' });
    expect(told('later_money')).toEqual({ days: '30' });
    expect(before.caseFile.stage).toBe('returned');
    expect(await o.h.rows(sql`select stage from case_file where id = ${file.id}`)).toEqual([{ stage: 'amicable' }]);

    const done = await recall(file.id);
    expect(done.recall).toMatchObject({ reason: 'settled_directly', by: 'Camille Ferrandier', consequences: before.recall.consequences });
    expect(done.caseFile).toMatchObject({ stage: 'returned', closedReason: 'recalled', nextAction: null });
    expect(await o.h.rows(sql`select name, to_debtor, internal from outbox_event where case_id = ${file.id} and name = 'CaseRecalled'`)).toMatchObject([{ to_debtor: true, internal: false }]);
    const [mail] = await o.h.rows<{ recipient: string; text: string }>(sql`select recipient, text from outgoing_message where case_id = ${file.id} and purpose = 'case_recalled'`);
    expect(mail).toMatchObject({ recipient: 'gestion@tourmaline.example', text: expect.stringContaining('L’échéancier convenu engage toujours Papeteries Tessonville') });
    // Why is between creditor and agency.
    expect(mail!.text).not.toContain('settled');
    expect((await o.h.get(QuestionsService).mine(o.camille, { waiting: true })).waiting).toBe(0);
    expect(await o.h.get(RecallService).ofCase(o.helene, file.id)).toMatchObject({ reason: 'settled_directly' });
    expect(await o.h.get(RecallService).ofCase(o.rachid, file.id)).toBeNull();
    // The debtor's next invoice opens a case of its own.
    const again = await o.h.database.transact((tx) => o.h.get(CaseOpeningService).openCaseOf(tx, o.creditorId, file.debtorId));
    expect(again).toBeUndefined();
  });

  test('once: the same request answers the same, another finds it returned', async () => {
    const file = await o.open('Presses du Val Dorien');
    const input = { caseId: file.id, reason: 'other', words: 'Dossier suivi par notre avocat', idempotencyKey: 'reprise-en-double' };
    const [one, two] = await Promise.all([o.h.get(RecallService).recall(o.camille, input), o.h.get(RecallService).recall(o.camille, input)]);
    expect(one.recall.id).toBe(two.recall.id);
    await expect(recall(file.id)).rejects.toMatchObject({ code: 'case_returned' });
    await expect(o.h.get(RecallService).recall(o.camille, { ...input, reason: 'commercial' })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  test('what a study holds is asked back first; and it is his alone to take back', async () => {
    const file = await o.open('Librairie des Deux Ponts'), study = newId();
    await o.h.rows(sql`insert into study (id, agency_id, name, line1, postal_code, city, email, created_at) values (${study}, ${o.agencyId}, 'Étude Sablon', '3 place du Palais', '37000', 'Tours', 'etude@sablon.example', now())`);
    await o.h.rows(sql`update case_file set study_id = ${study} where id = ${file.id}`);
    await expect(recall(file.id, {}, o.camille, { dryRun: true })).rejects.toMatchObject({ code: 'recall_with_study' });
    await o.h.rows(sql`update case_file set study_id = null where id = ${file.id}`);
    for (const actor of [o.helene, o.solange, o.accountant, o.rachid, o.stranger]) await expect(recall(file.id, {}, actor)).rejects.toMatchObject({ code: 'not_found' });
    await expect(recall(file.id, { reason: 'other' })).rejects.toMatchObject({ options: { fields: [{ field: 'words', code: 'missing' }] } });
    await expect(recall(file.id, { reason: 'x' })).rejects.toMatchObject({ options: { fields: [{ field: 'reason', code: 'not_in_list' }] } });
  });
});
