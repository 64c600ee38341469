import { Inject, Injectable, Logger } from '@nestjs/common';
import { TimelineService } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { formatDecimal } from '@quittance/law';
import { Clock, Database, Jobs, newId, OnEvent, OnJob, PdfPrinter, sql, type Happened, type Tx } from '@quittance/platform';
import { paperToPrint } from '@quittance/platform/paper';
import { printFailure } from '@quittance/platform/pdf';
import { receiptPaper } from '../paper/receipt.ts';
import type { ReceiptFigures } from '../paper/receipt-figures.ts';
import { receiptEventEntity } from './receipt.entity.ts';
import { RENDER_ATTEMPTS } from './receipt-state.ts';
import { SendReceiptService } from './send-receipt.service.ts';

interface Queued { id: string; case_id: string; agency_id: string; creditor_id: string; payment_id: string; number: string; figures: ReceiptFigures }

/** Prints receipts, each from the figures kept with it and from nothing else, keeps the paper by its hash and sends it. */
@Injectable()
export class RenderReceiptService {
  readonly #log = new Logger('receipts');

  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(Jobs) private readonly jobs: Jobs, @Inject(PdfPrinter) private readonly printer: PdfPrinter,
    @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(SendReceiptService) private readonly post: SendReceiptService,
  ) {}

  @OnEvent('PaymentRecorded')
  async printWhenPaymentRecorded(tx: Tx, { ids }: Happened): Promise<void> {
    const receipt = await tx.first<{ id: string }>(sql`select id from receipt where payment_id = ${ids.paymentId}`);
    if (receipt) await this.jobs.send('render-receipt', { receiptId: receipt.id }, receipt.id);
  }

  /** Once printed is once kept and once sent, however often the job runs and wherever it dies: before the last transaction nothing is written. */
  @OnJob('render-receipt')
  async render({ receiptId }: Record<string, string>): Promise<void> {
    const [receipt] = await this.database.rows<Queued>(sql`select * from receipt r where r.id = ${receiptId} and not exists (select 1 from receipt_event e where e.receipt_id = r.id and e.kind = 'rendered')`);
    if (!receipt) return;
    try {
      const { bytes, pages } = await this.printer.print(await this.documentOf(receipt.figures), { madeOn: receipt.figures.issuedOn });
      await this.#keep(receipt, bytes, pages);
    } catch (e) {
      this.#log.error(`${receipt.number}: ${(e as Error).message}`);
      await this.#recordFailure(receipt, printFailure(e));
      throw e;
    }
  }

  /** A receipt whose worker died at every attempt waits in no queue any more: each start of a worker, and each night, sends it again. */
  @OnJob('print-waiting-receipts')
  async printWaiting(): Promise<void> {
    const waiting = await this.database.rows<{ id: string }>(sql`select r.id from receipt r where r.issued_at < ${this.clock.now().subtract({ minutes: 10 })}
      and not exists (select 1 from receipt_event e where e.receipt_id = r.id and e.kind = 'rendered')
      and (select count(*) from receipt_event e where e.receipt_id = r.id) < ${RENDER_ATTEMPTS} order by r.issued_at`);
    for (const { id } of waiting) await this.jobs.send('render-receipt', { receiptId: id }, id);
  }

  /** The whole document that the printer takes, from a receipt's kept figures. */
  documentOf(figures: ReceiptFigures): Promise<string> {
    return paperToPrint(receiptPaper(figures));
  }

  async #keep(receipt: Queued, bytes: Uint8Array, pages: number): Promise<void> {
    await this.database.transact(async (tx) => {
      if (await alreadyRendered(tx, receipt)) return;
      const scope = scopeOf(receipt);
      const kept = await this.documents.keep(tx, {
        ...scope, kind: 'receipt', name: `Quittance ${receipt.number}.pdf`, mediaType: 'application/pdf', bytes, origin: 'receipt', factKind: 'receipt', factId: receipt.id,
      });
      await tx.add(receiptEventEntity, { ...scope, id: newId(), receiptId: receipt.id, at: this.clock.now(), kind: 'rendered', documentId: kept.id, sha256: kept.sha256, cause: null });
      await this.timeline.write(tx, { ...scope, kind: 'payment', code: 'receipt.issued', facts: { ...factsOf(receipt), pages }, actor: null, factKind: 'receipt', factId: receipt.id, documentId: kept.id, internal: false, word: false });
      await this.post.send(tx, receipt.id, kept.id);
      await tx.emit('ReceiptIssued', { caseId: receipt.case_id, paymentId: receipt.payment_id, receiptId: receipt.id }, { ...scope, toDebtor: true, toBailiff: true });
    });
  }

  /** Each attempt that fails is kept; the last one tells the agency. */
  async #recordFailure(receipt: Queued, cause: string): Promise<void> {
    await this.database.transact(async (tx) => {
      if (await alreadyRendered(tx, receipt)) return;
      const scope = scopeOf(receipt);
      await tx.add(receiptEventEntity, { ...scope, id: newId(), receiptId: receipt.id, at: this.clock.now(), kind: 'failed', documentId: null, sha256: null, cause });
      const failed = await tx.first<{ attempts: string }>(sql`select count(*) as attempts from receipt_event where receipt_id = ${receipt.id}`);
      if (Number(failed!.attempts) !== RENDER_ATTEMPTS) return;
      await this.timeline.write(tx, { ...scope, kind: 'payment', code: 'receipt.failed', facts: { ...factsOf(receipt), cause }, actor: null, factKind: 'receipt', factId: receipt.id, internal: true });
    });
  }
}

/** Runs of the same receipt, and a reversal of its payment, wait for each other here: on the case. */
async function alreadyRendered(tx: Tx, { id, case_id }: Queued): Promise<boolean> {
  await tx.rows(sql`select 1 from case_file where id = ${case_id} for update`);
  return Boolean(await tx.first(sql`select 1 as one from receipt_event where receipt_id = ${id} and kind = 'rendered'`));
}

const factsOf = ({ number, figures }: Queued) => ({ number, amount: formatDecimal(BigInt(figures.amount)), valueOn: figures.paidOn });
const scopeOf = ({ agency_id, creditor_id, case_id }: Queued) => ({ agencyId: agency_id, creditorId: creditor_id, caseId: case_id });
