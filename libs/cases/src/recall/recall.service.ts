import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { Clock, Database, inputHash, newId, Refused, refuseFaults, refuseOtherInput, sql, toInstant, type Actor, type Fault, type Tx } from '@quittance/platform';
import { CasesReadService, type SeenCase } from '../files/cases-read.service.ts';
import type { Reader } from '../files/reader.ts';
import { byOf } from '../pauses/pauses.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { Consequence } from './consequence.type.ts';
import { RecallConsequencesService } from './recall-consequences.service.ts';
import { RecallMailsService } from './recall-mails.service.ts';
import { caseRecallEntity } from './recall.entity.ts';
import { CaseRecall, CaseRecalled, RECALL_REASONS, type RecallCaseInput } from './recall.type.ts';

const LONGEST = 1000;
interface Row { id: string; reason: string; words: string | null; at: string; by_name: string; consequences: Pick<Consequence, 'code' | 'level' | 'article' | 'facts'>[] }

/** A creditor takes his case back whenever he likes (C. civ. 2004): it is returned to him, with what follows of it said before. */
@Injectable()
export class RecallService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(RecallConsequencesService) private readonly follows: RecallConsequencesService,
    @Inject(RecallMailsService) private readonly mails: RecallMailsService, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /**
   * What is in a study's hands is asked back from it first: acts may be under way that only the agency can stop.
   * Refusals: not_found, case_closed, case_returned, recall_with_study, bad_fields (reason, words, idempotencyKey), idempotency_key_reused.
   */
  recall(actor: Actor, input: RecallCaseInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<CaseRecalled> {
    return this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'recall', input.caseId, { lock: true });
      const words = input.words?.trim() || null;
      const hash = inputHash({ caseId: file.id, reason: input.reason, words, by: actor.id });
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`recall ${file.creditorId} ${input.idempotencyKey}`}, 0))`);
      const kept = await tx.first<{ input_hash: string }>(sql`select input_hash from case_recall where creditor_id = ${file.creditorId} and idempotency_key = ${input.idempotencyKey}`);
      if (kept) refuseOtherInput(kept.input_hash, hash);
      else await this.#recall(tx, actor, file, { ...input, words, hash });
      return Object.assign(new CaseRecalled(), { caseFile: (await this.cases.one(actor, file.id, tx))!, recall: (await this.ofCase(actor, file.id, tx))! });
    }, { dryRun });
  }

  async ofCase(actor: Actor, caseId: string, reader: Reader = this.database): Promise<CaseRecall | null> {
    const row = await reader.first<Row>(sql`select r.id, r.reason, r.words, r.at, r.by_name, r.consequences from case_recall r join case_file f on f.id = r.case_id where r.case_id = ${caseId} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})`);
    return row ? Object.assign(new CaseRecall(), { id: row.id, reason: row.reason, words: row.words, at: toInstant(row.at), by: row.by_name, consequences: row.consequences.map((one) => Object.assign(new Consequence(), one)) }) : null;
  }

  async #recall(tx: Tx, actor: Actor, file: SeenCase, { reason, words, idempotencyKey, hash }: RecallCaseInput & { words: string | null; hash: string }): Promise<void> {
    if (file.stage === 'closed' || file.stage === 'returned') throw new Refused(`case_${file.stage}`, { facts: { stage: file.stage } });
    refuseFaults(faultsOf({ reason, words, idempotencyKey }));
    const held = await tx.first<{ study: string | null }>(sql`select s.name as study from case_file f left join study s on s.id = f.study_id where f.id = ${file.id} and f.study_id is not null`);
    if (held) throw new Refused('recall_with_study', { facts: { study: held.study } });
    const id = newId(), at = this.clock.now(), scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const consequences = await this.follows.of(tx, file);
    await tx.add(caseRecallEntity, { id, ...scope, reason, words, stage: file.stage, consequences: consequences.map(({ code, level, article, facts }) => ({ code, level, article, facts })), onDay: this.clock.today(), at, ...byOf(actor), idempotencyKey, inputHash: hash });
    await tx.rows(sql`update case_file set stage = 'returned', closed_reason = 'recalled', paused_until = null, next_action_kind = null, next_action_on = null, next_action_note = null, next_action_set_at = null, next_action_set_by = null where id = ${file.id}`);
    await this.timeline.write(tx, { ...scope, kind: 'stage', code: 'case.recalled', facts: { reason, words, from: file.stage }, actor, at, factKind: 'recall', factId: id, internal: false, toBailiff: false, word: true });
    await this.mails.recalled(tx, file);
    await tx.emit('CaseRecalled', { caseId: file.id }, { ...scope, toDebtor: true });
    await this.audit.record(tx, actor, { action: 'recallCase', subject: 'CaseFile', subjectId: file.id, caseId: file.id, outcome: 'done', facts: { reason, stage: file.stage } });
  }
}

function faultsOf({ reason, words, idempotencyKey }: Pick<RecallCaseInput, 'reason' | 'words' | 'idempotencyKey'>): Fault[] {
  const faults: Fault[] = [];
  if (!(RECALL_REASONS as readonly string[]).includes(reason)) faults.push({ field: 'reason', code: 'not_in_list', facts: { value: reason.slice(0, 60), list: RECALL_REASONS.join(', ') } });
  if (reason === 'other' && !words) faults.push({ field: 'words', code: 'missing' });
  if ((words?.length ?? 0) > LONGEST) faults.push({ field: 'words', code: 'too_long', facts: { most: LONGEST } });
  if (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
  return faults;
}
