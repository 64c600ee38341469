import { Inject, Injectable } from '@nestjs/common';
import { sql, type Actor, type Tx } from '@quittance/platform';
import { SettlementService } from '../closing/settlement.service.ts';
import { among } from '../files/reader.ts';
import { HoldEntriesService } from '../holds/hold-entries.service.ts';
import { HoldStandingService } from '../holds/hold-standing.service.ts';
import { heldUnder } from '../holds/held-under.ts';

/** What takes a debtor out of the ordinary course lies on all his cases, under whichever record of his it was entered: taken anew when two records become one, and two again. */
@Injectable()
export class HeldTogetherService {
  constructor(@Inject(HoldEntriesService) private readonly entries: HoldEntriesService, @Inject(HoldStandingService) private readonly standing: HoldStandingService, @Inject(SettlementService) private readonly settlement: SettlementService) {}

  /** Nobody else writes of the holds of either, nor acts on their cases, until the transaction ends; in one order, whoever begins. */
  async lock(tx: Tx, debtorIds: readonly string[]): Promise<void> {
    for (const debtorId of debtorIds.toSorted()) await this.entries.lock(tx, { debtorId });
  }

  /** merged: what comes next may have to give way to a hold. parted: what a hold had put aside comes back as it was. */
  async refresh(tx: Tx, by: Pick<Actor, 'id' | 'name'>, caseIds: readonly string[], cause: string, what: 'merged' | 'parted'): Promise<void> {
    if (!caseIds.length) return;
    const held = await tx.rows<{ id: string }>(sql`select f.id from case_file f where f.id = ${among(caseIds)} and (f.held_kinds <> '{}' or ${heldUnder('f')}) order by f.id`);
    if (!held.length) return;
    const moved = await this.standing.refresh(tx, held.map(({ id }) => id), { by, cause, why: what === 'merged' ? 'changed' : 'voided' });
    const owing = await tx.rows<{ id: string }>(sql`select f.id from case_file f where f.id = ${among(moved)} and (f.stage not in ('closed', 'returned') or f.closed_reason = 'paid') order by f.id`);
    for (const { id } of owing) await this.settlement.settle(tx, by, id, cause);
  }
}
