import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Database, isId, sql, type Actor } from '@quittance/platform';

const MOST_MISSED = 200;

@Injectable()
export class LiveService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** May this person follow this case? Asked of the ability, as every read is. */
  async mayWatch(actor: Actor, caseId: unknown): Promise<boolean> {
    if (typeof caseId !== 'string' || !isId(caseId)) return false;
    return Boolean(await this.database.first(sql`select 1 as one from case_file where id = ${caseId} and ${rowsFor(actor.ability, 'read', 'CaseFile')}`));
  }

  /** Does he see what is internal to the agency? Whoever may read internal lines of the timeline does. */
  seesInternal(actor: Actor): boolean {
    return actor.kind === 'user' && actor.creditorId === null && actor.studyId === null;
  }

  /** What happened after `seq` to cases that this person may see; reset when too much was missed. */
  async changesSince(actor: Actor, seq: number) {
    const last = await this.database.first<{ seq: string }>(sql`select coalesce(max(live_seq), 0) as seq from outbox_event`);
    const now = Number(last!.seq);
    if (seq > now || seq < 0) return { seq: now, reset: true, caseIds: [] };
    const rows = await this.database.rows<{ case_id: string }>(sql`
      select e.case_id from outbox_event e join case_file f on f.id = e.case_id
      where e.live_seq > ${seq} and e.live_seq <= ${now} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')}) ${this.seesInternal(actor) ? sql`` : actor.studyId ? sql`and (e.to_bailiff or e.study_id = ${actor.studyId})` : sql`and not e.internal`}
      group by e.case_id limit ${MOST_MISSED + 1}`);
    if (rows.length > MOST_MISSED) return { seq: now, reset: true, caseIds: [] };
    return { seq: now, reset: false, caseIds: rows.map((r) => r.case_id) };
  }
}
