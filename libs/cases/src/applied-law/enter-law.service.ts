import { Inject, Injectable } from '@nestjs/common';
import { as } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { Clock, Database, inputHash, newId, notFound, refuseFaults, refuseOtherInput, Refused, sql, type Actor, type Tx } from '@quittance/platform';
import { AppliedLawService } from './applied-law.service.ts';
import { checkConfirmation, checkEntry, type NewEntry } from './entry-input.ts';
import { changesNothing } from './figures.ts';
import { LawEntriesReadService } from './law-entries-read.service.ts';
import { LawRunsService } from './law-runs.service.ts';
import type { ConfirmLawInput, EnterLawInput, LawEntry } from './law.type.ts';

interface Kept { id: string; input_hash: string }

/** One at a time in an agency: what an entry is held against is not moved by another meanwhile. */
export const lawLock = (tx: Tx, agencyId: string): Promise<unknown> => tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`law ${agencyId}`}, 0))`);

/** A figure is entered, to be approved by another person; or confirmed as it stands, with a source. */
@Injectable()
export class EnterLawService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AppliedLawService) private readonly law: AppliedLawService, @Inject(LawRunsService) private readonly runs: LawRunsService,
    @Inject(LawEntriesReadService) private readonly reads: LawEntriesReadService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /**
   * Writes it down; what it changes is measured at once, and it applies when another person approves it. A preview measures nothing.
   * Refusals: bad_fields, nothing_changes, entry_waiting, idempotency_key_reused.
   */
  enter(actor: Actor, input: EnterLawInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<LawEntry> {
    return this.database.transact(async (tx) => {
      this.#mayOr(actor, 'enter');
      const hash = inputHash({ ...input, by: actor.id });
      await lawLock(tx, actor.agencyId);
      const before = await this.#again(tx, actor, input.idempotencyKey, hash);
      if (before) return before;
      const { faults, rows, standing, entry } = checkEntry(input, await this.law.tables(tx, actor.agencyId), this.clock.today());
      refuseFaults(faults.all);
      const span = { from: entry.from!, to: entry.to, value: entry.value };
      if (changesNothing(rows, span)) throw new Refused('nothing_changes', { article: standing!.article, facts: { name: entry.name, from: entry.from, value: JSON.stringify(entry.value), confidence: standing!.confidence } });
      await this.#refuseWaiting(tx, actor, entry);
      const id = await this.#write(tx, actor, entry, input.idempotencyKey, hash);
      if (!dryRun) await this.runs.start(tx, { id, agency_id: actor.agencyId, name: entry.name, from_on: entry.from, to_on: entry.to }, 'measure');
      await this.audit.record(tx, actor, { action: 'enterLaw', subject: 'LawEntry', subjectId: id, outcome: 'done', facts: { name: entry.name, from: entry.from, value: JSON.stringify(entry.value) } });
      await tx.emit('LawEntered', { lawEntryId: id }, { agencyId: actor.agencyId, internal: true });
      return (await this.reads.one(actor, id, tx))!;
    }, { dryRun });
  }

  /** The row is surer from now on, and no amount changes: one person is enough. Refusals: bad_fields, already_confirmed, idempotency_key_reused. */
  confirm(actor: Actor, input: ConfirmLawInput): Promise<LawEntry> {
    return this.database.transact(async (tx) => {
      this.#mayOr(actor, 'confirm');
      const hash = inputHash({ ...input, confirms: true, by: actor.id });
      await lawLock(tx, actor.agencyId);
      const before = await this.#again(tx, actor, input.idempotencyKey, hash);
      if (before) return before;
      const { faults, standing, entry } = checkConfirmation(input, await this.law.tables(tx, actor.agencyId));
      refuseFaults(faults.all);
      if (standing!.confidence === 'high') throw new Refused('already_confirmed', { article: standing!.article, facts: { name: entry.name, from: entry.from } });
      const id = await this.#write(tx, actor, entry, input.idempotencyKey, hash);
      await tx.rows(sql`insert into law_decision (id, entry_id, agency_id, outcome, decided_at, decided_by) values (${newId()}, ${id}, ${actor.agencyId}, 'approved', ${this.clock.now()}, ${actor.id})`);
      await this.audit.record(tx, actor, { action: 'confirmLaw', subject: 'LawEntry', subjectId: id, outcome: 'done', facts: { name: entry.name, from: entry.from, source: entry.source } });
      await tx.emit('LawDecided', { lawEntryId: id }, { agencyId: actor.agencyId, internal: true });
      return (await this.reads.one(actor, id, tx))!;
    });
  }

  #mayOr(actor: Actor, action: 'enter' | 'confirm'): void {
    if (!actor.ability.can(action, as('LawEntry', { agencyId: actor.agencyId }))) throw notFound('LawEntry');
  }

  async #again(tx: Tx, actor: Actor, key: string, hash: string): Promise<LawEntry | null> {
    const kept = await tx.first<Kept>(sql`select id, input_hash from law_entry where agency_id = ${actor.agencyId} and idempotency_key = ${key}`);
    if (!kept) return null;
    refuseOtherInput(kept.input_hash, hash);
    return this.reads.one(actor, kept.id, tx);
  }

  /** Of two that wait for the same days nobody could say what the second would replace. */
  async #refuseWaiting(tx: Tx, actor: Actor, { name, from, to }: NewEntry): Promise<void> {
    const waiting = await tx.first<{ id: string; from_on: string; by: string }>(sql`select e.id, e.from_on, u.name as by from law_entry e join app_user u on u.id = e.entered_by where e.agency_id = ${actor.agencyId} and e.name = ${name}
      and not exists (select 1 from law_decision d where d.entry_id = e.id) and daterange(e.from_on, e.to_on, '[]') && daterange(${from}::date, ${to}::date, '[]') limit 1`);
    if (waiting) throw new Refused('entry_waiting', { facts: { entryId: waiting.id, name, from: waiting.from_on.slice(0, 10), by: waiting.by } });
  }

  async #write(tx: Tx, actor: Actor, entry: NewEntry, key: string, hash: string): Promise<string> {
    const id = newId();
    await tx.rows(sql`insert into law_entry (id, agency_id, act, name, from_on, to_on, value, unit, article, confidence, source, entered_at, entered_by, idempotency_key, input_hash)
      values (${id}, ${actor.agencyId}, ${entry.act}, ${entry.name}, ${entry.from}, ${entry.to}, ${JSON.stringify(entry.value)}::jsonb, ${entry.unit}, ${entry.article}, ${entry.confidence}, ${entry.source}, ${this.clock.now()}, ${actor.id}, ${key}, ${hash})`);
    return id;
  }
}
