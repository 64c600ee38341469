import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DisputesService, NextActionsService, PlanNextActionService, QuestionsService } from '@quittance/cases';
import { day, office, type Office } from '@quittance/cases/testing';
import { visitor } from '@quittance/identity';
import { newId, sql } from '@quittance/platform';
import { DeskModule, QueueService } from '../index.ts';

describe('what waits for an answer stands in the queue', () => {
  let o: Office;
  const ids: Record<string, string> = {};
  const rows = async (filter = 'all') => (await o.h.get(QueueService).queue(o.helene, { filter: { filter } })).rows.map((row) => [row.debtorName, row.reason, row.level]);
  const reasonOf = async (name: string) => (await o.h.get(QueueService).queue(o.helene, {})).rows.find((row) => row.debtorName === name);
  const put = (name: string, kind: string, on: string) => o.h.database.transact((tx) => o.h.get(NextActionsService).plan(tx, null, ids[name]!, { kind, on: day(on) }, 'test'));

  beforeAll(async () => {
    o = await office({ modules: [DeskModule] });
    for (const name of ['Contestée', 'Appel', 'Ambre', 'Proposition', 'Rompu', 'Question', 'Plus tard']) ids[name] = (await o.open(name, [name === 'Ambre' ? { dueOn: day('2022-02-20') } : {}])).id;
    await put('Appel', 'call', '2026-11-23');
    await put('Ambre', 'call', '2026-11-23');
    await put('Proposition', 'answer_plan', '2026-11-23');
    await put('Rompu', 'call', '2026-11-23');
    for (const name of ['Question', 'Plus tard', 'Contestée']) await put(name, 'wait_answer', '2026-12-10');
    await o.h.rows(sql`update case_file set plan_state = 'broken' where id = ${ids['Rompu']!}`);
    await o.h.database.transact((tx) => o.h.get(QuestionsService).askIn(tx, { id: newId(), kind: 'user', name: 'Me Quillan' }, { id: ids['Question']!, agencyId: o.agencyId, creditorId: o.creditorId, publicReference: 'X' }, { of: 'agency', aboutKind: 'handoff', text: 'Où est-il ?' }));
  });
  afterAll(() => o.h.close());

  test('a dispute shows at once, before calls, until somebody acts; answered, it asks to be settled', async () => {
    const debtor = visitor({ id: newId(), agency_id: o.agencyId, creditor_id: o.creditorId, case_id: ids['Contestée']!, name: 'Contestée', locale: 'fr' });
    const dispute = await o.h.get(DisputesService).open(debtor, { caseId: ids['Contestée']!, reason: 'already_paid', idempotencyKey: 'file-contestation' });
    expect(await rows()).toEqual([
      ['Ambre', 'limitation_amber', 'wait'], ['Contestée', 'dispute_opened', 'wait'], ['Proposition', 'plan_proposed', 'wait'], ['Rompu', 'plan_broken', 'wait'], ['Question', 'question', 'wait'], ['Appel', 'callback_due', 'plain'], ['Plus tard', 'planned', 'plain'],
    ]);
    expect((await reasonOf('Contestée'))!.reasonFacts).toEqual([{ key: 'on', value: '2026-11-23' }, { key: 'days', value: '0' }]);
    expect((await rows('answers')).map(([name]) => name)).toEqual(['Contestée', 'Proposition', 'Question']);
    expect(await o.h.get(QueueService).next(o.helene, ids['Ambre'])).toBe(ids['Contestée']);
    for (const { filter, count } of (await o.h.get(QueueService).queue(o.helene, {})).counts) expect([filter, (await rows(filter)).length]).toEqual([filter, count]);

    // The collector has read it and says when he looks again: not before, unless the creditor answers.
    await o.h.get(PlanNextActionService).plan(o.helene, ids['Contestée']!, { kind: 'ask_creditor', on: day('2026-11-25') });
    expect(await reasonOf('Contestée')).toMatchObject({ reason: 'planned' });
    const [question] = await o.h.get(QuestionsService).ofCase(o.camille, ids['Contestée']!);
    await o.h.get(QuestionsService).answer(o.camille, { questionId: question!.id, text: 'Rien reçu.' });
    expect(await reasonOf('Contestée')).toMatchObject({ reason: 'dispute_answered', level: 'wait' });
    await o.h.get(DisputesService).settle(o.helene, dispute.id, 'rejected', 'Aucun paiement trouvé.');
    expect(await reasonOf('Contestée')).toMatchObject({ reason: 'callback_due' });
  });

  test('a question shows until it is answered, whatever was planned', async () => {
    const [question] = await o.h.get(QuestionsService).ofCase(o.helene, ids['Question']!);
    await o.h.get(PlanNextActionService).plan(o.helene, ids['Question']!, { kind: 'wait_answer', on: day('2026-12-01') });
    expect(await reasonOf('Question')).toMatchObject({ reason: 'question' });
    await o.h.get(QuestionsService).answer(o.helene, { questionId: question!.id, text: 'À Fougères.' });
    expect(await reasonOf('Question')).toMatchObject({ reason: 'planned' });
  });

  test('a broken plan is one until somebody has taken it up', async () => {
    await o.h.get(PlanNextActionService).plan(o.helene, ids['Rompu']!, { kind: 'call', on: day('2026-11-23') });
    expect(await reasonOf('Rompu')).toMatchObject({ reason: 'callback_due' });
  });
});
