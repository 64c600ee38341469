import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '@quittance/platform';

/** What lies on a case in any stage, kept on its row because lists sort and rights stand by it: derived, in the transaction of the fact. */
export interface Standing {
  /** Since when a dispute is open; null: none. */
  disputedOn?: Temporal.PlainDate | null;
  /** The day of its enforceable title. */
  titleOn?: Temporal.PlainDate | null;
  /** The study in whose hands it is: from the hand-off until it is refused, returned or withdrawn. */
  studyId?: string | null;
  planId?: string | null;
  planState?: 'proposed' | 'agreed' | 'refused' | 'broken' | 'completed' | 'ended' | null;
  /** The next instalment that is not wholly paid. */
  planNextOn?: Temporal.PlainDate | null;
}
const COLUMNS: Record<keyof Standing, string> = { disputedOn: 'disputed_on', titleOn: 'title_on', studyId: 'study_id', planId: 'plan_id', planState: 'plan_state', planNextOn: 'plan_next_on' };

@Injectable()
export class StandingService {
  /** Sets what is named, leaves the rest. */
  async set(tx: Tx, caseId: string, standing: Standing): Promise<void> {
    for (const [key, column] of Object.entries(COLUMNS) as [keyof Standing, string][]) {
      if (standing[key] === undefined) continue;
      await tx.rows(sql`update case_file set ${{ text: column, params: [] }} = ${standing[key]} where id = ${caseId}`);
    }
  }
}
