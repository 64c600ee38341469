import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId, sql } from '@quittance/platform';
import { CallsService } from '../calls/calls.service.ts';
import { CaseOpeningService } from '../opening/case-opening.service.ts';
import { QuestionsService } from '../questions/questions.service.ts';
import { day, euros, office, type Office } from '../testing/index.ts';
import { RecallService } from './recall.service.ts';

/** A sum that came in, as it is kept. */
async function paid(o: Office, caseId: string, amount: string, on: string, { by = 'agency' }: { by?: string } = {}): Promise<string> {
  const id = newId();
  await o.h.rows(sql`insert into payment (id, case_id, agency_id, creditor_id, value_on, amount_cents, means, received_by, recorded_at, recorded_by_name, idempotency_key, input_hash)
    select ${id}, f.id, f.agency_id, f.creditor_id, ${on}::date, ${euros(amount)}, 'transfer', ${by}, now(), 'Inès', ${id}, 'x' from case_file f where f.id = ${caseId}`);
  return id;
}

describe('a creditor takes his case back', () => {
  let o: Office & { paid: (caseId: string, amount: string, on: string, more?: { by?: string }) => Promise<string> };
  let keys = 0;
  beforeAll(async () => { const made = await office(); o = { ...made, paid: (caseId, amount, on, more = {}) => paid(made, caseId, amount, on, more) }; });
  afterAll(() => o.h.close());
  const recall = (caseId: string, more = {}, actor = o.camille, options = {}) => o.h.get(RecallService).recall(actor, { caseId, reason: 'settled_directly', idempotencyKey: `recall-${++keys}-${caseId}`, ...more }, options);
  const factsOf = (one: { facts: { key: string; value: string }[] } | undefined) => Object.fromEntries((one?.facts ?? []).map(({ key, value }) => [key, value]));

  test('what follows is said before: what ends, what becomes his, what is owed; the act then says the same and returns the case', async () => {
    const file = await o.open('Cabinet Tourmaline Conseil');
    await o.h.get(CallsService).log(o.helene, { caseId: file.id, reached: 'debtor', outcome: 'promise', promise: { dueOn: day('2026-11-27'), amount: euros('400') }, nextAction: { kind: 'check_bank', on: day('2026-11-30') }, idempotencyKey: 'recall-promise' });
    await o.h.get(QuestionsService).ask(o.helene, { caseId: file.id, of: 'creditor', text: 'Avez-vous le bon ?' });
    await o.h.rows(sql`update case_file set limitation_on = '2027-06-30', plan_state = 'agreed', plan_next_on = '2026-12-05' where id = ${file.id}`);
    await o.h.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, source, since) select ${newId()}, d.id, d.agency_id, d.creditor_id, 'email', 'gestion@tourmaline.example', 'test', now() from debtor d where d.id = ${file.debtorId}`);
    await o.paid(file.id, '250', '2026-10-12');
    const before = await recall(file.id, {}, o.camille, { dryRun: true });
    expect(before.recall.consequences.map(({ code, level }) => [code, level])).toEqual([
      ['demands_stop', 'plain'], ['page_closes', 'plain'], ['promise_lapses', 'wait'], ['plan_binds', 'wait'], ['questions_lapse', 'plain'], ['limitation_yours', 'danger'], ['fee_due', 'wait'], ['later_money', 'plain'],
    ]);
    const told = (code: string) => factsOf(before.recall.consequences.find((one) => one.code === code));
    expect(told('promise_lapses')).toEqual({ on: '2026-11-27', amount: '400.00' });
    expect(told('fee_due')).toEqual({ recovered: '250.00', fee: '31.25', vat: '6.25', total: '37.50', rate: '12.50', clause: 'commission', mandate: 'MD-2024-11' });
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

  test('the fee is reckoned by the schedule that counted when each sum came, within the least and the most for a case; what was taken back counts for nothing', async () => {
    const due = async (caseId: string) => factsOf((await recall(caseId, {}, o.camille, { dryRun: true })).recall.consequences.find(({ code }) => code === 'fee_due'));
    const one = await o.open('Fonderie Lascombe'), two = await o.open('Tissages Ribourel'), none = await o.open('Vannerie Estival');
    const terms = { bands: [{ stage: null, fromDays: 0, fromAmount: '0', percent: '8' }, { stage: null, fromDays: 120, fromAmount: '0', percent: '20' }], minimum: '3000', cap: '9000', recharged: [], vat: '20' };
    await o.h.rows(sql`insert into fee_schedule (id, agency_id, creditor_id, mandate_id, from_on, terms, reason, set_at, set_by, set_by_name, idempotency_key, input_hash)
      values (${newId()}, ${o.agencyId}, ${o.creditorId}, ${o.mandateId}, '2026-11-01', ${JSON.stringify(terms)}::jsonb, 'avenant', now(), ${o.administrator.id}, 'Bruno', 'recall-fees', 'x')`);
    expect(await due(none.id)).toEqual({ recovered: '0.00', from: '2026-11-01', clause: 'commission', mandate: 'MD-2024-11' });
    await o.paid(one.id, '100', '2026-10-20');
    await o.paid(one.id, '200', '2026-11-10');
    // 12.50 of the first by the mandate's own rate, 40.00 of the second: the debt was older than 120 days.
    expect(await due(one.id)).toEqual({ recovered: '300.00', fee: '52.50', vat: '10.50', total: '63.00', from: '2026-11-01', clause: 'commission', mandate: 'MD-2024-11' });
    const back = await o.paid(one.id, '500', '2026-11-12');
    expect(await due(one.id)).toMatchObject({ recovered: '800.00', fee: '90.00' });
    await o.h.rows(sql`insert into reversal (id, case_id, agency_id, creditor_id, fact_kind, fact_id, reason, at, by_id) select ${newId()}, f.id, f.agency_id, f.creditor_id, 'payment', ${back}, 'x', now(), ${o.accountant.id} from case_file f where f.id = ${one.id}`);
    expect(await due(one.id)).toMatchObject({ recovered: '300.00', fee: '52.50' });
    await o.paid(two.id, '50', '2026-11-10');
    expect(await due(two.id)).toMatchObject({ recovered: '50.00', fee: '30.00', vat: '6.00', total: '36.00' });
    expect(Object.keys(await due(two.id))).not.toContain('rate');
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
