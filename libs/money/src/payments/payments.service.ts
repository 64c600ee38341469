import { Inject, Injectable } from '@nestjs/common';
import { as } from '@quittance/access';
import { CasesReadService } from '@quittance/cases';
import { AuditService } from '@quittance/identity';
import { formatDecimal } from '@quittance/law';
import { Database, isId, notFound, refuseFaults, sql, type Actor, type Tx } from '@quittance/platform';
import type { NewPayment } from './payment-input.ts';
import { PaymentEffectService } from './payment-effect.service.ts';
import type { PaymentRecorded } from './payment.type.ts';
import type { RecordPaymentInput } from './record-payment.input.ts';
import { WritePaymentService, type PaidFile, type Who, type WrittenPayment } from './write-payment.service.ts';

const LONGEST_REASON = 500;

@Injectable()
export class PaymentsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(WritePaymentService) private readonly writes: WritePaymentService,
    @Inject(PaymentEffectService) private readonly effects: PaymentEffectService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /**
   * Money that came in, on a case in whatever stage: what arrives after its end is recorded too, and overpays.
   * Refusals: not_found, bad_fields, cash_above_limit, idempotency_key_reused, receipt_mention_missing. A rate that lacks refuses nothing: `waitsFor` says it.
   */
  record(actor: Actor, { caseId, ...payment }: RecordPaymentInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<PaymentRecorded> {
    return this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'read', caseId, { lock: true });
      if (!actor.ability.can('record', as('Payment', { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id }))) throw notFound('CaseFile');
      const { paymentId, again } = await this.recordIn(tx, actor, file, payment);
      if (!again) await this.audit.record(tx, actor, { action: 'recordPayment', subject: 'Payment', subjectId: paymentId, caseId: file.id, outcome: 'done', facts: { amount: formatDecimal(payment.amount), valueOn: String(payment.valueOn), receivedBy: payment.receivedBy } });
      return this.answer(tx, actor, paymentId);
    }, { dryRun });
  }

  /**
   * For a room that lets a payment in by a door of its own, which asks who may: the same checks, rows, receipt, lines and events, in its
   * transaction. Locks the case. Refuses as `record` does.
   */
  recordIn(tx: Tx, who: Who, file: PaidFile, payment: NewPayment): Promise<WrittenPayment> {
    return this.writes.record(tx, { id: who.id, name: who.name }, file, payment);
  }

  /** The answer to whoever recorded or reversed it, if he may read it; the same at each repetition. */
  answer(tx: Tx, actor: Actor, paymentId: string): Promise<PaymentRecorded> {
    return this.effects.of(tx, actor, paymentId);
  }

  /** Takes a payment back with a reason; twice is once. Refusals: not_found, bad_fields (reason). */
  reverse(actor: Actor, paymentId: string, reason: string, { dryRun = false }: { dryRun?: boolean } = {}): Promise<PaymentRecorded> {
    return this.database.transact(async (tx) => {
      const payment = isId(paymentId) ? await tx.first<{ case_id: string }>(sql`select case_id from payment where id = ${paymentId}`) : undefined;
      if (!payment) throw notFound('Payment');
      const file = await this.cases.mustSee(tx, actor, 'read', payment.case_id, { lock: true });
      if (!actor.ability.can('reverse', as('Payment', { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id }))) throw notFound('Payment');
      const why = reason.trim();
      if (!why) refuseFaults([{ field: 'reason', code: 'missing' }]);
      if (why.length > LONGEST_REASON) refuseFaults([{ field: 'reason', code: 'too_long', facts: { most: LONGEST_REASON } }]);
      const done = await this.writes.reverse(tx, { id: actor.id, name: actor.name }, file, paymentId, why);
      if (done) await this.audit.record(tx, actor, { action: 'reversePayment', subject: 'Payment', subjectId: paymentId, caseId: file.id, outcome: 'done', facts: { reason: why } });
      return this.answer(tx, actor, paymentId);
    }, { dryRun });
  }
}
