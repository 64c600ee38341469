import { Inject, Injectable } from '@nestjs/common';
import { QuestionsService, WordsService, type AnswerStep, type QuestionCase } from '@quittance/cases';
import { formatDate, formatMoney } from '@quittance/law';
import { DebtorsService } from '@quittance/parties';
import { Clock, Refused, sql, type Actor, type Tx } from '@quittance/platform';
import { PlanQuotesService } from './plan-quotes.service.ts';
import { planRecords, stateOf, type PlanRecord, type PlanState } from './plan-records.ts';
import { PlanStepsService, type By } from './plan-steps.service.ts';

interface Asked { id: string; decision: string | null; answer_id: string | null; by_name: string | null }

/**
 * What a debtor proposes beyond the mandate is the creditor's to agree to (CPCE R124-3, R124-5). He is asked when it is proposed, and his
 * answer decides: his yes agrees the plan at once, his no goes to the collector, who answers the debtor. Whoever decides for him writes his
 * answer down first: no such plan is agreed without a row that says by whom.
 */
@Injectable()
export class PlanDecisionsService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(PlanQuotesService) private readonly quotes: PlanQuotesService, @Inject(PlanStepsService) private readonly steps: PlanStepsService, @Inject(QuestionsService) private readonly questions: QuestionsService,
    @Inject(WordsService) private readonly words: WordsService, @Inject(DebtorsService) private readonly debtors: DebtorsService,
  ) {}

  /** In the transaction of the proposal. */
  async ask(tx: Tx, plan: PlanRecord, file: QuestionCase & { debtorId: string }): Promise<void> {
    const debtor = (await this.debtors.facts(tx, file.debtorId)).name, [first] = plan.instalments, last = plan.instalments.at(-1)!;
    const text = plan.instalments.length === 1
      ? `${debtor} propose de payer ${formatMoney(plan.total)} le ${formatDate(first!.dueOn, 'long')}. C’est au-delà de votre mandat : êtes-vous d’accord ?`
      : `${debtor} propose de payer ${formatMoney(plan.total)} en ${plan.instalments.length} versements, du ${formatDate(first!.dueOn, 'long')} au ${formatDate(last.dueOn, 'long')}. C’est au-delà de votre mandat : êtes-vous d’accord ?`;
    await this.questions.askIn(tx, { id: null, kind: 'system', name: '' }, file, { of: 'creditor', kind: 'plan', aboutKind: 'plan', aboutId: plan.id, text });
  }

  /** What the creditor's answer does, written down by himself or by an agent. Refusals: plan_state, what libs/law refuses of `plan`, plan_in_the_past. */
  answered: AnswerStep = async (tx, actor, _file, asked, answer) => {
    if (answer.decision !== 'agreed') return;
    const [plan] = await planRecords(tx, sql`p.id = ${asked.aboutId}`);
    if (!plan || stateOf(plan) !== 'proposed') throw new Refused('plan_state', { facts: { state: plan ? stateOf(plan) satisfies PlanState : 'ended' } });
    await this.mustBegin(tx, plan);
    await this.steps.agreed(tx, plan, byOf(actor), 'decided', { creditorAgrees: true, questionId: asked.id, answerId: answer.id });
  };

  /** The agency's yes. Refusals: creditor_must_agree, creditor_refused, and those of `answered`. */
  async agree(tx: Tx, actor: Actor, plan: PlanRecord, creditorAgrees: boolean | null | undefined): Promise<void> {
    const asked = await this.#askedOf(tx, plan.id);
    if (asked?.decision === 'refused') throw new Refused('creditor_refused', { article: 'CPCE R124-5', facts: { by: asked.by_name } });
    if (creditorAgrees !== true) throw new Refused('creditor_must_agree', { article: 'CPCE R124-5' });
    if (asked) await this.questions.answerIn(tx, actor, { questionId: asked.id, decision: 'agreed', text: `Accord donné à l’agence, noté par ${actor.name}.` });
    else {
      await this.mustBegin(tx, plan);
      await this.steps.agreed(tx, plan, byOf(actor), 'decided', { creditorAgrees: true });
    }
  }

  /** What was proposed may still be agreed to: the case is open, the mandate in force, something due, and its first day to come. */
  async mustBegin(tx: Tx, { caseId, firstOn }: PlanRecord): Promise<void> {
    await this.quotes.mustBeAllowed(tx, caseId, { beyond: true });
    const today = this.clock.today();
    if (Temporal.PlainDate.compare(firstOn, today) < 0) throw new Refused('plan_in_the_past', { facts: { first: String(firstOn), agreedOn: String(today) } });
  }

  /** What an agent writes, the debtor reads. Refusal: forbidden_words. */
  async mustBeSaid(tx: Tx, caseId: string, said: Parameters<WordsService['mustBeAllowed']>[2]): Promise<void> {
    await this.words.mustBeAllowed(tx, caseId, said);
  }

  #askedOf(tx: Tx, planId: string): Promise<Asked | undefined> {
    return tx.first<Asked>(sql`select q.id, a.decision, a.id as answer_id, a.by_name from question q left join answer a on a.question_id = q.id and a.decision is not null where q.about_id = ${planId} and q.kind = 'plan' order by q.asked_at desc limit 1`);
  }
}

export const byOf = (actor: Actor): By => ({ kind: actor.kind, id: actor.id, name: actor.name });
