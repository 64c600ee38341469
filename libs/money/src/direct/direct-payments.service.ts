import { Inject, Injectable } from '@nestjs/common';
import { CasesReadService, NextActionsService, takeFiles, type SeenCase } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { AuditService } from '@quittance/identity';
import { formatDecimal, formatMoney } from '@quittance/law';
import { Clock, Database, refuseFaults, sql, type Actor, type Tx } from '@quittance/platform';
import { PaymentsService } from '../payments/payments.service.ts';
import { DirectPaymentDeclared, type DeclareDirectPaymentInput } from './direct-payment.type.ts';

/** What a debtor paid to his creditor: the creditor says it, and it counts at once, as what the accountant enters does; the accountant may take it back. */
@Injectable()
export class DirectPaymentsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(PaymentsService) private readonly payments: PaymentsService,
    @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(NextActionsService) private readonly nextActions: NextActionsService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** On a case in whatever stage. Refusals: not_found, bad_fields, cash_above_limit, idempotency_key_reused, receipt_mention_missing, quota_reached. */
  declare(actor: Actor, { caseId, files: sent, reference, ...input }: DeclareDirectPaymentInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<DirectPaymentDeclared> {
    return this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'declare', caseId, { lock: true });
      const { files, faults } = takeFiles(sent);
      const key = input.idempotencyKey.trim();
      if (key.length < 8 || key.length > 120) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
      refuseFaults(faults);
      const { paymentId, again } = await this.payments.recordIn(tx, actor, file, {
        valueOn: input.valueOn, amount: input.amount, means: input.means, receivedBy: 'creditor', payer: input.payer ?? null, bankReference: reference ?? null, idempotencyKey: `declared ${file.creditorId} ${key}`,
      });
      if (!again) {
        for (const one of files) await this.documents.keep(tx, { ...one, agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id, kind: 'payment_proof', origin: 'direct_payment', factKind: 'payment', factId: paymentId, internal: false, createdBy: actor.id });
        await this.#lookToday(tx, file, paymentId, input);
        await this.audit.record(tx, actor, { action: 'declareDirectPayment', subject: 'Payment', subjectId: paymentId, caseId: file.id, outcome: 'done', facts: { amount: formatDecimal(input.amount), valueOn: String(input.valueOn), files: files.length } });
      }
      const { payment, caseFile, dueBefore, dueAfter, overpaid, closes, planState, waitsFor, warnings } = await this.payments.answer(tx, actor, paymentId);
      return Object.assign(new DirectPaymentDeclared(), { payment, caseFile, dueBefore, dueAfter, overpaid, closes, planState, waitsFor, warnings });
    }, { dryRun });
  }

  /** Who was to be called for what he has paid is not called for it: the collector looks first. A plan that runs is watched anyway, and what is over needs no look. */
  async #lookToday(tx: Tx, file: SeenCase, paymentId: string, { amount, valueOn }: Pick<DeclareDirectPaymentInput, 'amount' | 'valueOn'>): Promise<void> {
    const row = (await tx.first<{ stage: string; plan_state: string | null; kind: string | null }>(sql`select stage, plan_state, next_action_kind as kind from case_file where id = ${file.id}`))!;
    if (row.stage === 'closed' || row.stage === 'returned' || row.plan_state === 'agreed' || !['call', 'check_bank', 'wait_answer', 'send_formal_notice'].includes(row.kind ?? '')) return;
    await this.nextActions.plan(tx, null, file.id, { kind: 'other', on: this.clock.today(), note: `Le créancier a reçu ${formatMoney(amount)} directement, le ${String(valueOn).split('-').reverse().join('/')}.` }, `payment:${paymentId}`);
  }
}
