import { Inject, Injectable } from '@nestjs/common';
import { Clock, sql, type Actor, type Tx } from '@quittance/platform';
import { DisputeFactsService } from '../disputes/dispute-facts.service.ts';
import type { SeenCase } from '../files/cases-read.service.ts';
import { NextActionsService } from '../next-actions/next-actions.service.ts';
import { AnswerSteps } from './answer-steps.ts';
import { short, type AskedQuestion, type Asker, type Decision } from './question-facts.service.ts';

const DECIDED: Record<Decision, string> = { agreed: 'Le créancier accepte', refused: 'Le créancier refuse' };
const WHO = { creditor: 'Réponse du créancier', study: 'Réponse de l’étude' };

/** What an answer leads to: the dispute that it is about is answered, and the case comes back to its collector today. */
@Injectable()
export class AnsweredService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(DisputeFactsService) private readonly disputes: DisputeFactsService, @Inject(NextActionsService) private readonly nextActions: NextActionsService, @Inject(AnswerSteps) private readonly steps: AnswerSteps) {}

  /** Written before the answer itself, whose words are the last word. */
  async before(tx: Tx, by: Asker, file: SeenCase, asked: AskedQuestion, documents: number): Promise<void> {
    if (asked.askedOf === 'creditor' && asked.aboutKind === 'dispute' && asked.aboutId) await this.disputes.answered(tx, by, file, asked.aboutId, documents);
  }

  async after(tx: Tx, actor: Actor, file: SeenCase, asked: AskedQuestion, answer: { id: string; text: string; decision: Decision | null }): Promise<void> {
    // First what it decides: what comes next follows from it.
    if (answer.decision) await this.steps.follow(tx, actor, file, asked, { ...answer, decision: answer.decision });
    if (asked.askedOf === 'agency' || file.stage === 'closed' || file.stage === 'returned') return;
    const on = this.clock.today();
    const cause = `answer:${answer.id}`;
    const said = answer.text && short(answer.text);
    if (asked.aboutKind === 'dispute') {
      if (asked.aboutId && (await this.disputes.isOpen(tx, asked.aboutId))) await this.nextActions.plan(tx, null, file.id, { kind: 'settle_dispute', on }, cause);
      return;
    }
    if (asked.aboutKind === 'plan') {
      const { plan_state: state } = (await tx.first<{ plan_state: string | null }>(sql`select plan_state from case_file where id = ${file.id}`))!;
      // What his yes agreed has its next step already.
      if (answer.decision === 'agreed' && state === 'agreed') return;
      if (state === 'proposed') return this.nextActions.plan(tx, null, file.id, { kind: 'answer_plan', on, note: answer.decision && [DECIDED[answer.decision], said].filter(Boolean).join(' : ') }, cause);
    }
    // What is due now anyway is not put behind an answer; what was waiting for it ends.
    const planned = (await tx.first<{ kind: string; later: boolean }>(sql`select next_action_kind as kind, next_action_on > ${on}::date as later from case_file where id = ${file.id}`))!;
    if (!planned.later && !['wait_answer', 'ask_creditor'].includes(planned.kind)) return;
    await this.nextActions.plan(tx, null, file.id, { kind: 'other', on, note: [answer.decision ? DECIDED[answer.decision] : WHO[asked.askedOf], said || (asked.wanted ? 'pièce jointe' : '')].filter(Boolean).join(' : ') }, cause);
  }
}
