import { Inject, Injectable } from '@nestjs/common';
import { SettlementService } from '@quittance/cases';
import { OnEvent, sql, type Happened, type Tx } from '@quittance/platform';
import { PlanTrackService } from '../plans/plan-track.service.ts';
import { AllocationsService } from './allocations.service.ts';

/** A row of the law that counts from now on may change what payments met, and lets what waited for a rate be laid out. */
@Injectable()
export class LayOutAnewService {
  constructor(@Inject(AllocationsService) private readonly allocations: AllocationsService, @Inject(SettlementService) private readonly settlement: SettlementService, @Inject(PlanTrackService) private readonly plans: PlanTrackService) {}

  /** Of open cases only: what has ended stands as it ended. The receipts that were handed out stand too. */
  @OnEvent('DebtReckoned')
  async layOutWhenDebtReckoned(tx: Tx, { ids }: Happened): Promise<void> {
    const { caseId, lawEntryId } = ids;
    if (!caseId || !lawEntryId) return;
    const open = await tx.first(sql`select 1 as one from case_file where id = ${caseId} and stage not in ('closed', 'returned') for update`);
    if (!open) return;
    const settle = async () => {
      await this.allocations.post(tx, caseId, { kind: 'law', id: lawEntryId });
      await this.settlement.settle(tx, null, caseId, `law:${lawEntryId}`);
    };
    await settle();
    if (await this.plans.recount(tx, null, caseId)) await settle();
  }
}
