import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QuestionsService, RecallService } from '@quittance/cases';
import { sql } from '@quittance/platform';
import { refusal } from '../payments/money.fixture.ts';
import { PlanTrackService } from './plan-track.service.ts';
import { plansOffice, WORDS, type PlansOffice } from './plans.fixture.ts';

describe('a plan beyond the mandate is the creditor\'s to agree to', () => {
  let o: PlansOffice;
  beforeAll(async () => { o = await plansOffice(); });
  afterAll(() => o.h.close());
  const questions = () => o.h.get(QuestionsService);
  /** Eight months, where the mandate lets six. */
  const proposed = async (name: string) => {
    const file = await o.debtorCase(name);
    const plan = await o.plans.propose(file.debtor, o.terms(file.id, { months: 8 }), WORDS);
    const [question] = await questions().ofCase(o.camille, file.id);
    return { file, plan, question: question! };
  };
  const agreement = (planId: string) => o.h.rows<{ kind: string; by_name: string; facts: Record<string, unknown> }>(sql`select kind, by_name, facts from plan_event where plan_id = ${planId} and kind in ('agreed', 'refused')`);

  test('he is asked when it is proposed, and his yes agrees it at once, with his answer as its evidence', async () => {
    const { file, plan, question } = await proposed('Reliure Chasseloup');
    expect(question).toMatchObject({ kind: 'plan', aboutKind: 'plan', askedByKind: 'system', text: expect.stringMatching(/en 8 versements, du 20.juillet.2026 au 20.février.2027/u) });
    expect(await questions().mine(o.camille, { waiting: true })).toMatchObject({ waiting: 1 });
    await questions().answer(o.camille, { questionId: question.id, text: '', decision: 'agreed' });
    const [answer] = await o.h.rows<{ id: string }>(sql`select id from answer where question_id = ${question.id}`);
    expect(await agreement(plan.id)).toEqual([{ kind: 'agreed', by_name: 'Camille Ferrandier', facts: expect.objectContaining({ creditorAgrees: true, questionId: question.id, answerId: answer!.id, how: 'decided' }) }]);
    expect(await o.row(file.id)).toMatchObject({ plan_state: 'agreed', next_action_kind: 'check_bank' });
    expect((await o.mails(file.id)).map(({ purpose }) => purpose)).toEqual(['plan_received', 'question_asked', 'plan_agreed']);
  });

  test('his no goes to the collector, who answers the debtor; nobody agrees over it', async () => {
    const { file, plan, question } = await proposed('Cartonnages Beausire');
    await questions().answer(o.camille, { questionId: question.id, text: 'Six mois au plus.', decision: 'refused' });
    expect(await o.row(file.id)).toMatchObject({ plan_state: 'proposed', next_action_kind: 'answer_plan', next_action_note: 'Le créancier refuse : Six mois au plus.' });
    expect(await agreement(plan.id)).toEqual([]);
    expect(await refusal(o.plans.decide(o.helene, plan.id, true, { creditorAgrees: true }))).toEqual({ code: 'creditor_refused', article: 'CPCE R124-5' });
    await o.plans.decide(o.helene, plan.id, false, { reason: 'Votre créancier accepte six mois au plus.' });
    expect((await agreement(plan.id)).map(({ kind }) => kind)).toEqual(['refused']);
  });

  test('what he said on the telephone is written down as his answer before the plan is agreed', async () => {
    const { plan, question } = await proposed('Presses du Val Dorien');
    expect(await refusal(o.plans.decide(o.helene, plan.id, true))).toEqual({ code: 'creditor_must_agree', article: 'CPCE R124-5' });
    await o.plans.decide(o.helene, plan.id, true, { creditorAgrees: true });
    expect((await questions().ofCase(o.camille, question.caseId))[0]!.answers).toMatchObject([{ by: 'Hélène Vasseur', decision: 'agreed', text: 'Accord donné à l’agence, noté par Hélène Vasseur.' }]);
    expect((await agreement(plan.id))[0]!.facts).toMatchObject({ questionId: question.id });
  });

  test('what is proposed no longer is not agreed to, and is not asked any more', async () => {
    const { file, plan, question } = await proposed('Affichage Sud-Mayenne');
    await o.plans.propose(file.debtor, o.terms(file.id, { months: 3 }), WORDS);
    expect((await questions().mine(o.camille, { waiting: true })).rows.map(({ caseId }) => caseId)).not.toContain(file.id);
    expect(await refusal(questions().answer(o.camille, { questionId: question.id, text: '', decision: 'agreed' }))).toEqual({ code: 'plan_state' });
    expect(await o.h.rows(sql`select 1 from answer where question_id = ${question.id}`)).toEqual([]);
    expect(await agreement(plan.id)).toEqual([]);
    // Its first day is past: the refusal says so, and no answer stands.
    const late = await proposed('Librairie des Deux Ponts');
    o.at('2026-07-21');
    expect(await refusal(questions().answer(o.camille, { questionId: late.question.id, text: '', decision: 'agreed' }))).toEqual({ code: 'plan_in_the_past' });
    o.at('2026-07-06');
  });

  test('a case taken back: what was only proposed ends, what was agreed binds its creditor and is not watched any more', async () => {
    const recall = (caseId: string) => o.h.get(RecallService).recall(o.camille, { caseId, reason: 'commercial', idempotencyKey: `plan-recall-${caseId}` });
    const [waiting, agreed] = [await proposed('Papeterie du Marché Couvert'), await o.debtorCase('Verrerie Malcombe')];
    const running = await o.plans.propose(agreed.debtor, o.terms(agreed.id, { months: 3 }), WORDS);
    for (const { id } of [waiting.file, agreed]) {
      const { recall: told } = await recall(id);
      expect(told.consequences.map(({ code }) => code)).toContain(id === agreed.id ? 'plan_binds' : 'plan_proposal_lapses');
      await o.h.database.transact((tx) => o.h.get(PlanTrackService).endWhenCaseRecalled(tx, { ids: { caseId: id } } as never));
    }
    expect(await o.row(waiting.file.id)).toMatchObject({ plan_state: 'ended' });
    expect(await o.row(agreed.id)).toMatchObject({ plan_state: 'agreed', stage: 'returned' });
    expect((await o.mails(waiting.file.id)).map(({ purpose }) => purpose)).not.toContain('plan_ended');
    o.at('2026-08-20');
    await o.watch.watchAll();
    expect(await o.h.rows(sql`select kind from plan_event where plan_id = ${running.id}`)).toEqual([{ kind: 'agreed' }]);
    o.at('2026-07-06');
  });
});
