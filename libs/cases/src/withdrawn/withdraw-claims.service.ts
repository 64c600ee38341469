import { Inject, Injectable } from '@nestjs/common';
import { cents, formatDecimal } from '@quittance/law';
import { Clock, sql, type Actor, type Tx } from '@quittance/platform';
import { among } from '../files/reader.ts';
import { PositionsService } from '../positions/positions.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';

/** Of one case: which claims are taken back from it, and whether any of its own is left. */
export interface Withdrawal { caseId: string; agencyId: string; creditorId: string; claimIds: readonly string[]; total: bigint; ends: boolean }
/** By what they are withdrawn: a row of deposit_undo, with its words. */
export interface WithdrawnBy { undoId: string; depositId: string; reason: string }

/** Cases anchored in one go: their facts are held in memory. */
const AT_ONCE = 1000;

/**
 * Claims that their creditor takes back: each gets a credit note of all that is left of it, so that nothing is owed on it any more, and a row that says
 * that it is withdrawn, so that the same invoice may come again. A case of which nothing is left is returned to him.
 */
@Injectable()
export class WithdrawClaimsService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(PositionsService) private readonly positions: PositionsService, @Inject(TimelineService) private readonly timeline: TimelineService) {}

  /** In the caller's transaction, on cases that he has locked and found to be the actor's. Whether it may be done is asked before. */
  async withdraw(tx: Tx, actor: Pick<Actor, 'id' | 'name'>, cases: readonly Withdrawal[], { undoId, depositId, reason }: WithdrawnBy): Promise<void> {
    if (!cases.length) return;
    const at = this.clock.now();
    await tx.rows(sql`
      with left_of as materialized (
        select k.id, k.case_id, k.agency_id, k.creditor_id, k.reference, k.amount_cents - coalesce((select sum(n.amount_cents) from credit_note n where n.claim_id = k.id), 0) as cents, gen_random_uuid() as note
        from claim k where k.id = ${among(cases.flatMap(({ claimIds }) => claimIds))}),
      noted as (insert into credit_note (id, case_id, claim_id, agency_id, creditor_id, reference, issued_on, amount_cents, created_at)
        select note, case_id, id, agency_id, creditor_id, 'Créance retirée, ' || reference, ${this.clock.today()}::date, cents, ${at}::timestamptz from left_of where cents > 0)
      insert into withdrawn_claim (claim_id, undo_id, case_id, agency_id, creditor_id, credit_note_id, at)
        select id, ${undoId}::uuid, case_id, agency_id, creditor_id, case when cents > 0 then note end, ${at}::timestamptz from left_of`);
    const ended = cases.filter(({ ends }) => ends).map(({ caseId }) => caseId);
    await tx.rows(sql`update case_file set stage = 'returned', closed_reason = 'deposit_undone', paused_until = null, promise_due_on = null, promise_cents = null,
      next_action_kind = null, next_action_on = null, next_action_note = null, next_action_set_at = null, next_action_set_by = null where id = ${among(ended)}`);
    for (let i = 0; i < cases.length; i += AT_ONCE) await this.positions.anchorAll(tx, cases.slice(i, i + AT_ONCE).map(({ caseId }) => caseId));
    await this.timeline.writeAll(tx, cases.map(({ caseId, agencyId, creditorId, claimIds, total, ends }) => ({
      caseId, agencyId, creditorId, kind: 'deposit' as const, code: ends ? 'case.withdrawn' : 'claims.withdrawn', facts: { claims: claimIds.length, total: formatDecimal(cents(total)), reason }, actor, at, factKind: 'deposit_undo', factId: undoId, internal: false, word: true,
    })));
    await tx.emitAll(cases.map(({ caseId, agencyId, creditorId, ends }) => ({ name: ends ? ('CaseClosed' as const) : ('ClaimsGivenUp' as const), ids: { caseId, depositId }, scope: { agencyId, creditorId, caseId, toDebtor: true } })));
  }
}
