import { Inject, Injectable } from '@nestjs/common';
import { TimelineService } from '@quittance/cases';
import { Clock, newId, OnEvent, sql, toDay, type Happened, type Tx } from '@quittance/platform';
import { letterEventEntity } from './letter.entity.ts';
import { tellOf } from './tell-of-letter.ts';

export type StopCause = 'case_recalled' | 'case_paused';
interface Waiting { id: string; case_id: string; agency_id: string; creditor_id: string; reference: string; kind: string; channel: string; amount_cents: string; time_limit_on: string }

/** A letter that was asked for and is not printed yet does not leave once its creditor takes the case back or lets it rest: it never was sent, and says so. */
@Injectable()
export class StopLettersService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(TimelineService) private readonly timeline: TimelineService) {}

  @OnEvent('CaseRecalled')
  async stopWhenCaseRecalled(tx: Tx, { ids }: Happened): Promise<void> {
    await this.stopAll(tx, ids.caseId!, 'case_recalled');
  }

  @OnEvent('CasePaused')
  async stopWhenCasePaused(tx: Tx, { ids }: Happened): Promise<void> {
    await this.stopAll(tx, ids.caseId!, 'case_paused');
  }

  /** Those of a case that wait. */
  async stopAll(tx: Tx, caseId: string, cause: StopCause): Promise<void> {
    for (const { id } of await tx.rows<{ id: string }>(sql`select l.id from letter l where l.case_id = ${caseId} order by l.queued_at, l.id`)) await this.stop(tx, id, cause);
  }

  /** Why this letter may not leave any more; undefined: it may. */
  async causeOf(tx: Tx, letterId: string): Promise<StopCause | undefined> {
    const row = await tx.first<{ returned: boolean; paused: boolean }>(sql`select f.stage = 'returned' as returned, coalesce(f.paused_until >= ${this.clock.today()}, false) as paused from letter l join case_file f on f.id = l.case_id where l.id = ${letterId}`);
    return row?.returned ? 'case_recalled' : row?.paused ? 'case_paused' : undefined;
  }

  /** Once, and not where it left or failed before. Whoever prints it waits here. */
  async stop(tx: Tx, letterId: string, cause: StopCause): Promise<void> {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${letterId}, 0))`);
    const letter = await tx.first<Waiting>(sql`select l.* from letter l where l.id = ${letterId} and not exists (select 1 from letter_event e where e.letter_id = l.id and e.kind in ('sent', 'stopped'))`);
    if (!letter) return;
    const scope = { agencyId: letter.agency_id, creditorId: letter.creditor_id, caseId: letter.case_id };
    await tx.add(letterEventEntity, { ...scope, letterId: letter.id, id: newId(), at: this.clock.now(), kind: 'stopped', documentId: null, sha256: null, pages: null, cause });
    const facts = tellOf({ kind: letter.kind, reference: letter.reference, channel: letter.channel, amount: BigInt(letter.amount_cents), timeLimitOn: toDay(letter.time_limit_on) });
    await this.timeline.write(tx, { ...scope, kind: 'letter', code: 'letter.stopped', facts: { ...facts, cause }, actor: null, factKind: 'letter', factId: letter.id, letterId: letter.id, internal: false, toBailiff: false });
    await tx.emit('LetterFailed', { caseId: letter.case_id, letterId: letter.id }, scope);
  }
}
