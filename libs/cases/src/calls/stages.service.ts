import { Inject, Injectable } from '@nestjs/common';
import { sql, type Actor, type Tx } from '@quittance/platform';
import { TimelineService } from '../timeline/timeline.service.ts';

/** How a case moves from stage to stage. */
@Injectable()
export class StagesService {
  constructor(@Inject(TimelineService) private readonly timeline: TimelineService) {}

  /** The first call or letter begins the amicable stage. Answers whether this one did. */
  firstContact(tx: Tx, actor: Pick<Actor, 'id' | 'name'> | null, caseId: string, at?: Temporal.Instant): Promise<boolean> {
    return this.#move(tx, actor, caseId, 'placed', 'amicable', at);
  }

  /** The only contact was taken back: the case is as it was placed. */
  async noContact(tx: Tx, actor: Pick<Actor, 'id' | 'name'>, caseId: string): Promise<boolean> {
    const contact = await tx.first(sql`select 1 as one from timeline_entry e where e.case_id = ${caseId} and e.kind in ('call', 'letter') and coalesce(e.fact_kind, '') <> 'reversal'
      and not exists (select 1 from reversal r where r.fact_id = e.fact_id) limit 1`);
    return contact ? false : this.#move(tx, actor, caseId, 'amicable', 'placed');
  }

  /** Moves a case on from one of these stages; answers whether it did. */
  async move(tx: Tx, actor: Pick<Actor, 'id' | 'name'> | null, caseId: string, from: readonly string[], to: string): Promise<boolean> {
    const file = await tx.first<{ stage: string }>(sql`select stage from case_file where id = ${caseId} for update`);
    return file && from.includes(file.stage) && file.stage !== to ? this.#move(tx, actor, caseId, file.stage, to) : false;
  }

  async #move(tx: Tx, actor: Pick<Actor, 'id' | 'name'> | null, caseId: string, from: string, to: string, at?: Temporal.Instant): Promise<boolean> {
    const moved = await tx.first<{ agency_id: string; creditor_id: string }>(sql`update case_file set stage = ${to} where id = ${caseId} and stage = ${from} returning agency_id, creditor_id`);
    if (!moved) return false;
    await this.timeline.write(tx, { caseId, creditorId: moved.creditor_id, agencyId: moved.agency_id, kind: 'stage', code: 'stage.changed', facts: { from, to }, actor, ...(at ? { at } : {}), internal: false });
    return true;
  }
}
