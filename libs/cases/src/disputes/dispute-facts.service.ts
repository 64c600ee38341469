import { Inject, Injectable } from '@nestjs/common';
import { DocumentsService } from '@quittance/documents';
import { formatDecimal, sumCents, cents } from '@quittance/law';
import { CreditorsService } from '@quittance/parties';
import { Clock, newId, sql, type Tx } from '@quittance/platform';
import type { SeenCase } from '../files/cases-read.service.ts';
import { among } from '../files/reader.ts';
import { short, type Asker } from '../questions/question-facts.service.ts';
import type { TakenFile } from '../questions/sent-files.ts';
import { StandingService } from '../standing/standing.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { disputeClaimEntity, disputeEntity, disputeEventEntity } from './dispute.entity.ts';
import type { DisputeOutcome, DisputeReason } from './dispute.type.ts';

export interface ContestedClaim { id: string; reference: string }
export interface NewDispute { reason: DisputeReason; words: string | null; claims: readonly ContestedClaim[]; files: readonly TakenFile[]; idempotencyKey: string; hash: string }
export interface OpenDispute { id: string; claims: readonly ContestedClaim[] }

/** References as a line of the timeline names them. */
export const named = (claims: readonly ContestedClaim[]): string => claims.map(({ reference }) => reference).join(', ');

/** A dispute as rows, and what must be true with it: evidence, the standing of the case, timeline, events. */
@Injectable()
export class DisputeFactsService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(TimelineService) private readonly timeline: TimelineService,
    @Inject(StandingService) private readonly standing: StandingService, @Inject(CreditorsService) private readonly creditors: CreditorsService,
  ) {}

  /** Answers the dispute's id. */
  async open(tx: Tx, by: Asker, file: SeenCase, { reason, words, claims, files, idempotencyKey, hash }: NewDispute): Promise<string> {
    const id = newId(), at = this.clock.now(), today = this.clock.today();
    const scope = scopeOf(file);
    await tx.add(disputeEntity, {
      id, ...scope, reason, words, openedAt: at, openedOn: today, openedByKind: by.kind === 'debtor' ? 'debtor' : 'agent', openedBy: by.id, openedByName: by.name, idempotencyKey, inputHash: hash,
    });
    await tx.addAll(disputeClaimEntity, claims.map((claim) => ({ disputeId: id, claimId: claim.id, ...scope })));
    for (const one of files) {
      await this.documents.keep(tx, { ...one, ...scope, kind: 'dispute_evidence', origin: 'dispute', factKind: 'dispute', factId: id, createdBy: by.kind === 'user' ? by.id : null });
    }
    await this.#stand(tx, file.id);
    await this.timeline.write(tx, {
      ...scope, kind: 'dispute', code: 'dispute.opened', facts: { reason, claims: named(claims), words: words && short(words), files: files.length || null }, actor: by.id ? { id: by.id, name: by.name } : null, at, factKind: 'dispute', factId: id, internal: false,
    });
    await tx.emit('DisputeOpened', { caseId: file.id, disputeId: id }, { ...scope, toDebtor: true, toBailiff: true });
    return id;
  }

  /** The creditor answered what he was asked about it: the debtor learns that he did, not what he wrote to the agency. */
  async answered(tx: Tx, by: Asker, file: SeenCase, disputeId: string, documents: number): Promise<void> {
    if (!(await this.isOpen(tx, disputeId))) return;
    const scope = scopeOf(file);
    const at = this.clock.now();
    const creditor = (await this.creditors.facts(tx, file.creditorId)).name;
    await tx.add(disputeEventEntity, { id: newId(), disputeId, ...scope, at, onDay: this.clock.today(), kind: 'answered', outcome: null, words: null, byKind: 'creditor', byId: by.id, byName: creditor });
    await this.timeline.write(tx, { ...scope, kind: 'dispute', code: 'dispute.answered', facts: { documents: documents || null }, actor: { id: file.creditorId, name: creditor }, at, factKind: 'dispute', factId: disputeId, internal: false, word: false });
    await tx.emit('DisputeAnswered', { caseId: file.id, disputeId }, { ...scope, toDebtor: true, toBailiff: true });
  }

  async settled(tx: Tx, by: Asker, file: SeenCase, dispute: OpenDispute, { outcome, words, credited }: { outcome: DisputeOutcome; words: string | null; credited: bigint }): Promise<void> {
    const scope = scopeOf(file);
    const at = this.clock.now();
    await tx.add(disputeEventEntity, { id: newId(), disputeId: dispute.id, ...scope, at, onDay: this.clock.today(), kind: 'settled', outcome, words, byKind: 'agent', byId: by.id, byName: by.name });
    await this.#stand(tx, file.id);
    await this.timeline.write(tx, {
      ...scope, kind: 'dispute', code: 'dispute.settled', facts: { outcome, claims: named(dispute.claims), words: words && short(words), credited: credited > 0n ? formatDecimal(credited) : null },
      actor: by.id ? { id: by.id, name: by.name } : null, at, factKind: 'dispute', factId: dispute.id, internal: false,
    });
    await tx.emit('DisputeSettled', { caseId: file.id, disputeId: dispute.id }, { ...scope, toDebtor: true, toBailiff: true });
  }

  /** The creditor gives these claims up, wholly and from their first day: a credit note for what earlier ones left of each. Answers their sum. */
  async giveUp(tx: Tx, file: SeenCase, claims: readonly ContestedClaim[]): Promise<bigint> {
    const rows = await tx.rows<{ amount_cents: string }>(sql`
      insert into credit_note (id, case_id, claim_id, agency_id, creditor_id, reference, issued_on, amount_cents, created_at)
      select gen_random_uuid(), k.case_id, k.id, k.agency_id, k.creditor_id, 'Contestation fondée, ' || k.reference, ${this.clock.today()}, k.amount_cents - c.credited, ${this.clock.now()}
      from claim k cross join lateral (select coalesce(sum(n.amount_cents), 0) as credited from credit_note n where n.claim_id = k.id) c
      where k.case_id = ${file.id} and k.id = ${among(claims.map(({ id }) => id))} and k.amount_cents > c.credited returning amount_cents`);
    return sumCents(rows.map((row) => cents(BigInt(row.amount_cents))));
  }

  /** Nothing of any claim is left: the case ends because it was given up. */
  async allGivenUp(tx: Tx, caseId: string): Promise<boolean> {
    const left = await tx.first(sql`select 1 as one from claim k where k.case_id = ${caseId} and k.amount_cents > (select coalesce(sum(n.amount_cents), 0) from credit_note n where n.claim_id = k.id) limit 1`);
    return !left;
  }

  async isOpen(tx: Tx, disputeId: string): Promise<boolean> {
    return Boolean(await tx.first(sql`select 1 as one from dispute d where d.id = ${disputeId} and not exists (select 1 from dispute_event e where e.dispute_id = d.id and e.kind = 'settled')`));
  }

  /** Since when the case is disputed, by the oldest dispute that is open. */
  async #stand(tx: Tx, caseId: string): Promise<void> {
    const row = await tx.first<{ since: string | null }>(sql`select min(d.opened_on) as since from dispute d where d.case_id = ${caseId} and not exists (select 1 from dispute_event e where e.dispute_id = d.id and e.kind = 'settled')`);
    await this.standing.set(tx, caseId, { disputedOn: row?.since ? Temporal.PlainDate.from(row.since.slice(0, 10)) : null });
  }
}

const scopeOf = (file: SeenCase) => ({ agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id });
