import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '@quittance/identity';
import { cents, formatDecimal, type Cents } from '@quittance/law';
import { Clock, Database, inputHash, newId, Refused, refuseFaults, refuseOtherInput, sql, toDayOrNull, type Actor, type Fault, type Tx } from '@quittance/platform';
import { CasesReadService, type SeenCase } from '../files/cases-read.service.ts';
import { figuresOf } from '../positions/due-of.ts';
import { consequence, type Consequence } from '../recall/consequence.type.ts';
import { waitingMessages } from '../recall/waiting-messages.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { PAUSE_ARTICLE, PAUSE_REASONS } from './paused.ts';
import { pauseEndEntity, pauseEntity } from './pause.entity.ts';
import { CasePaused, type Pause, type PauseCaseInput } from './pause.type.ts';
import { PauseTermsService } from './pause-terms.service.ts';
import { PausesReadService } from './pauses-read.service.ts';

const LONGEST = 500;
interface Trial { dryRun?: boolean }
interface Standing { limitation_on: string | null; plan_state: string | null; plan_next_on: string | null; with_study: boolean; study: string | null; letters: string }

/** A creditor lets his case rest until a day; it goes on by itself, or as soon as he says so. */
@Injectable()
export class PausesService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(PauseTermsService) private readonly terms: PauseTermsService,
    @Inject(PausesReadService) private readonly reads: PausesReadService, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** From today to `until`, both among them. Refusals: not_found, case_closed, case_returned, bad_fields (until, reason, words, idempotencyKey), already_paused, pause_too_long, idempotency_key_reused. */
  pause(actor: Actor, input: PauseCaseInput, { dryRun = false }: Trial = {}): Promise<CasePaused> {
    return this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'pause', input.caseId, { lock: true });
      const words = input.words?.trim() || null;
      const hash = inputHash({ caseId: file.id, until: input.until, reason: input.reason, words, by: actor.id });
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`pause ${file.creditorId} ${input.idempotencyKey}`}, 0))`);
      const kept = await tx.first<{ input_hash: string }>(sql`select input_hash from pause where creditor_id = ${file.creditorId} and idempotency_key = ${input.idempotencyKey}`);
      if (kept) {
        refuseOtherInput(kept.input_hash, hash);
        return this.#answer(tx, actor, file);
      }
      if (file.stage === 'closed' || file.stage === 'returned') throw new Refused(`case_${file.stage}`, { facts: { stage: file.stage } });
      const today = this.clock.today();
      refuseFaults(faultsOf(input, today));
      const running = await this.reads.running(actor, file.id, tx);
      if (running) throw new Refused('already_paused', { facts: { until: String(running.until), by: running.by } });
      const { latest, mostDays, mostDaysAYear, daysTaken } = await this.terms.of(tx, file.agencyId, file.id);
      if (!latest || Temporal.PlainDate.compare(input.until, latest) > 0) throw new Refused('pause_too_long', { facts: { until: String(input.until), latest: latest && String(latest), days: mostDays, year: mostDaysAYear, taken: daysTaken } });

      const id = newId(), at = this.clock.now(), scope = scopeOf(file), by = byOf(actor);
      await tx.add(pauseEntity, { id, ...scope, fromOn: today, untilOn: input.until, reason: input.reason, words, at, ...by, idempotencyKey: input.idempotencyKey, inputHash: hash });
      await tx.rows(sql`update case_file set paused_until = ${input.until} where id = ${file.id}`);
      await this.timeline.write(tx, { ...scope, kind: 'stage', code: 'case.paused', facts: { until: String(input.until), reason: input.reason, words }, actor, at, factKind: 'pause', factId: id, internal: false, toBailiff: false, word: true });
      await tx.emit('CasePaused', { caseId: file.id, pauseId: id }, scope);
      await this.audit.record(tx, actor, { action: 'pauseCase', subject: 'Pause', subjectId: id, caseId: file.id, outcome: 'done', facts: { until: String(input.until), reason: input.reason } });
      return this.#answer(tx, actor, file);
    }, { dryRun });
  }

  /** It goes on today; what runs no more is resumed already, and that is no refusal. What the creditor laid to rest he alone takes up. Refusals: not_found, pause_of_creditor. */
  resume(actor: Actor, caseId: string, { dryRun = false }: Trial = {}): Promise<CasePaused> {
    return this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'pause', caseId, { lock: true });
      const running = await this.reads.running(actor, file.id, tx);
      if (!running) return this.#answer(tx, actor, file);
      if (running.byKind === 'creditor' && !actor.creditorId) throw new Refused('pause_of_creditor', { article: PAUSE_ARTICLE, facts: { by: running.by, until: String(running.until) } });
      const at = this.clock.now(), scope = scopeOf(file);
      await tx.add(pauseEndEntity, { id: newId(), ...scope, pauseId: running.id, onDay: this.clock.today(), at, ...byOf(actor) });
      await tx.rows(sql`update case_file set paused_until = null where id = ${file.id}`);
      await this.timeline.write(tx, { ...scope, kind: 'stage', code: 'case.resumed', facts: { until: String(running.until) }, actor, at, factKind: 'pause', factId: running.id, internal: false, toBailiff: false, word: true });
      await tx.emit('CaseResumed', { caseId: file.id, pauseId: running.id }, scope);
      await this.audit.record(tx, actor, { action: 'resumeCase', subject: 'Pause', subjectId: running.id, caseId: file.id, outcome: 'done' });
      return this.#answer(tx, actor, file);
    }, { dryRun });
  }

  async #answer(tx: Tx, actor: Actor, file: SeenCase): Promise<CasePaused> {
    const pause = await this.reads.running(actor, file.id, tx);
    const interest = pause ? await this.#interest(tx, file.id, pause) : { perDay: cents(0n), total: cents(0n) };
    return Object.assign(new CasePaused(), { caseFile: (await this.cases.one(actor, file.id, tx))!, pause, interest: interest.total, consequences: pause ? await this.#consequences(tx, file.id, pause, interest) : [] });
  }

  /** At today's rate: what a half-year that has none yet will bring, nobody knows. */
  async #interest(tx: Tx, caseId: string, { until }: Pause): Promise<{ perDay: Cents; total: Cents }> {
    const today = this.clock.today();
    const row = (await tx.first<{ per_day: string; total: string }>(sql`select round(fig.daily)::bigint as per_day, round(fig.daily * ${today.until(until, { largestUnit: 'days' }).days + 1})::bigint as total
      from case_file f cross join lateral ${figuresOf('f', today)} fig where f.id = ${caseId}`))!;
    return { perDay: cents(BigInt(row.per_day)), total: cents(BigInt(row.total)) };
  }

  async #consequences(tx: Tx, caseId: string, { until }: Pause, interest: { perDay: Cents; total: Cents }): Promise<Consequence[]> {
    const row = (await tx.first<Standing>(sql`select f.limitation_on, f.plan_state, f.plan_next_on, f.study_id is not null as with_study, s.name as study, ${waitingLetters(caseId)} as letters from case_file f left join study s on s.id = f.study_id where f.id = ${caseId}`))!;
    const limitation = toDayOrNull(row.limitation_on), planNext = toDayOrNull(row.plan_next_on), letters = Number(row.letters), messages = await waitingMessages(tx, caseId, 'case_paused');
    // Three months are what a court, or a letter of the creditor's counsel, needs at least.
    const close = limitation && Temporal.PlainDate.compare(limitation, until.add({ months: 3 })) <= 0;
    return [
      consequence('demands_stop', { article: PAUSE_ARTICLE, facts: { until: String(until) } }),
      ...(letters ? [consequence('letters_stopped', { facts: { count: letters } })] : []),
      ...(messages ? [consequence('messages_withdrawn', { facts: { count: messages } })] : []),
      ...(interest.perDay > 0n ? [consequence('interest_runs', { facts: { perDay: formatDecimal(interest.perDay), total: formatDecimal(interest.total) } })] : []),
      ...(limitation ? [consequence('limitation_runs', { level: close ? 'danger' : 'plain', article: 'C. civ. 2230', facts: { on: String(limitation) } })] : []),
      ...(row.plan_state === 'agreed' ? [consequence('plan_goes_on', { article: 'C. civ. 1103', facts: { nextOn: planNext && String(planNext) } })] : []),
      ...(row.with_study ? [consequence('study_goes_on', { level: 'wait', facts: { study: row.study } })] : []),
      consequence('resumes_itself', { facts: { on: String(until.add({ days: 1 })) } }),
    ];
  }
}

/** Letters of the case that wait to be printed, as its lines tell. */
export const waitingLetters = (caseId: string) => sql`(select count(*) from timeline_entry q where q.case_id = ${caseId} and q.code = 'letter.queued'
  and not exists (select 1 from timeline_entry s where s.case_id = q.case_id and s.fact_id = q.fact_id and s.code in ('letter.sent', 'letter.failed', 'letter.stopped')))`;

const scopeOf = (file: SeenCase) => ({ agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id });
export const byOf = (actor: Actor) => ({ byKind: actor.creditorId ? 'creditor' : 'agency', byId: actor.id, byName: actor.name });

function faultsOf({ until, reason, words, idempotencyKey }: PauseCaseInput, today: Temporal.PlainDate): Fault[] {
  const faults: Fault[] = [];
  if (Temporal.PlainDate.compare(until, today) < 0) faults.push({ field: 'until', code: 'day_past', facts: { on: String(until), earliest: String(today) } });
  if (!(PAUSE_REASONS as readonly string[]).includes(reason)) faults.push({ field: 'reason', code: 'not_in_list', facts: { value: reason.slice(0, 60), list: PAUSE_REASONS.join(', ') } });
  if (reason === 'other' && !words?.trim()) faults.push({ field: 'words', code: 'missing' });
  if ((words?.trim().length ?? 0) > LONGEST) faults.push({ field: 'words', code: 'too_long', facts: { most: LONGEST } });
  if (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
  return faults;
}
