import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { CaseOpeningService, WithdrawClaimsService, type Withdrawal } from '@quittance/cases';
import { AuditService } from '@quittance/identity';
import { cents, formatDecimal } from '@quittance/law';
import { Clock, Database, isId, newId, notFound, Refused, sql, toFacts, type Actor, type Tx } from '@quittance/platform';
import { DepositViewsService } from '../deposits/deposit-views.service.ts';
import { standing, UndoStandingService } from './undo-standing.service.ts';
import { UndoneCase, UndoneDeposit } from './undo.type.ts';

export interface UndoAsked { depositId: string; reason: string; /** One case of it alone. */ caseId?: string }
interface DepositRow { id: string; agency_id: string; creditor_id: string }
interface CaseRow { case_id: string; agency_id: string; creditor_id: string; public_reference: string; debtor_name: string; claim_ids: string[]; total: string; ends: boolean }

const LONGEST_REASON = 500;

/**
 * A creditor, or the agency for him, takes back what was handed over, while nothing was done on it that can't be taken back: whole, or case by
 * case. Nothing is edited: the claims are withdrawn by facts of their own, and the same files may then be handed over again.
 */
@Injectable()
export class UndoDepositService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(UndoStandingService) private readonly stands: UndoStandingService, @Inject(WithdrawClaimsService) private readonly withdrawing: WithdrawClaimsService,
    @Inject(DepositViewsService) private readonly views: DepositViewsService, @Inject(AuditService) private readonly audit: AuditService, @Inject(CaseOpeningService) private readonly opening: CaseOpeningService,
  ) {}

  /** All of it or nothing. Refusals: not_found, bad_fields (reason), undo_blocked { cases, code, publicReference }, nothing_to_undo. Done already, it answers what was done. */
  undoDeposit(actor: Actor, asked: Omit<UndoAsked, 'caseId'>, options: { dryRun: boolean }): Promise<UndoneDeposit> {
    return this.#undo(actor, asked, options);
  }

  /** One case of it, whatever stands against the others. Refusals: as above. */
  async undoDepositedCase(actor: Actor, asked: UndoAsked & { caseId: string }, options: { dryRun: boolean }): Promise<UndoneDeposit> {
    if (!isId(asked.caseId)) throw notFound('CaseFile');
    return this.#undo(actor, asked, options);
  }

  async #undo(actor: Actor, { depositId, caseId, reason: written }: UndoAsked, { dryRun }: { dryRun: boolean }): Promise<UndoneDeposit> {
    const reason = written.trim();
    if ((!reason && !dryRun) || reason.length > LONGEST_REASON) throw new Refused('bad_fields', { fields: [{ field: 'reason', code: reason ? 'too_long' : 'required', facts: { limit: LONGEST_REASON } }] });
    return this.database.transact(async (tx) => {
      const deposit = await this.#mustBe(tx, actor, depositId);
      await this.#locked(tx, deposit.creditor_id, depositId);
      const done = await this.#done(tx, depositId, caseId);
      if (done) return this.#answer(tx, actor, depositId, await this.#cases(tx, depositId, { undoId: done }));
      const cases = await this.#cases(tx, depositId, { caseId });
      if (!cases.length) {
        if (caseId && !(await tx.first(sql`select 1 as one from claim k where k.deposit_id = ${depositId} and k.case_id = ${caseId}`))) throw notFound('CaseFile');
        throw new Refused('nothing_to_undo');
      }
      await this.#mustBeFree(tx, depositId, caseId);
      const answered = await this.#answer(tx, actor, depositId, cases);
      await this.#withdraw(tx, actor, deposit, cases, { caseId: caseId ?? null, reason: reason || '—' });
      return Object.assign(answered, { deposit: (await this.views.one(actor, depositId, tx))!, left: caseId ? await this.stands.blocks(tx, depositId) : [] });
    }, { dryRun });
  }

  async #mustBe(tx: Tx, actor: Actor, depositId: string): Promise<DepositRow> {
    const row = isId(depositId) ? await tx.first<DepositRow>(sql`select d.id, d.agency_id, d.creditor_id from deposit d where d.id = ${depositId} and (${rowsFor(actor.ability, 'read', 'Deposit', 'd')}) and (${rowsFor(actor.ability, 'undo', 'Deposit', 'd')})`) : undefined;
    if (!row) throw notFound('Deposit');
    return row;
  }

  /** After the deposits of its creditor, and before whoever acts on its cases. */
  async #locked(tx: Tx, creditorId: string, depositId: string): Promise<void> {
    await this.opening.turn(tx, creditorId);
    await tx.rows(sql`select f.id from case_file f where f.id in (select k.case_id from claim k where k.deposit_id = ${depositId}) order by f.id for update of f`);
  }

  async #done(tx: Tx, depositId: string, caseId: string | undefined): Promise<string | undefined> {
    return (await tx.first<{ id: string }>(sql`select u.id from deposit_undo u where u.deposit_id = ${depositId} and (u.case_id is null or u.case_id = ${caseId ?? null}) order by u.case_id is null desc limit 1`))?.id;
  }

  /** The cases with the claims of this deposit that stand; of an undoing that was done, with those that it withdrew. */
  #cases(tx: Tx, depositId: string, { caseId, undoId }: { caseId?: string | undefined; undoId?: string }): Promise<CaseRow[]> {
    const which = undoId ? sql`k.id in (select w.claim_id from withdrawn_claim w where w.undo_id = ${undoId})` : standing(depositId, caseId);
    return tx.rows<CaseRow>(sql`
      select f.id as case_id, f.agency_id, f.creditor_id, f.public_reference, coalesce(m.name, d.name) as debtor_name, b.claim_ids, b.total,
        ${undoId ? sql`f.closed_reason is not distinct from 'deposit_undone'` : sql`not exists (select 1 from claim o where o.case_id = f.id and o.withdrawn_at is null and o.deposit_id is distinct from ${depositId}::uuid)`} as ends
      from (select k.case_id, jsonb_agg(k.id order by k.position) as claim_ids, sum(k.amount_cents)::text as total from claim k where ${which} group by k.case_id) b
      join case_file f on f.id = b.case_id join debtor d on d.id = f.debtor_id left join debtor m on m.id = d.merged_into order by f.id`);
  }

  async #mustBeFree(tx: Tx, depositId: string, caseId: string | undefined): Promise<void> {
    const against = (await this.stands.blocks(tx, depositId)).filter((one) => !caseId || one.caseId === caseId);
    const [first] = against;
    if (first) throw new Refused('undo_blocked', { ...(first.article ? { article: first.article } : {}), facts: { cases: against.length, code: first.code, publicReference: first.publicReference } });
  }

  async #withdraw(tx: Tx, actor: Actor, deposit: DepositRow, cases: readonly CaseRow[], { caseId, reason }: { caseId: string | null; reason: string }): Promise<void> {
    const undoId = newId(), home = { agencyId: deposit.agency_id, creditorId: deposit.creditor_id };
    const claims = cases.reduce((sum, one) => sum + one.claim_ids.length, 0), total = cases.reduce((sum, one) => sum + BigInt(one.total), 0n);
    await tx.rows(sql`insert into deposit_undo (id, deposit_id, case_id, agency_id, creditor_id, reason, case_count, claim_count, total_cents, at, by_id, by_name)
      values (${undoId}, ${deposit.id}, ${caseId}, ${home.agencyId}, ${home.creditorId}, ${reason}, ${cases.length}, ${claims}, ${total}, ${this.clock.now()}, ${actor.id}, ${actor.name})`);
    await this.withdrawing.withdraw(tx, actor, cases.map((one): Withdrawal => ({ caseId: one.case_id, agencyId: one.agency_id, creditorId: one.creditor_id, claimIds: one.claim_ids, total: BigInt(one.total), ends: one.ends })), { undoId, depositId: deposit.id, reason });
    await tx.emit('DepositUndone', { depositId: deposit.id, creditorId: deposit.creditor_id, ...(caseId ? { caseId } : {}) }, { ...home, ...(caseId ? { caseId } : {}) });
    await this.audit.record(tx, actor, { action: caseId ? 'undoDepositedCase' : 'undoDeposit', subject: 'Deposit', subjectId: deposit.id, ...(caseId ? { caseId } : {}), outcome: 'done', facts: { cases: cases.length, claims, total: formatDecimal(cents(total)), reason } });
  }

  /** What is, or was, touched: said before the lines of the undoing itself are written. */
  async #answer(tx: Tx, actor: Actor, depositId: string, cases: readonly CaseRow[]): Promise<UndoneDeposit> {
    const touched = await this.stands.touched(tx, actor, depositId, cases.map((one) => one.case_id));
    return Object.assign(new UndoneDeposit(), {
      deposit: (await this.views.one(actor, depositId, tx))!, left: [],
      cases: cases.map((one) => Object.assign(new UndoneCase(), {
        id: one.case_id, publicReference: one.public_reference, debtorName: one.debtor_name, claims: one.claim_ids.length, total: cents(BigInt(one.total)), what: one.ends ? 'withdrawn' : 'claims_withdrawn', touched: toFacts(touched.get(one.case_id) ?? {}),
      })),
    });
  }
}
