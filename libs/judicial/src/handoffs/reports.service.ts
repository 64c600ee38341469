import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '@quittance/identity';
import { cents, formatDecimal } from '@quittance/law';
import { PaymentsService, type PaymentRecorded } from '@quittance/money';
import { Database, Refused, type Actor, type Tx } from '@quittance/platform';
import { ACT_KINDS, limitationOfAct } from '../acts/act-kinds.ts';
import { ActKind, type ReportActInput } from '../acts/act.type.ts';
import { ReportActService, type ActEffect } from '../acts/report-act.service.ts';
import { doneBefore } from '../once.ts';
import { HandoffDecisionsService, type HeldHandoff } from './handoff-decisions.service.ts';
import { ActReported, type ReportMoneyInput } from './handoff.type.ts';
import { HandoffsReadService } from './handoffs-read.service.ts';

/** What a bailiff reports of a file that his study has accepted: acts, and money received. */
@Injectable()
export class ReportsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(HandoffDecisionsService) private readonly handoffs: HandoffDecisionsService, @Inject(ReportActService) private readonly acts: ReportActService,
    @Inject(PaymentsService) private readonly payments: PaymentsService, @Inject(HandoffsReadService) private readonly reads: HandoffsReadService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** Refusals: not_found, handoff_not_accepted, those of `ReportActService.report`, idempotency_key_reused. */
  async reportAct(actor: Actor, input: ReportActInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<ActReported> {
    try {
      return await this.database.transact(async (tx) => {
        const held = await this.handoffs.held(tx, actor, 'report', input.handoffId);
        // Asked first, of a repetition too: what is owed is told to nobody who no longer has the file.
        mustBeAccepted(held);
        const { id: before, key } = await doneBefore(tx, actor, 'bailiff_act', input);
        if (before) return this.#reported(tx, actor, held, { id: before, ...(await this.acts.effect(tx, held, input)) });
        const effect = await this.acts.report(tx, actor, held, input, key);
        await this.audit.record(tx, actor, { action: 'reportAct', subject: 'BailiffAct', subjectId: effect.id, caseId: held.caseId, outcome: 'done', facts: { kind: input.kind } });
        return this.#reported(tx, actor, held, effect);
      }, { dryRun });
    } catch (e) {
      if (e instanceof Refused && e.code !== 'not_found' && !dryRun) await this.audit.alone(actor, { action: 'reportAct', subject: 'Handoff', subjectId: input.handoffId, outcome: 'refused', code: e.code });
      throw e;
    }
  }

  /** Money that the study received for the creditor: the same payment as any other. Refusals: not_found, handoff_not_accepted, those of `PaymentsService.record`. */
  reportMoney(actor: Actor, input: ReportMoneyInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<PaymentRecorded> {
    return this.database.transact(async (tx) => {
      const held = await this.handoffs.held(tx, actor, 'report', input.handoffId);
      mustBeAccepted(held);
      const { valueOn, amount, means, idempotencyKey } = input;
      const { paymentId, again } = await this.payments.recordIn(tx, actor, { id: held.caseId, agencyId: held.agencyId, creditorId: held.creditorId }, { valueOn, amount, means, idempotencyKey, receivedBy: 'bailiff', studyId: held.studyId });
      if (!again) await this.audit.record(tx, actor, { action: 'reportMoney', subject: 'Payment', subjectId: paymentId, caseId: held.caseId, outcome: 'done', facts: { amount: formatDecimal(amount), valueOn: String(valueOn) } });
      return this.payments.answer(tx, actor, paymentId);
    }, { dryRun });
  }

  /** The acts that may be reported on this hand-off; none on one that is not his. */
  async kinds(actor: Actor, handoffId: string): Promise<ActKind[]> {
    const handoff = await this.reads.one(actor, handoffId);
    if (!handoff?.held) return [];
    return ACT_KINDS.filter(({ whenServing }) => handoff.mission !== 'serve' || whenServing).map((row) => Object.assign(new ActKind(), {
      kind: row.kind, matter: row.matter, article: row.article, recoverable: row.recoverable, servedRequired: row.servedRequired, interrupts: limitationOfAct(row, handoff.title?.kind ?? null) !== null,
    }));
  }

  async #reported(tx: Tx, actor: Actor, held: HeldHandoff, { id, dueBefore, dueAfter, ...effect }: ActEffect): Promise<ActReported> {
    return Object.assign(new ActReported(), { ...effect, dueBefore: cents(dueBefore), dueAfter: cents(dueAfter), act: (await this.reads.act(actor, id, tx))!, handoff: (await this.reads.one(actor, held.id, tx))! });
  }
}

function mustBeAccepted({ state }: HeldHandoff): void {
  if (state !== 'accepted') throw new Refused('handoff_not_accepted', { facts: { state } });
}
