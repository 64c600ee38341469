import { Inject, Injectable, Logger } from '@nestjs/common';
import { DocumentsService } from '@quittance/documents';
import { Clock, Database, Jobs, newId, OnEvent, OnJob, PdfPrinter, sql, type Happened, type Tx } from '@quittance/platform';
import { paperToPrint } from '@quittance/platform/paper';
import { printFailure } from '@quittance/platform/pdf';
import { acknowledgementPaper } from './acknowledgement-paper.ts';
import type { AcknowledgementFigures } from './figures.ts';
import { ReadDepositService, type AnnexFile } from './read-deposit.service.ts';
import { SendAcknowledgementService } from './send-acknowledgement.service.ts';
import { templateVersion } from './template-version.ts';

/** A job is tried once and then five times more; after that the paper has failed, and waits for the next start or night. */
const RENDER_ATTEMPTS = 6;
interface Queued { id: string; deposit_id: string; agency_id: string; creditor_id: string; number: string; queued_at: string }

/** Each deposit is acknowledged in writing: numbered when it is confirmed, printed once, kept by its hash, mailed to whoever handed over. */
@Injectable()
export class AcknowledgementsService {
  readonly #log = new Logger('acknowledgements');

  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(Jobs) private readonly jobs: Jobs, @Inject(PdfPrinter) private readonly printer: PdfPrinter,
    @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(ReadDepositService) private readonly deposits: ReadDepositService, @Inject(SendAcknowledgementService) private readonly post: SendAcknowledgementService,
  ) {}

  @OnEvent('DepositConfirmed')
  async acknowledgeWhenDepositConfirmed(tx: Tx, { ids, agencyId, creditorId }: Happened): Promise<void> {
    const id = await this.open(tx, { depositId: ids.depositId!, agencyId: agencyId!, creditorId: creditorId! });
    if (id) await this.jobs.send('render-acknowledgement', { acknowledgementId: id }, id);
  }

  /** Numbers it; undefined: this deposit has one already. */
  async open(tx: Tx, { depositId, agencyId, creditorId }: { depositId: string; agencyId: string; creditorId: string }): Promise<string | undefined> {
    const drawn = await tx.first<{ number: string }>(sql`select nextval('acknowledgement_number') as number`);
    const id = newId(), number = `AR-${this.clock.today().year}-${String(drawn!.number).padStart(6, '0')}`;
    const fresh = await tx.rows(sql`insert into deposit_acknowledgement (id, agency_id, creditor_id, deposit_id, number, queued_at) values (${id}, ${agencyId}, ${creditorId}, ${depositId}, ${number}, ${this.clock.now()}) on conflict (deposit_id) do nothing returning id`);
    return fresh.length ? id : undefined;
  }

  /** Once printed is once kept and once sent, however often the job runs and wherever it dies: before the last transaction nothing is written. */
  @OnJob('render-acknowledgement')
  async render({ acknowledgementId }: Record<string, string>): Promise<void> {
    const queued = await this.database.first<Queued>(sql`select a.* from deposit_acknowledgement a where a.id = ${acknowledgementId} and not exists (select 1 from deposit_acknowledgement_event e where e.acknowledgement_id = a.id and e.kind = 'printed')`);
    if (!queued) return;
    try {
      const { figures, annexes } = await this.deposits.read({ number: queued.number, depositId: queued.deposit_id, issuedOn: this.clock.today() });
      const { bytes } = await this.printer.print(await this.documentOf(figures), { madeOn: figures.issuedOn });
      await this.#keep(queued, bytes, annexes);
    } catch (e) {
      this.#log.error(`${queued.number}: ${(e as Error).message}`);
      await this.#recordFailure(queued, printFailure(e));
      throw e;
    }
  }

  /** What waits in no queue any more is sent again at each start of a worker and each night. */
  @OnJob('print-waiting-acknowledgements')
  async printWaiting(): Promise<void> {
    const waiting = await this.database.rows<{ id: string }>(sql`select a.id from deposit_acknowledgement a where a.queued_at < ${this.clock.now().subtract({ minutes: 10 })}
      and not exists (select 1 from deposit_acknowledgement_event e where e.acknowledgement_id = a.id and e.kind = 'printed')
      and (select count(*) from deposit_acknowledgement_event e where e.acknowledgement_id = a.id) < ${RENDER_ATTEMPTS} order by a.queued_at`);
    for (const { id } of waiting) await this.jobs.send('render-acknowledgement', { acknowledgementId: id }, id);
  }

  /** The whole document that the printer takes. */
  documentOf(figures: AcknowledgementFigures): Promise<string> {
    return paperToPrint(acknowledgementPaper(figures));
  }

  async #keep(queued: Queued, bytes: Uint8Array, annexes: readonly AnnexFile[]): Promise<void> {
    await this.database.transact(async (tx) => {
      if (await alreadyPrinted(tx, queued.id)) return;
      const scope = { agencyId: queued.agency_id, creditorId: queued.creditor_id };
      const of = { ...scope, depositId: queued.deposit_id, origin: 'acknowledgement', factKind: 'acknowledgement', factId: queued.id };
      const kept = await this.documents.keep(tx, { ...of, kind: 'deposit_acknowledgement', name: `Accusé de réception ${queued.number}.pdf`, mediaType: 'application/pdf', bytes });
      const annexIds: string[] = [];
      for (const annex of annexes) annexIds.push((await this.documents.keep(tx, { ...of, kind: 'deposit_annex', name: annex.name, mediaType: 'text/csv', bytes: annex.bytes })).id);
      await tx.rows(sql`insert into deposit_acknowledgement_event (id, agency_id, creditor_id, acknowledgement_id, at, kind, document_id, sha256, annex_ids, template_version)
        values (${newId()}, ${queued.agency_id}, ${queued.creditor_id}, ${queued.id}, ${this.clock.now()}, 'printed', ${kept.id}, ${kept.sha256}, ${`{${annexIds.join(',')}}`}::uuid[], ${templateVersion()})`);
      await this.post.acknowledge(tx, { depositId: queued.deposit_id, number: queued.number, documentId: kept.id, annexes: annexIds.length });
      await tx.emit('AcknowledgementPrinted', { depositId: queued.deposit_id, creditorId: queued.creditor_id }, scope);
    });
  }

  async #recordFailure({ id, agency_id: agencyId, creditor_id: creditorId }: Queued, cause: string): Promise<void> {
    await this.database.transact(async (tx) => {
      if (await alreadyPrinted(tx, id)) return;
      await tx.rows(sql`insert into deposit_acknowledgement_event (id, agency_id, creditor_id, acknowledgement_id, at, kind, cause) values (${newId()}, ${agencyId}, ${creditorId}, ${id}, ${this.clock.now()}, 'failed', ${cause})`);
    });
  }
}

/** Runs of the same acknowledgement wait for each other here. */
async function alreadyPrinted(tx: Tx, id: string): Promise<boolean> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);
  return Boolean(await tx.first(sql`select 1 as one from deposit_acknowledgement_event where acknowledgement_id = ${id} and kind = 'printed'`));
}
