import { Inject, Injectable } from '@nestjs/common';
import { PositionsService, StatementService } from '@quittance/cases';
import { Clock, newId, OnEvent, sql, type Happened, type Tx } from '@quittance/platform';
import { layOut, type AllocationDifference } from './lay-out.ts';
import { allocationEntity } from './payment.entity.ts';

/** Why what payments meet is reckoned anew: the payment, the reversal, the cost, the title or the claims that came, the dispute by which claims were given up, their giving up as barred, the plan or the hold under which interest stops or comes back, the row of the law that was entered. */
export interface AllocationCause { kind: 'payment' | 'reversal' | 'cost' | 'title' | 'claims' | 'dispute' | 'given_up' | 'plan' | 'hold' | 'law'; id: string }

const keyOf = ({ paymentId, target, claimId, costId }: Omit<AllocationDifference, 'amount'>): string => [paymentId, target, claimId ?? '', costId ?? ''].join(' ');

/** What has to be added to `before` so that it says what `after` says; equal parts are one, and nothing is left out. */
export function differences(before: readonly AllocationDifference[], after: readonly AllocationDifference[]): AllocationDifference[] {
  const moved = new Map<string, AllocationDifference>();
  const add = (part: AllocationDifference, amount: bigint) => {
    const key = keyOf(part);
    moved.set(key, { ...part, amount: (moved.get(key)?.amount ?? 0n) + amount });
  };
  for (const part of before) add(part, -part.amount);
  for (const part of after) add(part, part.amount);
  return [...moved.values()].filter(({ amount }) => amount !== 0n);
}

/** What payments meet, as rows that are only ever added to. */
@Injectable()
export class AllocationsService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(StatementService) private readonly statements: StatementService, @Inject(PositionsService) private readonly positions: PositionsService) {}

  /**
   * To be called in the transaction of each fact that changes what payments meet, the case being locked, before it is settled: lays all
   * payments of the case out anew, as far as the law knows, and adds the differences to what was posted.
   */
  async post(tx: Tx, caseId: string, cause: AllocationCause): Promise<AllocationDifference[]> {
    const today = this.clock.today();
    const { facts, law, agencyId, creditorId } = await this.statements.facts(tx, caseId, today);
    const asOf = (facts.payments ?? []).map(({ on }) => on).reduce((latest, on) => (Temporal.PlainDate.compare(on, latest) > 0 ? on : latest), today);
    const { parts } = layOut({ ...facts, asOf }, law);
    const moved = differences(await this.#posted(tx, caseId), parts);
    const at = this.clock.now();
    await tx.addAll(allocationEntity, moved.map(({ paymentId, target, claimId, costId, amount }) => ({
      id: newId(), caseId, agencyId, creditorId, paymentId, target, claimId, costId, amountCents: amount, at, causeKind: cause.kind, causeId: cause.id,
    })));
    return moved;
  }

  /** Claims that are added to a case may rank before those that its payments have met, and limitation follows what they met. */
  @OnEvent('ClaimsAdded')
  async postWhenClaimsAdded(tx: Tx, { ids }: Happened): Promise<void> {
    if (ids.caseId) await this.#postAnew(tx, ids.caseId, { kind: 'claims', id: ids.depositId ?? ids.caseId });
  }

  /** What had met a claim that the creditor then gave up meets others, or nothing; nor does it acknowledge that claim any more. */
  @OnEvent('DisputeSettled')
  async postWhenDisputeSettled(tx: Tx, { ids }: Happened): Promise<void> {
    if (ids.caseId && ids.disputeId) await this.#postAnew(tx, ids.caseId, { kind: 'dispute', id: ids.disputeId });
  }

  /** Where interest stops, payments that had met it meet what ranks behind it; where the hold turns out never to have been, they meet it again. */
  @OnEvent('HoldOpened')
  async postWhenHoldOpened(tx: Tx, { ids }: Happened): Promise<void> {
    if (ids.caseId && ids.holdId) await this.#postAnew(tx, ids.caseId, { kind: 'hold', id: ids.holdId });
  }

  @OnEvent('HoldChanged')
  async postWhenHoldChanged(tx: Tx, { ids }: Happened): Promise<void> {
    if (ids.caseId && ids.holdId) await this.#postAnew(tx, ids.caseId, { kind: 'hold', id: ids.holdId });
  }

  /** The same where claims were given up because they are time-barred. */
  @OnEvent('ClaimsGivenUp')
  async postWhenClaimsGivenUp(tx: Tx, { ids }: Happened): Promise<void> {
    if (ids.caseId) await this.#postAnew(tx, ids.caseId, { kind: 'given_up', id: ids.caseId });
  }

  async #postAnew(tx: Tx, caseId: string, cause: AllocationCause): Promise<void> {
    const paid = await tx.first(sql`select 1 as one from case_file f where f.id = ${caseId} and exists (select 1 from payment p where p.case_id = f.id) for update of f`);
    if (!paid) return;
    const moved = await this.post(tx, caseId, cause);
    if (moved.length) await this.positions.anchor(tx, caseId);
  }

  async #posted(tx: Tx, caseId: string): Promise<AllocationDifference[]> {
    const rows = await tx.rows<{ payment_id: string; target: string; claim_id: string | null; cost_id: string | null; amount: string }>(sql`
      select a.payment_id, a.target, a.claim_id, a.cost_id, sum(a.amount_cents) as amount from allocation a where a.case_id = ${caseId} group by a.payment_id, a.target, a.claim_id, a.cost_id`);
    return rows.map((row) => ({ paymentId: row.payment_id, target: row.target, claimId: row.claim_id, costId: row.cost_id, amount: BigInt(row.amount) }));
  }
}
