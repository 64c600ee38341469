import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { Database, inputHash, isId, notFound, refuseFaults, refuseOtherInput, Refused, sha256, sql, type Actor, type Fault, type Tx } from '@quittance/platform';
import { WordsService } from '../conduct/words.service.ts';
import { CasesReadService, type SeenCase } from '../files/cases-read.service.ts';
import { takeFiles, type SentFile, type TakenFile } from '../questions/sent-files.ts';
import { DisputeFactsService, named, type ContestedClaim, type OpenDispute } from './dispute-facts.service.ts';
import { DisputeStepsService } from './dispute-steps.service.ts';
import { DISPUTE_OUTCOMES, DISPUTE_REASONS, type Dispute, type DisputeOutcome, type DisputeReason } from './dispute.type.ts';
import { DisputesReadService } from './disputes-read.service.ts';

export interface OpenDisputeAsked {
  caseId: string; reason: string; words?: string | null | undefined;
  /** Empty or absent: all claims. */
  claimIds?: readonly string[] | null | undefined;
  files?: readonly SentFile[] | null | undefined;
  idempotencyKey: string;
}
interface Checked { reason: DisputeReason; words: string | null; claims: ContestedClaim[]; files: TakenFile[] }

const LONGEST = 4000;
/** What nobody can answer without knowing more. */
const NEEDS_WORDS: readonly string[] = ['not_delivered', 'wrong_amount', 'other'];

/** "I don't owe this": demands stop, the creditor is asked, the agency settles it. */
@Injectable()
export class DisputesService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(DisputeFactsService) private readonly facts: DisputeFactsService,
    @Inject(DisputeStepsService) private readonly steps: DisputeStepsService, @Inject(DisputesReadService) private readonly reads: DisputesReadService, @Inject(AuditService) private readonly audit: AuditService,
    @Inject(WordsService) private readonly words: WordsService,
  ) {}

  /**
   * The debtor at his page contests, or an agent notes that he does. Claims that are not contested yet may be contested beside others that are.
   * Refusals: not_found, case_closed, case_returned, already_disputed, bad_fields (reason, words, claimIds, files, idempotencyKey), idempotency_key_reused.
   */
  async open(actor: Actor, input: OpenDisputeAsked): Promise<Dispute> {
    const id = await this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'dispute', input.caseId, { lock: true });
      const all = await tx.rows<ContestedClaim>(sql`select k.id, k.reference from claim k where k.case_id = ${file.id} order by k.position, k.id`);
      const { checked, faults } = check(input, all);
      const hash = inputHash({ caseId: file.id, by: actor.kind, reason: input.reason, words: checked.words, claims: checked.claims.map((claim) => claim.id), files: checked.files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })) });
      // The same key twice at the same moment, on whatever case: the second waits here and then finds the first.
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`dispute ${input.idempotencyKey}`}, 0))`);
      const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from dispute where idempotency_key = ${input.idempotencyKey}`);
      if (kept) {
        refuseOtherInput(kept.input_hash, hash);
        return kept.id;
      }
      if (file.stage === 'closed' || file.stage === 'returned') throw new Refused(`case_${file.stage}`, { facts: { stage: file.stage } });
      refuseFaults(faults);
      await this.#refuseTwice(tx, file, checked.claims);
      const disputeId = await this.facts.open(tx, { id: actor.id, kind: actor.kind, name: actor.name }, file, { ...checked, idempotencyKey: input.idempotencyKey, hash });
      await this.steps.opened(tx, actor, file, { ...checked, id: disputeId });
      await this.audit.record(tx, actor, { action: 'openDispute', subject: 'Dispute', subjectId: disputeId, caseId: file.id, outcome: 'done', facts: { reason: checked.reason } });
      return disputeId;
    });
    return this.reads.one(actor, id);
  }

  /**
   * The agency settles it, in words that the debtor reads. upheld: the creditor gives the contested claims up wholly, by credit notes, and a
   * case of which nothing is left ends as withdrawn; partly: what is owed changes with the creditor's own credit note, when it is deposited.
   * Refusals: not_found, dispute_settled, bad_fields (outcome, words), forbidden_words.
   */
  async settle(actor: Actor, disputeId: string, outcome: string, words: string): Promise<Dispute> {
    await this.database.transact(async (tx) => {
      const dispute = await this.#mine(tx, actor, disputeId);
      const file = await this.cases.mustSee(tx, actor, 'read', dispute.caseId, { lock: true });
      const said = words.trim() || null;
      const faults: Fault[] = [];
      const decided = DISPUTE_OUTCOMES.find((one) => one === outcome);
      if (!decided) faults.push({ field: 'outcome', code: 'not_in_list', facts: { value: outcome.slice(0, 60), list: DISPUTE_OUTCOMES.join(', ') } });
      if (!said && outcome !== 'withdrawn') faults.push({ field: 'words', code: 'missing' });
      if ((said?.length ?? 0) > LONGEST) faults.push({ field: 'words', code: 'too_long', facts: { most: LONGEST } });
      refuseFaults(faults);
      const settled = await tx.first<{ outcome: string; words: string | null }>(sql`select outcome, words from dispute_event where dispute_id = ${disputeId} and kind = 'settled'`);
      if (settled && (settled.outcome !== outcome || settled.words !== said)) throw new Refused('dispute_settled', { facts: { outcome: settled.outcome } });
      if (settled) return;
      await this.words.mustBeAllowed(tx, file.id, { words: said });
      await this.#settle(tx, actor, file, dispute, decided!, said);
    });
    return this.reads.one(actor, disputeId);
  }

  ofCase(actor: Actor, caseId: string): Promise<Dispute[]> {
    return this.reads.ofCase(actor, caseId);
  }

  async #settle(tx: Tx, actor: Actor, file: SeenCase, dispute: OpenDispute, outcome: DisputeOutcome, words: string | null): Promise<void> {
    const credited = await this.steps.settling(tx, file, dispute, outcome);
    await this.facts.settled(tx, { id: actor.id, kind: 'user', name: actor.name }, file, dispute, { outcome, words, credited });
    await this.steps.settled(tx, actor, file, dispute, { outcome, words });
    await this.audit.record(tx, actor, { action: 'settleDispute', subject: 'Dispute', subjectId: dispute.id, caseId: file.id, outcome: 'done', facts: { outcome, credited } });
  }

  async #mine(tx: Tx, actor: Actor, id: string): Promise<OpenDispute & { caseId: string }> {
    const row = isId(id) ? await tx.first<{ case_id: string }>(sql`select d.case_id from dispute d where d.id = ${id} and (${rowsFor(actor.ability, 'read', 'Dispute', 'd')}) and (${rowsFor(actor.ability, 'settle', 'Dispute', 'd')})`) : undefined;
    if (!row) throw notFound('Dispute');
    const claims = await tx.rows<ContestedClaim>(sql`select k.id, k.reference from dispute_claim c join claim k on k.id = c.claim_id where c.dispute_id = ${id} order by k.position, k.id`);
    return { id, caseId: row.case_id, claims };
  }

  async #refuseTwice(tx: Tx, file: SeenCase, claims: readonly ContestedClaim[]): Promise<void> {
    const open = await tx.rows<{ id: string }>(sql`select c.claim_id as id from dispute_claim c where c.case_id = ${file.id} and not exists (select 1 from dispute_event e where e.dispute_id = c.dispute_id and e.kind = 'settled')`);
    const contested = new Set(open.map(({ id }) => id));
    const again = claims.filter(({ id }) => contested.has(id));
    if (again.length) throw new Refused('already_disputed', { facts: { claims: named(again) } });
  }
}

function check(input: OpenDisputeAsked, all: readonly ContestedClaim[]): { checked: Checked; faults: Fault[] } {
  const { files, faults } = takeFiles(input.files);
  const words = input.words?.trim() || null;
  const reason = DISPUTE_REASONS.find((one) => one === input.reason);
  if (!reason) faults.push({ field: 'reason', code: 'not_in_list', facts: { value: input.reason.slice(0, 60), list: DISPUTE_REASONS.join(', ') } });
  if (!words && NEEDS_WORDS.includes(input.reason)) faults.push({ field: 'words', code: 'missing' });
  if ((words?.length ?? 0) > LONGEST) faults.push({ field: 'words', code: 'too_long', facts: { most: LONGEST } });
  const asked = new Set(input.claimIds ?? []);
  const unknown = [...asked].find((id) => !all.some((claim) => claim.id === id));
  if (unknown !== undefined) faults.push({ field: 'claimIds', code: 'not_in_list', facts: { value: unknown.slice(0, 60), list: named(all) } });
  if (input.idempotencyKey.trim().length < 8 || input.idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
  return { checked: { reason: reason ?? 'other', words, claims: asked.size ? all.filter(({ id }) => asked.has(id)) : [...all], files }, faults };
}
