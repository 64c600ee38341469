import { Inject, Injectable } from '@nestjs/common';
import { asFarAsKnown, refusedByLaw, SettlementService, StatementService, TimelineService, type Settled } from '@quittance/cases';
import { computeStatement, formatDecimal, isLawError } from '@quittance/law';
import { Clock, inputHash, isId, newId, notFound, refuseFaults, refuseOtherInput, sql, toDay, toDayOrNull, type Tx } from '@quittance/platform';
import { PlanTrackService } from '../plans/plan-track.service.ts';
import { IssueReceiptService } from '../receipts/issue-receipt.service.ts';
import { AllocationsService, type AllocationCause } from './allocations.service.ts';
import { paymentEntity } from './payment.entity.ts';
import { paymentFaults, refuseCash, type NewPayment, type PaidCase } from './payment-input.ts';

export interface Who { id: string; name: string }
export interface PaidFile { id: string; agencyId: string; creditorId: string }
/** again: the same key had brought the same payment before, and nothing was written. */
export interface WrittenPayment { paymentId: string; again: boolean }

interface CaseRow { debtor_kind: PaidCase['debtorKind']; debtor_country: string | null; creditor_kind: PaidCase['creditorKind']; claims: { id: string; reference: string; issued: string }[]; study: string | null }
interface PaymentRow { id: string; value_on: string; amount_cents: string; receipt_number: string | null }

/** A payment as rows, and all that must be true with it: what it meets, what is owed, its plan, its receipt, its line. And all of it taken back. */
@Injectable()
export class WritePaymentService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(StatementService) private readonly statements: StatementService, @Inject(AllocationsService) private readonly allocations: AllocationsService,
    @Inject(SettlementService) private readonly settlement: SettlementService, @Inject(PlanTrackService) private readonly plans: PlanTrackService,
    @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(IssueReceiptService) private readonly receipts: IssueReceiptService,
  ) {}

  /** Refusals: bad_fields, cash_above_limit, idempotency_key_reused, receipt_mention_missing. A rate that lacks refuses nothing that happened. */
  async record(tx: Tx, who: Who, file: PaidFile, payment: NewPayment): Promise<WrittenPayment> {
    const known = await this.#caseOf(tx, file, payment);
    const hash = inputHash({ ...payment, caseId: file.id, by: who.id });
    // The same key twice at the same moment, on whatever case: the second waits here and then finds the first.
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`payment ${payment.idempotencyKey}`}, 0))`);
    const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from payment where idempotency_key = ${payment.idempotencyKey}`);
    if (kept) {
      refuseOtherInput(kept.input_hash, hash);
      return { paymentId: kept.id, again: true };
    }
    refuseFaults(paymentFaults(payment, known, this.clock.today()));
    if (payment.means === 'cash') await this.#refuseCash(tx, payment, known);

    const id = newId();
    const at = this.clock.now();
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const studyId = payment.studyId ?? null, claimId = payment.claimId ?? null;
    await tx.add(paymentEntity, {
      id, ...scope, claimId, valueOn: payment.valueOn, amountCents: BigInt(payment.amount), means: payment.means, receivedBy: payment.receivedBy, studyId, payer: payment.payer?.trim() || null, bankReference: payment.bankReference?.trim() || null,
      recordedAt: at, recordedBy: who.id, recordedByName: who.name, idempotencyKey: payment.idempotencyKey, inputHash: hash,
    });
    await this.timeline.write(tx, {
      ...scope, kind: 'payment', code: 'payment.recorded', actor: who, at, factKind: 'payment', factId: id, internal: false,
      facts: { amount: formatDecimal(payment.amount), means: payment.means, receivedBy: payment.receivedBy, study: known.studyName, valueOn: String(payment.valueOn), claim: known.referenceOf(claimId) },
    });
    const { due, lacking } = await this.#settle(tx, who, file.id, { kind: 'payment', id });
    await this.receipts.issue(tx, id, due, lacking);
    await tx.emit('PaymentRecorded', { caseId: file.id, paymentId: id }, { ...scope, toDebtor: true, toBailiff: true });
    return { paymentId: id, again: false };
  }

  /** Takes a payment back, once; the payment and its receipt stand, and say so. Answers whether it did now. */
  async reverse(tx: Tx, who: Who, file: PaidFile, paymentId: string, reason: string): Promise<boolean> {
    const payment = (await tx.first<PaymentRow>(sql`select p.id, p.value_on, p.amount_cents, r.number as receipt_number from payment p left join receipt r on r.payment_id = p.id where p.id = ${paymentId}`))!;
    const reversed = await tx.first(sql`select 1 as one from reversal where fact_id = ${paymentId}`);
    if (reversed) return false;
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const id = newId();
    const at = this.clock.now();
    await tx.rows(sql`insert into reversal (id, case_id, agency_id, creditor_id, fact_kind, fact_id, at, by_id, reason) values (${id}, ${file.id}, ${file.agencyId}, ${file.creditorId}, 'payment', ${paymentId}, ${at}, ${who.id}, ${reason})`);
    await this.timeline.write(tx, {
      ...scope, kind: 'payment', code: 'payment.reversed', actor: who, at, factKind: 'reversal', factId: id, internal: false,
      facts: { amount: formatDecimal(BigInt(payment.amount_cents)), valueOn: String(toDay(payment.value_on)), reason, receipt: payment.receipt_number },
    });
    await this.#settle(tx, who, file.id, { kind: 'reversal', id });
    await this.receipts.withdraw(tx, paymentId, reason);
    await tx.emit('PaymentReversed', { caseId: file.id, paymentId }, { ...scope, toDebtor: true, toBailiff: true });
    return true;
  }

  /** What payments meet now, what is owed by it, what becomes of the plan; a plan that changes may stop interest or let it run again. Answers what is due, and the rate that lacks to know all of it. */
  async #settle(tx: Tx, who: Who, caseId: string, cause: AllocationCause): Promise<Settled> {
    const settle = async () => {
      await this.allocations.post(tx, caseId, cause);
      return this.settlement.settle(tx, who, caseId, `${cause.kind}:${cause.id}`);
    };
    const settled = await settle();
    return (await this.plans.recount(tx, who, caseId)) ? settle() : settled;
  }

  /** The case, locked: nobody else lays payments out on it until the transaction ends. */
  async #caseOf(tx: Tx, file: PaidFile, { studyId }: NewPayment): Promise<PaidCase & { studyName: string | null; referenceOf: (claimId: string | null) => string | null }> {
    await tx.rows(sql`select 1 as one from case_file where id = ${file.id} for update`);
    const row = await tx.first<CaseRow>(sql`
      select d.kind as debtor_kind, c.kind as creditor_kind, (select a.country from debtor_address a where a.debtor_id = d.id order by a.returned_at is not null, a.since desc, a.id desc limit 1) as debtor_country,
        coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'reference', k.reference, 'issued', k.issued_on) order by k.issued_on) from claim k where k.case_id = f.id), '[]') as claims,
        (select s.name from study s where s.id = ${studyId && isId(studyId) ? studyId : null}::uuid and s.agency_id = f.agency_id) as study
      from case_file f join debtor d on d.id = f.debtor_id join creditor c on c.id = f.creditor_id where f.id = ${file.id}`);
    if (!row) throw notFound('CaseFile');
    return {
      id: file.id, debtorKind: row.debtor_kind, debtorCountry: row.debtor_country, creditorKind: row.creditor_kind, claimIds: row.claims.map(({ id }) => id),
      oldestIssue: toDayOrNull(row.claims[0]?.issued ?? null), studyKnown: row.study !== null, studyName: row.study,
      referenceOf: (claimId) => row.claims.find(({ id }) => id === claimId)?.reference ?? null,
    };
  }

  async #refuseCash(tx: Tx, payment: NewPayment, file: PaidCase): Promise<void> {
    const { facts, law } = await this.statements.facts(tx, file.id, payment.valueOn);
    const statement = computeStatement(asFarAsKnown(facts, law).facts, law);
    if (isLawError(statement)) throw refusedByLaw(statement);
    refuseCash(payment, file, statement, law);
  }
}
