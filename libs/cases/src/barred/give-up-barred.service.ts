import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '@quittance/identity';
import { formatDecimal, type Cents } from '@quittance/law';
import { Clock, Database, inputHash, newId, refuseFaults, refuseOtherInput, Refused, sql, type Actor, type Fault, type Tx } from '@quittance/platform';
import { SettlementService } from '../closing/settlement.service.ts';
import type { CaseFile } from '../files/case-file.type.ts';
import { CasesReadService, type SeenCase } from '../files/cases-read.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { BarredClaimsService, type ClaimTerm } from './barred-claims.service.ts';
import type { GiveUpBarredInput } from './barred-claims.type.ts';
import { creditsToZero } from './credit-to-zero.ts';

const LONGEST_REASON = 500;

/** Claims that are time-barred are given up: by credit notes that say so, so that the rest of the case may be asked for, or the case ends. */
@Injectable()
export class GiveUpBarredService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(BarredClaimsService) private readonly barred: BarredClaimsService,
    @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(SettlementService) private readonly settlement: SettlementService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /**
   * Gives up what is still owed of the named claims; a case on which nothing else is owed closes as barred. The same key with the same input is done
   * once. Refusals: not_found, case_closed, case_returned, bad_fields (claimIds, reason, idempotencyKey), nothing_owed, not_barred, idempotency_key_reused, rate_unknown.
   */
  giveUp(actor: Actor, input: GiveUpBarredInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<CaseFile> {
    return this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'giveUp', input.caseId, { lock: true });
      if (!(await this.#done(tx, actor, file, input))) await this.#giveUp(tx, actor, file, input);
      return (await this.cases.one(actor, file.id, tx))!;
    }, { dryRun });
  }

  /** Whether this key was used for it before. */
  async #done(tx: Tx, actor: Actor, file: SeenCase, input: GiveUpBarredInput): Promise<boolean> {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`give up ${input.idempotencyKey}`}, 0))`);
    const kept = await tx.first<{ input_hash: string }>(sql`select input_hash from given_up_claim where agency_id = ${file.agencyId} and idempotency_key = ${input.idempotencyKey} limit 1`);
    if (kept) refuseOtherInput(kept.input_hash, hashOf(actor, input));
    return kept !== undefined;
  }

  async #giveUp(tx: Tx, actor: Actor, file: SeenCase, input: GiveUpBarredInput): Promise<void> {
    if (file.stage === 'closed' || file.stage === 'returned') throw new Refused(`case_${file.stage}`, { facts: { stage: file.stage } });
    const { terms, facts, law } = await this.barred.terms(tx, file.id);
    refuseFaults(faultsOf(input, terms));
    const asked = new Set(input.claimIds);
    const chosen = terms.filter(({ claimId }) => asked.has(claimId));
    mustBeOwedAndBarred(chosen);

    const at = this.clock.now(), reason = input.reason?.trim() || null;
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const amount = await this.#credit(tx, actor, file, chosen, creditsToZero(facts, chosen.map(({ claimId }) => claimId), law), { at, reason, key: input.idempotencyKey, hash: hashOf(actor, input) });
    await this.timeline.write(tx, {
      ...scope, kind: 'stage', code: 'claims.given_up', facts: { references: named(chosen), amount: formatDecimal(amount), reason }, actor, at, internal: false, word: true,
    });
    await this.settlement.settle(tx, actor, file.id, 'barred', 'barred');
    await tx.emit('ClaimsGivenUp', { caseId: file.id }, { ...scope, toDebtor: true, toBailiff: true });
    await this.audit.record(tx, actor, {
      action: 'giveUpBarred', subject: 'CaseFile', subjectId: file.id, caseId: file.id, outcome: 'done', facts: { claims: named(chosen), amount: formatDecimal(amount), reason },
    });
  }

  /** A credit note of what each claim is still owed, so that nothing is left to ask and what was paid stays paid. Answers their sum. */
  async #credit(tx: Tx, actor: Actor, file: SeenCase, chosen: readonly ClaimTerm[], notes: ReadonlyMap<string, Cents>, { at, reason, key, hash }: { at: Temporal.Instant; reason: string | null; key: string; hash: string }): Promise<bigint> {
    let sum = 0n;
    for (const { claimId, reference, expiresOn } of chosen) {
      const noteId = newId(), amount = notes.get(claimId)!;
      await tx.rows(sql`insert into credit_note (id, case_id, claim_id, agency_id, creditor_id, reference, issued_on, amount_cents, created_at)
        values (${noteId}, ${file.id}, ${claimId}, ${file.agencyId}, ${file.creditorId}, ${`Créance prescrite, ${reference}`}, ${this.clock.today()}, ${amount}, ${at})`);
      sum += amount;
      await tx.rows(sql`insert into given_up_claim (id, case_id, claim_id, agency_id, creditor_id, cause, credit_note_id, expired_on, reason, at, by_id, idempotency_key, input_hash)
        values (${newId()}, ${file.id}, ${claimId}, ${file.agencyId}, ${file.creditorId}, 'barred', ${noteId}, ${expiresOn}, ${reason}, ${at}, ${actor.id}, ${key}, ${hash})`);
    }
    return sum;
  }
}

const hashOf = (actor: Actor, { idempotencyKey: _, ...input }: GiveUpBarredInput): string => inputHash({ ...input, claimIds: [...new Set(input.claimIds)].sort(), by: actor.id });
const named = (claims: readonly ClaimTerm[]): string => claims.map(({ reference }) => reference).join(', ');

function faultsOf({ claimIds, reason, idempotencyKey }: GiveUpBarredInput, terms: readonly ClaimTerm[]): Fault[] {
  const faults: Fault[] = [];
  if (claimIds.length === 0) faults.push({ field: 'claimIds', code: 'missing' });
  const unknown = claimIds.find((id) => !terms.some(({ claimId }) => claimId === id));
  if (unknown !== undefined) faults.push({ field: 'claimIds', code: 'not_in_list', facts: { value: unknown.slice(0, 60), list: named(terms) } });
  if ((reason?.trim().length ?? 0) > LONGEST_REASON) faults.push({ field: 'reason', code: 'too_long', facts: { most: LONGEST_REASON } });
  if (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
  return faults;
}

function mustBeOwedAndBarred(chosen: readonly ClaimTerm[]): void {
  const paid = chosen.filter(({ due }) => due <= 0n);
  if (paid.length) throw new Refused('nothing_owed', { facts: { claims: named(paid) } });
  const alive = chosen.filter(({ barred }) => !barred);
  const [first] = alive.map(({ expiresOn }) => expiresOn).sort(Temporal.PlainDate.compare);
  if (first) throw new Refused('not_barred', { article: alive.find(({ expiresOn }) => expiresOn.equals(first))!.article, facts: { claims: named(alive), expires: String(first) } });
}
