import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { cents } from '@quittance/law';
import { Clock, Database, inputHash, isId, newId, notFound, Refused, refuseFaults, refuseOtherInput, sha256, sql, type Actor, type Fault, type Tx } from '@quittance/platform';
import { CasesReadService, type SeenCase } from '../files/cases-read.service.ts';
import { dueOf } from '../positions/due-of.ts';
import { takeFiles, type SentFile } from '../questions/sent-files.ts';
import { HoldEntriesService, type HoldNamed, type NewHoldEntry } from './hold-entries.service.ts';
import { HoldFactsService } from './hold-facts.service.ts';
import { factFaults, HOLD_KINDS_ENTERED, isHoldKind, keptFacts, wordsFaults, type GivenFacts, type HoldKindEntered } from './hold-input.ts';
import { endedOn, factsOf, isVoided, ruleOf, holdOf, type HoldRecord, type KnownFacts } from './hold-record.ts';
import { holdEntity } from './hold.entity.ts';
import { HoldChanged } from './hold.type.ts';
import { HoldsReadService } from './holds-read.service.ts';

export interface OpenHoldAsked { caseId: string; kind: string; facts: GivenFacts; source: string; files?: readonly SentFile[] | null | undefined; idempotencyKey: string }
export interface AmendHoldAsked { holdId: string; facts: GivenFacts; source: string; files?: readonly SentFile[] | null | undefined }
interface Trial { dryRun?: boolean }

/** What takes a debtor or his case out of the ordinary course: entered with its source, known better later, ended, or undone as though it had never been. */
@Injectable()
export class HoldsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(HoldFactsService) private readonly facts: HoldFactsService,
    @Inject(HoldEntriesService) private readonly entries: HoldEntriesService, @Inject(HoldsReadService) private readonly reads: HoldsReadService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /**
   * Enters a hold: a judge's grace on its case, everything else on every case of the debtor.
   * Refusals: not_found, case_closed, case_returned, bad_fields, not_a_person (C. conso. L711-1), already_held, idempotency_key_reused, rate_unknown.
   */
  open(actor: Actor, input: OpenHoldAsked, { dryRun = false }: Trial = {}): Promise<HoldChanged> {
    return this.#changed(actor, dryRun, async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'hold', input.caseId);
      await this.entries.lock(tx, file);
      const { files, faults } = takeFiles(input.files);
      const given = keptFacts(input.facts), facts = input.kind === 'debtorDeath' ? { knownOn: String(this.clock.today()), ...given } : given;
      const hash = inputHash({ by: actor.id, caseId: file.id, kind: input.kind, facts: given, source: input.source.trim(), files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })) });
      // The same key twice at the same moment, on whatever debtor: the second waits here and then finds the first.
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`hold ${input.idempotencyKey}`}, 0))`);
      const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from hold where agency_id = ${file.agencyId} and idempotency_key = ${input.idempotencyKey}`);
      if (kept) {
        refuseOtherInput(kept.input_hash, hash);
        return { holdId: kept.id, caseId: file.id };
      }
      if (file.stage === 'closed' || file.stage === 'returned') throw new Refused(`case_${file.stage}`, { facts: { stage: file.stage } });
      refuseFaults([...faults, ...this.#openFaults(input, facts)]);
      const kind = input.kind as HoldKindEntered;
      await this.#mustFit(tx, file, kind);
      const hold: HoldNamed = { id: newId(), agencyId: file.agencyId, creditorId: file.creditorId, debtorId: file.debtorId, caseId: kind === 'judicialGracePeriod' ? file.id : null, openedFrom: file.id, kind };
      await tx.add(holdEntity, { ...hold, openedAt: this.clock.now(), openedBy: actor.id, idempotencyKey: input.idempotencyKey, inputHash: hash });
      return { holdId: hold.id, caseId: file.id, act: 'openHold', hold, entry: { kind: 'opened', facts, source: input.source.trim(), files } };
    });
  }

  /** What was learnt later: days, flags and names are added or put right; what is not given stays. The same again writes nothing. Refusals: not_found, bad_fields, hold_voided, rate_unknown. */
  amend(actor: Actor, input: AmendHoldAsked, { dryRun = false }: Trial = {}): Promise<HoldChanged> {
    return this.#changed(actor, dryRun, async (tx) => {
      const { hold, caseId } = await this.#mine(tx, actor, input.holdId);
      const { files, faults } = takeFiles(input.files);
      const known = factsOf(hold), given = keptFacts(input.facts);
      refuseFaults([...faults, ...factFaults(hold.kind, given, known, this.clock.today()), ...wordsFaults('source', input.source)]);
      if (isVoided(hold)) throw new Refused('hold_voided', { facts: { kind: hold.kind } });
      const learnt: KnownFacts = Object.fromEntries(Object.entries(given).filter(([key, value]) => known[key] !== value));
      if (!Object.keys(learnt).length && !files.length) return { holdId: hold.id, caseId };
      return { holdId: hold.id, caseId, act: 'amendHold', hold, entry: { kind: 'amended', facts: learnt, source: input.source.trim(), files } };
    });
  }

  /** `on`: the last day on which it held. Interest that it stopped stays stopped until a person looks. Refusals: not_found, bad_fields (on, reason), hold_voided, hold_ended, rate_unknown. */
  end(actor: Actor, holdId: string, on: Temporal.PlainDate, reason: string, { dryRun = false }: Trial = {}): Promise<HoldChanged> {
    return this.#changed(actor, dryRun, async (tx) => {
      const { hold, caseId } = await this.#mine(tx, actor, holdId);
      const today = this.clock.today(), from = ruleOf(hold.kind).from(holdOf(hold, false)), ended = endedOn(hold);
      const faults: Fault[] = wordsFaults('reason', reason);
      if (Temporal.PlainDate.compare(on, today) > 0) faults.push({ field: 'on', code: 'day_future', facts: { on: String(on), latest: String(today) } });
      else if (from && Temporal.PlainDate.compare(on, from) < 0) faults.push({ field: 'on', code: 'day_before', facts: { on: String(on), earliest: String(from) } });
      refuseFaults(faults);
      if (isVoided(hold)) throw new Refused('hold_voided', { facts: { kind: hold.kind } });
      if (ended && !ended.equals(on)) throw new Refused('hold_ended', { facts: { kind: hold.kind, on: String(ended) } });
      return ended ? { holdId, caseId } : { holdId, caseId, act: 'endHold', hold, entry: { kind: 'ended', facts: { endedOn: String(on) }, reason: reason.trim() } };
    });
  }

  /** It never was: nothing follows from it any more, nor ever did. Twice is once. Refusals: not_found, bad_fields (reason), rate_unknown. */
  void(actor: Actor, holdId: string, reason: string, { dryRun = false }: Trial = {}): Promise<HoldChanged> {
    return this.#changed(actor, dryRun, async (tx) => {
      const { hold, caseId } = await this.#mine(tx, actor, holdId);
      refuseFaults(wordsFaults('reason', reason));
      return isVoided(hold) ? { holdId, caseId } : { holdId, caseId, act: 'voidHold', hold, entry: { kind: 'voided', reason: reason.trim() } };
    });
  }

  /** One transaction: what is to be written, and the case before and after it. */
  async #changed(actor: Actor, dryRun: boolean, prepare: (tx: Tx) => Promise<{ holdId: string; caseId: string; act?: string; hold?: HoldNamed; entry?: NewHoldEntry }>): Promise<HoldChanged> {
    const changed = await this.database.transact(async (tx) => {
      const { holdId, caseId, act, hold, entry } = await prepare(tx);
      const before = await this.#due(tx, caseId);
      if (hold && entry) {
        await this.entries.add(tx, actor, hold, entry);
        await this.audit.record(tx, actor, { action: act!, subject: 'Hold', subjectId: holdId, caseId, outcome: 'done', facts: { kind: hold.kind } });
      }
      const seen = (await this.reads.one(tx, actor, holdId))!;
      return Object.assign(new HoldChanged(), {
        hold: seen, caseFile: (await this.cases.one(actor, caseId, tx))!, cases: seen.caseCount, dueBefore: before, dueAfter: await this.#due(tx, caseId), effects: await this.reads.effectsOf(tx, caseId),
      });
    }, { dryRun });
    // Its papers can be read once they are kept.
    return dryRun ? changed : Object.assign(changed, { hold: (await this.reads.one(this.database, actor, changed.hold.id))! });
  }

  #openFaults({ kind, source, idempotencyKey }: OpenHoldAsked, facts: KnownFacts): Fault[] {
    const faults: Fault[] = [];
    if (!isHoldKind(kind)) faults.push({ field: 'kind', code: 'not_in_list', facts: { value: kind.slice(0, 60), list: HOLD_KINDS_ENTERED.join(', ') } });
    else faults.push(...factFaults(kind, facts, {}, this.clock.today()));
    faults.push(...wordsFaults('source', source));
    if (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
    return faults;
  }

  /** A company has no over-indebtedness of its own, and nobody has two holds of one kind; a judge may give time more than once. */
  async #mustFit(tx: Tx, file: SeenCase, kind: HoldKindEntered): Promise<void> {
    const debtor = await tx.first<{ kind: string; name: string }>(sql`select d.kind, d.name from debtor d where d.id = ${file.debtorId}`);
    if (kind === 'overIndebtedness' && debtor?.kind === 'company') throw new Refused('not_a_person', { article: 'C. conso. L711-1', facts: { kind, debtor: debtor.name } });
    if (kind === 'judicialGracePeriod') return;
    const standing = await this.reads.standing(tx, file, kind);
    if (standing) throw new Refused('already_held', { facts: { kind, since: standing.from?.toString() ?? null } });
  }

  /** The hold that this person may act upon, his debtor's cases locked, and the case on which it is shown; not found and not his are one answer. */
  async #mine(tx: Tx, actor: Actor, holdId: string): Promise<{ hold: HoldRecord; caseId: string }> {
    const mine = sql`h.id = ${holdId} and (${rowsFor(actor.ability, 'read', 'Hold', 'h')})`;
    const [found] = isId(holdId) ? await this.facts.records(tx, mine) : [];
    if (!found) throw notFound('Hold');
    await this.entries.lock(tx, found);
    const shown = await tx.first<{ id: string }>(sql`select f.id from case_file f where f.debtor_id in (select m from debtor_family(${found.debtorId}) m) and (${found.caseId}::uuid is null or f.id = ${found.caseId}::uuid)
      order by f.stage in ('closed', 'returned'), f.id = ${found.openedFrom} desc, f.opened_at, f.id limit 1`);
    const { id: caseId } = await this.cases.mustSee(tx, actor, 'hold', shown!.id);
    // Read anew: another may have written while this one waited.
    return { hold: (await this.facts.records(tx, mine))[0]!, caseId };
  }

  async #due(tx: Tx, caseId: string) {
    return cents(BigInt((await tx.first<{ due: string }>(sql`select ${dueOf('f', this.clock.today())} as due from case_file f where f.id = ${caseId}`))!.due));
  }
}
