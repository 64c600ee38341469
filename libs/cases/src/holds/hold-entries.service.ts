import { Inject, Injectable } from '@nestjs/common';
import { DocumentsService } from '@quittance/documents';
import { Clock, newId, sql, type Actor, type FactValues, type Tx } from '@quittance/platform';
import { SettlementService } from '../closing/settlement.service.ts';
import { among } from '../files/reader.ts';
import type { TakenFile } from '../questions/sent-files.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { HoldStandingService } from './hold-standing.service.ts';
import { holdEntryEntity } from './hold.entity.ts';
import type { HoldEntryKind, HoldRecord, KnownFacts } from './hold-record.ts';

export type HoldNamed = Pick<HoldRecord, 'id' | 'agencyId' | 'creditorId' | 'debtorId' | 'caseId' | 'openedFrom' | 'kind'>;
export interface NewHoldEntry { kind: HoldEntryKind; facts?: KnownFacts; source?: string | null; reason?: string | null; files?: readonly TakenFile[] }

const WHY = { opened: 'opened', amended: 'changed', ended: 'changed', voided: 'voided' } as const;

/** One more entry of a hold, and all that must be true with it: its papers, what stands on the cases, their lines, what is owed on them. */
@Injectable()
export class HoldEntriesService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(HoldStandingService) private readonly standing: HoldStandingService,
    @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(SettlementService) private readonly settlement: SettlementService,
  ) {}

  /** Nobody else writes of this debtor's holds, nor acts on his cases, until the transaction ends. */
  async lock(tx: Tx, { debtorId }: Pick<HoldRecord, 'debtorId'>): Promise<void> {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`holds of ${debtorId}`}, 0))`);
    await this.standing.casesOf(tx, debtorId, null);
  }

  /** The cases being locked. Refuses what settling refuses (rate_unknown). */
  async add(tx: Tx, actor: Actor, hold: HoldNamed, { kind, facts = {}, source = null, reason = null, files = [] }: NewHoldEntry): Promise<void> {
    const caseIds = await this.standing.casesOf(tx, hold.debtorId, hold.caseId);
    const id = newId(), at = this.clock.now(), by = { id: actor.id, name: actor.name };
    const kept = [];
    for (const file of files) {
      kept.push(await this.documents.keep(tx, { ...file, agencyId: hold.agencyId, creditorId: hold.creditorId, caseId: hold.openedFrom, kind: 'hold_evidence', origin: 'hold', factKind: 'hold_entry', factId: id, createdBy: actor.id }));
    }
    await tx.add(holdEntryEntity, { id, holdId: hold.id, agencyId: hold.agencyId, creditorId: hold.creditorId, kind, facts: { ...facts }, source, reason, documentIds: kept.map((document) => document.id), at, byId: actor.id });
    const owing = await this.#owing(tx, caseIds);
    const told: FactValues = { kind: hold.kind, ...withoutAddress(facts), ...(kind === 'ended' ? { on: facts['endedOn'] as string, endedOn: null } : {}), source, reason, files: files.length || null };
    await this.timeline.writeAll(tx, owing.map((caseId) => ({ caseId, agencyId: hold.agencyId, creditorId: hold.creditorId, kind: 'hold' as const, code: `hold.${kind}`, facts: told, actor: by, at, factKind: 'hold', factId: hold.id, internal: false })));
    await this.standing.refresh(tx, caseIds, { by, cause: `hold:${hold.id}`, why: WHY[kind] });
    for (const caseId of owing) await this.settlement.settle(tx, by, caseId, `hold:${hold.id}`);
    await tx.emitAll(owing.map((caseId) => ({ name: kind === 'opened' ? 'HoldOpened' as const : 'HoldChanged' as const, ids: { caseId, holdId: hold.id }, scope: { agencyId: hold.agencyId, creditorId: hold.creditorId, caseId, toBailiff: true } })));
  }

  /** Those that are open, or closed because all was paid: what is owed on them may change. */
  async #owing(tx: Tx, caseIds: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(sql`select f.id from case_file f where f.id = ${among(caseIds)} and (f.stage not in ('closed', 'returned') or f.closed_reason = 'paid') order by f.id`);
    return rows.map(({ id }) => id);
  }
}

const withoutAddress = (facts: KnownFacts): FactValues => Object.fromEntries(Object.entries(facts).filter(([key]) => key !== 'representativeAddress'));
