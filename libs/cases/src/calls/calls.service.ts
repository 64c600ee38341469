import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '@quittance/identity';
import { cents } from '@quittance/law';
import { Clock, Database, inputHash, isId, notFound, Refused, refuseFaults, refuseOtherInput, sql, toDay, toInstant, type Actor, type Fault, type Tx } from '@quittance/platform';
import { ActsService } from '../acts/acts.service.ts';
import { findingOf, type KeptFinding } from '../conduct/findings.ts';
import type { CaseFile } from '../files/case-file.type.ts';
import { CasesReadService } from '../files/cases-read.service.ts';
import { NextActionsService } from '../next-actions/next-actions.service.ts';
import { CallFactsService } from './call-facts.service.ts';
import { CallLogged } from './call-logged.type.ts';
import { promiseState } from './call.type.ts';
import { CALL_OUTCOMES, REACHED, type LogCallInput } from './log-call.input.ts';
import { promiseFaults } from './promises.service.ts';

/** The ten seconds in which the screen offers to take a call back, and a minute of grace for a slow line. */
export const REVERSIBLE_SECONDS = 70;
const LONGEST_NOTE = 4000;
/** Only the debtor himself can promise, refuse or contest. */
const HIS_OWN_WORD = ['promise', 'refusal', 'dispute'];

interface Row {
  id: string; at: string; reached: string; outcome: string; note: string | null; by: string;
  incoming: boolean; conduct: KeptFinding[]; promise_id: string | null; due_on: string; amount_cents: string; taken_at: string;
}

@Injectable()
export class CallsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(ActsService) private readonly acts: ActsService,
    @Inject(NextActionsService) private readonly nextActions: NextActionsService, @Inject(CallFactsService) private readonly facts: CallFactsService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /**
   * Logs a call, takes the promise made on it, and says what comes next: a case is never left without a next action. What the check of
   * conduct says of an outgoing call is kept with it and told; it refuses nothing, since the call was made. A debtor who rings is heard
   * whatever lies on his case: a case that is over stays so, and keeps no next action.
   * Refusals: not_found; what libs/law refuses of `call`, if outgoing, and of `promise` (case_closed, mandate_not_in_force …); bad_fields; idempotency_key_reused.
   */
  log(actor: Actor, input: LogCallInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<CallLogged> {
    return this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'logCall', input.caseId, { lock: true });
      const hash = inputHash({ ...input, by: actor.id });
      // The same key twice at the same moment, on whatever case: the second waits here and then finds the first.
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`call ${input.idempotencyKey}`}, 0))`);
      const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from call where idempotency_key = ${input.idempotencyKey}`);
      if (kept) {
        refuseOtherInput(kept.input_hash, hash);
        return this.#answer(tx, actor, kept.id, file.id);
      }
      const { due } = await this.acts.mustBeAllowed(tx, file.id, ...(input.incoming ? [] : ['call' as const]), ...(input.promise ? ['promise' as const] : []));
      refuseFaults(this.#faults(input, due));
      const callId = await this.facts.write(tx, actor, file, input, hash);
      if (file.stage !== 'closed' && file.stage !== 'returned') await this.nextActions.plan(tx, actor, file.id, input.nextAction, `call:${callId}`);
      await this.audit.record(tx, actor, { action: 'logCall', subject: 'CaseFile', subjectId: file.id, caseId: file.id, outcome: 'done', facts: { callId, outcome: input.outcome } });
      return this.#answer(tx, actor, callId, file.id);
    }, { dryRun });
  }

  /**
   * Takes one's own call back within REVERSIBLE_SECONDS, its promise with it, and puts back what was planned before, unless
   * something else was planned since. Twice is once. Refusals: not_found, not_your_call, too_late_to_reverse, bad_fields (reason).
   */
  reverse(actor: Actor, callId: string, reason: string): Promise<CaseFile> {
    return this.database.transact(async (tx) => {
      const call = isId(callId) ? await tx.first<{ case_id: string; by_id: string; at: string; outcome: string }>(sql`select case_id, by_id, at, outcome from call where id = ${callId}`) : undefined;
      if (!call) throw notFound('Call');
      const file = await this.cases.mustSee(tx, actor, 'reverse', call.case_id, { lock: true });
      if (call.by_id !== actor.id) throw new Refused('not_your_call');
      const why = reason.trim();
      if (!why) refuseFaults([{ field: 'reason', code: 'missing' }]);
      if (why.length > 500) refuseFaults([{ field: 'reason', code: 'too_long', facts: { most: 500 } }]);
      const reversed = await tx.first(sql`select 1 as one from reversal where fact_id = ${callId}`);
      if (!reversed) {
        const age = this.clock.now().since(toInstant(call.at)).total('seconds');
        if (age > REVERSIBLE_SECONDS) throw new Refused('too_late_to_reverse', { facts: { seconds: REVERSIBLE_SECONDS } });
        await this.facts.reverse(tx, actor, file, { callId, outcome: call.outcome, reason: why });
        await this.nextActions.restoreBefore(tx, actor, file.id, `call:${callId}`);
        await this.audit.record(tx, actor, { action: 'reverseCall', subject: 'CaseFile', subjectId: file.id, caseId: file.id, outcome: 'done', facts: { callId, reason: why } });
      }
      return (await this.cases.one(actor, file.id, tx))!;
    });
  }

  #faults(input: LogCallInput, due: bigint): Fault[] {
    const faults: Fault[] = [];
    if (!(REACHED as readonly string[]).includes(input.reached)) faults.push({ field: 'reached', code: 'not_in_list', facts: { value: input.reached.slice(0, 60), list: REACHED.join(', ') } });
    if (!(CALL_OUTCOMES as readonly string[]).includes(input.outcome)) faults.push({ field: 'outcome', code: 'not_in_list', facts: { value: input.outcome.slice(0, 60), list: CALL_OUTCOMES.join(', ') } });
    if (HIS_OWN_WORD.includes(input.outcome) && ['third_party', 'nobody'].includes(input.reached)) faults.push({ field: 'reached', code: 'not_his_word', facts: { reached: input.reached, outcome: input.outcome } });
    if (input.outcome === 'promise' && !input.promise) faults.push({ field: 'promise', code: 'missing' });
    if (input.promise && input.outcome !== 'promise') faults.push({ field: 'promise', code: 'unexpected', facts: { outcome: input.outcome } });
    if (input.promise) faults.push(...promiseFaults(input.promise, due, this.clock.today()));
    if ((input.note?.trim().length ?? 0) > LONGEST_NOTE) faults.push({ field: 'note', code: 'too_long', facts: { most: LONGEST_NOTE } });
    if (input.idempotencyKey.trim().length < 8 || input.idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
    return [...faults, ...this.nextActions.faults(input.nextAction)];
  }

  async #answer(tx: Tx, actor: Actor, callId: string, caseId: string): Promise<CallLogged> {
    const row = (await tx.first<Row>(sql`
      select k.id, k.at, k.reached, k.outcome, k.note, k.incoming, k.conduct, u.name as by, p.id as promise_id, p.due_on, p.amount_cents, p.taken_at
      from call k join app_user u on u.id = k.by_id left join promise p on p.call_id = k.id where k.id = ${callId}`))!;
    const findings = row.conduct.map(findingOf);
    return Object.assign(new CallLogged(), {
      findings, call: { id: row.id, at: toInstant(row.at), by: row.by, reached: row.reached, outcome: row.outcome, note: row.note, incoming: row.incoming, findings },
      promise: row.promise_id
        ? { id: row.promise_id, takenAt: toInstant(row.taken_at), dueOn: toDay(row.due_on), amount: cents(BigInt(row.amount_cents)), by: row.by, state: promiseState(toDay(row.due_on), this.clock.today()) } : null,
      caseFile: (await this.cases.one(actor, caseId, tx))!,
    });
  }
}
