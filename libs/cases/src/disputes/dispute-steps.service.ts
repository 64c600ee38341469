import { Inject, Injectable } from '@nestjs/common';
import { workingDayFrom } from '@quittance/law';
import { Clock, sql, type Actor, type Tx } from '@quittance/platform';
import { SettlementService } from '../closing/settlement.service.ts';
import type { SeenCase } from '../files/cases-read.service.ts';
import { NextActionsService } from '../next-actions/next-actions.service.ts';
import { QuestionFactsService } from '../questions/question-facts.service.ts';
import { DisputeFactsService, type OpenDispute } from './dispute-facts.service.ts';
import { DisputeMailsService } from './dispute-mails.service.ts';
import type { DisputeOutcome, DisputeReason } from './dispute.type.ts';

/** By when the creditor should have answered: what is contested reaches him at once, 48 hours at the latest (rules 10.3). */
const WORKING_DAYS_TO_ANSWER = 2;

/** What a dispute leads to: the creditor is asked, the debtor is told, the case has its next action, and what was given up is owed no more. */
@Injectable()
export class DisputeStepsService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(QuestionFactsService) private readonly questions: QuestionFactsService, @Inject(NextActionsService) private readonly nextActions: NextActionsService,
    @Inject(SettlementService) private readonly settlement: SettlementService, @Inject(DisputeFactsService) private readonly facts: DisputeFactsService, @Inject(DisputeMailsService) private readonly mails: DisputeMailsService,
  ) {}

  /** An agent who noted the dispute knows of it; what the debtor does by himself is the product's to plan, and shows in the queue until somebody acts. */
  async opened(tx: Tx, actor: Actor, file: SeenCase, dispute: OpenDispute & { reason: DisputeReason; words: string | null }): Promise<void> {
    const text = await this.mails.question(tx, file, dispute);
    await this.questions.ask(tx, { id: null, kind: 'system', name: '' }, file, { of: 'creditor', aboutKind: 'dispute', aboutId: dispute.id, text });
    await this.mails.opened(tx, file, dispute.claims);
    await this.nextActions.plan(tx, actor.kind === 'user' ? actor : null, file.id, { kind: 'ask_creditor', on: this.#inWorkingDays(WORKING_DAYS_TO_ANSWER) }, `dispute:${dispute.id}`);
  }

  /** Answers what was credited. */
  async settling(tx: Tx, file: SeenCase, dispute: OpenDispute, outcome: DisputeOutcome): Promise<bigint> {
    return outcome === 'upheld' ? this.facts.giveUp(tx, file, dispute.claims) : 0n;
  }

  async settled(tx: Tx, actor: Actor, file: SeenCase, dispute: OpenDispute, { outcome, words }: { outcome: DisputeOutcome; words: string | null }): Promise<void> {
    const cause = `dispute:${dispute.id}`;
    const reason = outcome === 'upheld' && (await this.facts.allGivenUp(tx, file.id)) ? 'withdrawn' : 'paid';
    // Before the case is settled, so that one that ends with it has no next action left over.
    if (file.stage !== 'closed' && file.stage !== 'returned') await this.nextActions.plan(tx, null, file.id, await this.#next(tx, file.id), cause);
    const { due } = await this.settlement.settle(tx, actor, file.id, cause, reason);
    await this.mails.settled(tx, file, dispute, { outcome, words, moreDue: due > 0n });
  }

  /** The collector takes up where he was, unless something else is still contested. */
  async #next(tx: Tx, caseId: string): Promise<{ kind: string; on: Temporal.PlainDate }> {
    const open = await tx.rows<{ answered: boolean }>(sql`select exists (select 1 from dispute_event e where e.dispute_id = d.id and e.kind = 'answered') as answered
      from dispute d where d.case_id = ${caseId} and not exists (select 1 from dispute_event e where e.dispute_id = d.id and e.kind = 'settled')`);
    if (open.some(({ answered }) => answered)) return { kind: 'settle_dispute', on: this.clock.today() };
    return open.length ? { kind: 'ask_creditor', on: this.#inWorkingDays(WORKING_DAYS_TO_ANSWER) } : { kind: 'call', on: workingDayFrom(this.clock.today()) };
  }

  #inWorkingDays(count: number): Temporal.PlainDate {
    let day = this.clock.today();
    for (let i = 0; i < count; i++) day = workingDayFrom(day.add({ days: 1 }));
    return day;
  }
}
