import { Inject, Injectable } from '@nestjs/common';
import { as } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { Clock, Database, newId, notFound, refuseFaults, Refused, sql, toInstant, type Actor, type Tx } from '@quittance/platform';
import { lawLock } from './enter-law.service.ts';
import { stateOf, type EntryRow } from './entry-rows.ts';
import { LawEntriesReadService } from './law-entries-read.service.ts';
import { LawRunsService } from './law-runs.service.ts';
import type { LawEntry } from './law.type.ts';

const LONGEST_REASON = 1000;
/** What is told of the cases must still be so when someone decides upon it. */
const MEASURE_HOURS = 24;
type MeasureState = 'none' | 'running' | 'failed' | 'outdated';

/** Four eyes: what changes an amount is approved, or refused, by another person than the one who entered it; the database holds it too. */
@Injectable()
export class DecideLawService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(LawEntriesReadService) private readonly reads: LawEntriesReadService,
    @Inject(LawRunsService) private readonly runs: LawRunsService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** Finds out anew what it changes; while that is being found out, answers as it is. Refusals: not_found, already_decided. */
  measure(actor: Actor, entryId: string): Promise<LawEntry> {
    return this.database.transact(async (tx) => {
      const entry = await this.#mine(tx, actor, entryId, 'enter');
      if (entry.measure?.state !== 'running') await this.#measureAnew(tx, entry);
      return (await this.reads.one(actor, entry.id, tx))!;
    });
  }

  /**
   * Approved, it applies from this moment on, and what lists keep is taken anew. Refusals: not_found, own_entry, already_decided,
   * not_measured (an outdated measure is taken anew by itself), bad_fields (reason, on refusal).
   */
  async decide(actor: Actor, entryId: string, approved: boolean, reason: string | null): Promise<LawEntry> {
    const decided = await this.database.transact(async (tx) => {
      const entry = await this.#mine(tx, actor, entryId, 'decide');
      if (entry.entered_by === actor.id) throw new Refused('own_entry');
      const why = reasonOf(reason, !approved);
      const unmeasured = approved ? await this.#unmeasured(tx, entry) : null;
      if (unmeasured) {
        if (unmeasured === 'outdated' || unmeasured === 'none') await this.#measureAnew(tx, entry);
        return { unmeasured };
      }
      await this.#decided(tx, actor, entry, approved ? 'approved' : 'refused', why);
      return { entry: (await this.reads.one(actor, entry.id, tx))! };
    });
    // Outside: a refusal undoes its transaction, and the new measure is to stand.
    if (!decided.entry) throw new Refused('not_measured', { facts: { state: decided.unmeasured } });
    return decided.entry;
  }

  /** Taken back by the one who entered it, before anyone decided. Refusals: not_found, not_own_entry, already_decided, bad_fields (reason). */
  withdraw(actor: Actor, entryId: string, reason: string | null): Promise<LawEntry> {
    return this.database.transact(async (tx) => {
      const entry = await this.#mine(tx, actor, entryId, 'enter');
      if (entry.entered_by !== actor.id) throw new Refused('not_own_entry');
      await this.#decided(tx, actor, entry, 'withdrawn', reasonOf(reason, false));
      return (await this.reads.one(actor, entry.id, tx))!;
    });
  }

  /** The entry that this person may act upon, while nobody else does; one that was decided is refused. */
  async #mine(tx: Tx, actor: Actor, entryId: string, action: 'enter' | 'decide'): Promise<EntryRow> {
    await lawLock(tx, actor.agencyId);
    const entry = await this.reads.row(actor, entryId, tx);
    if (!entry || !actor.ability.can(action, as('LawEntry', { agencyId: entry.agency_id }))) throw notFound('LawEntry');
    if (entry.outcome) throw new Refused('already_decided', { facts: { outcome: stateOf(entry), by: entry.decided_name, at: toInstant(entry.decided_at!).toString() } });
    return entry;
  }

  async #unmeasured(tx: Tx, { agency_id: agencyId, measure }: EntryRow): Promise<MeasureState | null> {
    if (!measure) return 'none';
    if (measure.state !== 'done') return measure.state;
    const begun = toInstant(measure.started_at);
    const old = Temporal.Instant.compare(begun, this.clock.now().subtract({ hours: MEASURE_HOURS })) < 0;
    const moved = await tx.first(sql`select 1 as one from law_decision d where d.agency_id = ${agencyId} and d.outcome = 'approved' and d.decided_at >= ${begun}`);
    return old || moved ? 'outdated' : null;
  }

  async #measureAnew(tx: Tx, entry: EntryRow): Promise<void> {
    await this.runs.start(tx, entry, 'measure');
    await tx.emit('LawEntered', { lawEntryId: entry.id }, { agencyId: entry.agency_id, internal: true });
  }

  async #decided(tx: Tx, actor: Actor, entry: EntryRow, outcome: 'approved' | 'refused' | 'withdrawn', reason: string | null): Promise<void> {
    await tx.rows(sql`insert into law_decision (id, entry_id, agency_id, outcome, reason, decided_at, decided_by) values (${newId()}, ${entry.id}, ${entry.agency_id}, ${outcome}, ${reason}, ${this.clock.now()}, ${actor.id})`);
    await tx.rows(sql`update law_run set state = 'failed', ended_at = ${this.clock.now()} where entry_id = ${entry.id} and kind = 'measure' and state = 'running'`);
    if (outcome === 'approved') await this.runs.start(tx, entry, 'apply');
    await this.audit.record(tx, actor, { action: outcome === 'withdrawn' ? 'withdrawLaw' : 'decideLaw', subject: 'LawEntry', subjectId: entry.id, outcome: 'done', facts: { decided: outcome, name: entry.name, reason } });
    await tx.emit('LawDecided', { lawEntryId: entry.id }, { agencyId: entry.agency_id, internal: true });
  }
}

function reasonOf(reason: string | null, needed: boolean): string | null {
  const why = reason?.trim() ?? '';
  if (needed && !why) refuseFaults([{ field: 'reason', code: 'missing' }]);
  if (why.length > LONGEST_REASON) refuseFaults([{ field: 'reason', code: 'too_long', facts: { most: LONGEST_REASON } }]);
  return why || null;
}
