import { Inject, Injectable, Logger } from '@nestjs/common';
import { TimelineService, SYSTEM_NAME } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { Clock, Database, Jobs, newId, OnEvent, OnJob, PdfPrinter, sql, toInstant, type Happened, type Tx } from '@quittance/platform';
import { paperToPrint } from '@quittance/platform/paper';
import { printFailure } from '@quittance/platform/pdf';
import { handoffEventEntity } from '../handoffs/handoff.entity.ts';
import { HANDOFF_STATE, OPEN_STATES, PACK_ATTEMPTS } from '../handoffs/handoff-state.ts';
import { PackPapersService } from './pack-papers.service.ts';
import type { HandoffFigures } from './figures.ts';
import { writtenFiles } from './pack-files.ts';
import { statementPaper } from './paper/statement-paper.ts';
import { packed } from './zip.ts';

interface Row {
  id: string; case_id: string; agency_id: string; creditor_id: string; mandate_id: string; study_id: string; study_name: string; public_reference: string; mission: string; instructions: string | null;
  offered_at: string; figures: HandoffFigures; law_version: string; state: string; pack_state: string;
}

/** Makes the ZIP of a hand-off, from what was kept with it and the papers that the case had when it was offered. */
@Injectable()
export class PackHandoffService {
  readonly #log = new Logger('handoffs');

  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(Jobs) private readonly jobs: Jobs, @Inject(PdfPrinter) private readonly printer: PdfPrinter,
    @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(PackPapersService) private readonly papers: PackPapersService,
  ) {}

  @OnEvent('HandoffOffered')
  async packWhenHandoffOffered(_tx: Tx, { ids }: Happened): Promise<void> {
    await this.jobs.send('pack-handoff', { handoffId: ids.handoffId! }, ids.handoffId!);
  }

  /** Once packed is once kept, however often the job runs. A file that has left the study's hands meanwhile is not packed for it. */
  @OnJob('pack-handoff')
  async pack({ handoffId }: Record<string, string>): Promise<void> {
    const handoff = await this.#row(this.database, handoffId!);
    if (!handoff || handoff.pack_state === 'packed' || !OPEN_STATES.includes(handoff.state)) return;
    try {
      const { bytes, files } = await this.zipOf(handoff);
      await this.#keep(handoff, bytes, files);
    } catch (e) {
      this.#log.error(`${handoff.public_reference}: ${(e as Error).message}`);
      await this.#recordFailure(handoff, printFailure(e, 'pack_failed'));
      throw e;
    }
  }

  /** A hand-off whose worker died at every attempt waits in no queue any more. */
  @OnJob('pack-waiting-handoffs')
  async packWaiting(): Promise<void> {
    const waiting = await this.database.rows<{ id: string }>(sql`select h.id from handoff h cross join lateral ${HANDOFF_STATE} s
      where h.offered_at < ${this.clock.now().subtract({ minutes: 10 })} and s.pack_state = 'queued' and s.state in ('offered', 'accepted') order by h.offered_at`);
    for (const { id } of waiting) await this.jobs.send('pack-handoff', { handoffId: id }, id);
  }

  /** The pack's bytes: the same hand-off, printed alike, gives the same. */
  async zipOf(handoff: Row): Promise<{ bytes: Buffer; files: number }> {
    const { figures } = handoff, offeredAt = toInstant(handoff.offered_at);
    const statement = await this.printer.print(await paperToPrint(statementPaper(figures)), { madeOn: figures.asOf });
    const lines = await this.papers.chronicle(handoff.case_id, offeredAt);
    const files = [...writtenFiles(figures, lines, handoff, statement.bytes), ...(await this.papers.files(handoff.case_id, handoff.mandate_id, figures.claims, offeredAt))];
    const head = {
      format: 'quittance-handoff/1', handoffId: handoff.id, publicReference: figures.publicReference, study: handoff.study_name, mission: handoff.mission, asOf: figures.asOf,
      madeOn: String(offeredAt), law: handoff.law_version, agency: figures.agency.name, creditor: figures.creditor.name, debtor: figures.debtor.name,
    };
    return { bytes: await packed(head, files, Temporal.PlainDate.from(figures.asOf)), files: files.length };
  }

  #row(reader: Pick<Database, 'first'>, handoffId: string): Promise<Row | undefined> {
    return reader.first<Row>(sql`select h.id, h.case_id, h.agency_id, h.creditor_id, f.mandate_id, h.study_id, y.name as study_name, f.public_reference, h.mission, h.instructions, h.offered_at, h.figures, h.law_version, s.state, s.pack_state
      from handoff h join case_file f on f.id = h.case_id join study y on y.id = h.study_id cross join lateral ${HANDOFF_STATE} s where h.id = ${handoffId}`);
  }

  async #keep(handoff: Row, bytes: Buffer, files: number): Promise<void> {
    await this.#once(handoff, async (tx, scope) => {
      const kept = await this.documents.keep(tx, { ...scope, kind: 'handoff_pack', name: `Dossier ${handoff.public_reference}.zip`, mediaType: 'application/zip', bytes, origin: 'handoff', internal: false, factKind: 'handoff', factId: handoff.id, studyId: handoff.study_id });
      await tx.add(handoffEventEntity, { ...this.#event(handoff), kind: 'packed', reason: null, documentId: kept.id });
      await this.timeline.write(tx, { ...scope, kind: 'judicial', code: 'handoff.packed', facts: { study: handoff.study_name, files }, actor: null, factKind: 'handoff', factId: handoff.id, documentId: kept.id, internal: true, word: false });
      await tx.emit('HandoffPacked', { caseId: handoff.case_id, handoffId: handoff.id }, { ...scope, toBailiff: true, studyId: handoff.study_id });
    });
  }

  /** Each attempt that fails is kept; the last one tells the agency. */
  async #recordFailure(handoff: Row, cause: string): Promise<void> {
    await this.#once(handoff, async (tx, scope) => {
      await tx.add(handoffEventEntity, { ...this.#event(handoff), kind: 'pack_failed', reason: cause, documentId: null });
      const failed = await tx.first<{ attempts: string }>(sql`select count(*) as attempts from handoff_event where handoff_id = ${handoff.id} and kind = 'pack_failed'`);
      if (Number(failed!.attempts) !== PACK_ATTEMPTS) return;
      await this.timeline.write(tx, { ...scope, kind: 'judicial', code: 'handoff.pack_failed', facts: { study: handoff.study_name, cause }, actor: null, factKind: 'handoff', factId: handoff.id, internal: true });
      await tx.emit('HandoffPacked', { caseId: handoff.case_id, handoffId: handoff.id }, { ...scope, internal: true });
    });
  }

  /** Runs of the same hand-off wait for each other here; what is packed, or out of the study's hands, is left as it is. */
  async #once(handoff: Row, work: (tx: Tx, scope: { agencyId: string; creditorId: string; caseId: string }) => Promise<void>): Promise<void> {
    await this.database.transact(async (tx) => {
      await tx.rows(sql`select 1 from case_file where id = ${handoff.case_id} for update`);
      const now = await this.#row(tx, handoff.id);
      if (now && now.pack_state !== 'packed' && OPEN_STATES.includes(now.state)) await work(tx, { agencyId: handoff.agency_id, creditorId: handoff.creditor_id, caseId: handoff.case_id });
    });
  }

  #event(handoff: Row) {
    return { id: newId(), handoffId: handoff.id, caseId: handoff.case_id, agencyId: handoff.agency_id, creditorId: handoff.creditor_id, studyId: handoff.study_id, at: this.clock.now(), byKind: 'system', byId: null, byName: SYSTEM_NAME, words: null };
  }
}
