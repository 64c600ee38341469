import { Inject, Injectable } from '@nestjs/common';
import { formatDecimal, type LawError } from '@quittance/law';
import { Clock, sql, type Actor, type Tx } from '@quittance/platform';
import { NextActionsService } from '../next-actions/next-actions.service.ts';
import { dueOf } from '../positions/due-of.ts';
import { PositionsService } from '../positions/positions.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';

/** `lacking`: what is due is known in part only, a rate lacks. */
export interface Settled { due: bigint; overpaid: bigint; closed: boolean; reopened: boolean; lacking: LawError | null }
interface Row { agency_id: string; creditor_id: string; stage: string; closed_reason: string | null; due: string; overpaid_cents: string; paid_cents: string; title_on: string | null; study_id: string | null }

/** A case ends when nothing is due any more, and comes back when that turns out not to be so. */
@Injectable()
export class SettlementService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(PositionsService) private readonly positions: PositionsService, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(NextActionsService) private readonly nextActions: NextActionsService) {}

  /**
   * To be called in the transaction of each fact that changes what is owed (a payment, its reversal, a cost): takes the positions anew,
   * closes as paid the case on which nothing is due, reopens the one that had closed as paid and owes again. Where a half-year has no rate yet nobody knows that nothing is due: the case stays
   * open until the rate is entered. Refuses what `anchor` refuses.
   * `ends`: withdrawn where the creditor gave all of it up, barred where the law no longer lets it be asked for; it then ends even if nothing was ever paid.
   */
  async settle(tx: Tx, actor: Pick<Actor, 'id' | 'name'> | null, caseId: string, cause: string, ends: 'paid' | 'withdrawn' | 'barred' = 'paid'): Promise<Settled> {
    const lacking = await this.positions.anchor(tx, caseId);
    const row = (await tx.first<Row>(sql`select f.agency_id, f.creditor_id, f.stage, f.closed_reason, ${dueOf('f', this.clock.today())} as due, f.overpaid_cents, f.paid_cents, f.title_on, f.study_id from case_file f where f.id = ${caseId}`))!;
    const due = BigInt(row.due), overpaid = BigInt(row.overpaid_cents);
    const open = row.stage !== 'closed' && row.stage !== 'returned';
    const scope = { agencyId: row.agency_id, creditorId: row.creditor_id, caseId, toDebtor: true, toBailiff: true };
    const line = { caseId, agencyId: row.agency_id, creditorId: row.creditor_id, kind: 'stage' as const, actor, internal: false };
    if (open && !lacking && due <= 0n && (ends !== 'paid' || BigInt(row.paid_cents) > 0n)) {
      await tx.rows(sql`update case_file set stage = 'closed', closed_reason = ${ends}, next_action_kind = null, next_action_on = null, next_action_note = null, next_action_set_at = null, next_action_set_by = null where id = ${caseId}`);
      await this.timeline.write(tx, { ...line, code: 'case.closed', facts: { reason: ends, ...(overpaid > 0n ? { overpaid: formatDecimal(overpaid) } : {}) } });
      await tx.emit('CaseClosed', { caseId }, scope);
      return { due, overpaid, closed: true, reopened: false, lacking };
    }
    if (row.stage === 'closed' && row.closed_reason === 'paid' && due > 0n) {
      const stage = row.study_id ? 'enforcement' : row.title_on ? 'judicial' : 'amicable';
      await tx.rows(sql`update case_file set stage = ${stage}, closed_reason = null, next_action_kind = 'call', next_action_on = ${this.clock.today()} where id = ${caseId}`);
      await this.nextActions.plan(tx, null, caseId, { kind: 'call', on: this.clock.today() }, cause);
      await this.timeline.write(tx, { ...line, code: 'case.reopened', facts: { due: formatDecimal(due) } });
      await tx.emit('CaseReopened', { caseId }, scope);
      return { due, overpaid, closed: false, reopened: true, lacking };
    }
    return { due, overpaid, closed: false, reopened: false, lacking };
  }
}
