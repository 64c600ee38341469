import { Inject, Injectable, Logger } from '@nestjs/common';
import { TimelineService } from '@quittance/cases';
import { Clock, Database, Jobs, newId, OnEvent, OnJob, PdfPrinter, sql, toDay, type Happened, type Tx } from '@quittance/platform';
import { DocumentsService } from '@quittance/documents';
import { paperToPrint } from '@quittance/platform/paper';
import { printFailure, type PrintedPdf } from '@quittance/platform/pdf';
import { figuresOf } from './figures.ts';
import { letterEventEntity } from './letter.entity.ts';
import { RENDER_ATTEMPTS } from './letter-state.ts';
import { StopLettersService } from './stop-letters.service.ts';
import { formalNoticePaper, withoutCode } from './paper/index.ts';
import { tellOf } from './tell-of-letter.ts';

interface Queued { id: string; case_id: string; agency_id: string; creditor_id: string; reference: string; kind: string; channel: string; amount_cents: string; time_limit_on: string; figures: unknown; queued_by: string | null; queued_by_name: string }

/** Both papers of a letter. `posted`: as it leaves, with the code that opens the debtor's page. `copy`: for everyone else, without it. */
interface Papers { posted: PrintedPdf; copy: PrintedPdf }

/**
 * Prints letters, each from the figures kept with it and from nothing else, and keeps by its hash the paper that is posted, for the
 * agency alone. Whoever else reads the letter (creditor, bailiff, accountant, the debtor on his page) reads the copy without the code.
 */
@Injectable()
export class RenderLetterService {
  readonly #log = new Logger('letters');

  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(PdfPrinter) private readonly printer: PdfPrinter, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(TimelineService) private readonly timeline: TimelineService,
    @Inject(StopLettersService) private readonly stops: StopLettersService,
  ) {}

  @OnEvent('LetterQueued')
  async printWhenLetterQueued(_tx: Tx, { ids }: Happened): Promise<void> {
    await this.jobs.send('render-letter', { letterId: ids.letterId! }, ids.letterId!);
  }

  /** Once printed is once kept, however often the job runs and wherever it dies: before the last transaction nothing is written. */
  @OnJob('render-letter')
  async render({ letterId }: Record<string, string>): Promise<void> {
    const [letter] = await this.database.rows<Queued>(sql`select * from letter l where l.id = ${letterId} and not exists (select 1 from letter_event e where e.letter_id = l.id and e.kind in ('sent', 'stopped'))`);
    if (!letter || (await this.#stopped(letter.id))) return;
    try {
      await this.#keep(letter, await this.#print(letter.figures));
    } catch (e) {
      this.#log.error(`${letter.reference}: ${(e as Error).message}`);
      await this.#recordFailure(letter, printFailure(e));
      throw e;
    }
  }

  /** A letter whose worker died at every attempt waits in no queue any more: each start of a worker, and each night, sends it again. */
  @OnJob('print-waiting-letters')
  async printWaiting(): Promise<void> {
    const waiting = await this.database.rows<{ id: string }>(sql`select l.id from letter l where l.queued_at < ${this.clock.now().subtract({ minutes: 10 })}
      and not exists (select 1 from letter_event e where e.letter_id = l.id and e.kind in ('sent', 'stopped'))
      and (select count(*) from letter_event e where e.letter_id = l.id) < ${RENDER_ATTEMPTS} order by l.queued_at`);
    for (const { id } of waiting) await this.jobs.send('render-letter', { letterId: id }, id);
  }

  /** What its creditor decided since it was asked for comes before what was asked. */
  #stopped(letterId: string): Promise<boolean> {
    return this.database.transact(async (tx) => {
      const cause = await this.stops.causeOf(tx, letterId);
      if (cause) await this.stops.stop(tx, letterId, cause);
      return cause !== undefined;
    });
  }

  /** The whole document that the printer takes, from a letter's kept figures; `copy`: the one without the code. */
  async documentOf(figures: unknown, { copy = false } = {}): Promise<string> {
    const { letter } = figuresOf(figures);
    return paperToPrint(formalNoticePaper(copy ? withoutCode(letter) : letter));
  }

  /** Side by side, on two pages of the same browser: neither waits for the other, and neither is worth anything alone. */
  async #print(figures: unknown): Promise<Papers> {
    const madeOn = figuresOf(figures).letter.date.toString();
    const [posted, copy] = await Promise.all([this.documentOf(figures), this.documentOf(figures, { copy: true })].map(async (document) => this.printer.print(await document, { madeOn })));
    return { posted: posted!, copy: copy! };
  }

  async #keep(letter: Queued, { posted, copy }: Papers): Promise<void> {
    await this.database.transact(async (tx) => {
      if (await alreadySent(tx, letter.id)) return;
      const { documentAs, event, scope } = about(letter);
      const { pages } = posted;
      const original = await this.documents.keep(tx, { ...documentAs('original posté'), bytes: posted.bytes, internal: true });
      const readable = await this.documents.keep(tx, { ...documentAs('copie'), bytes: copy.bytes, internal: false });
      await tx.add(letterEventEntity, { ...event, id: newId(), at: this.clock.now(), kind: 'sent', documentId: original.id, sha256: original.sha256, pages });
      // One line for all who follow the case: it leads to what all of them may open.
      await this.timeline.write(tx, { ...scope, kind: 'letter', code: 'letter.sent', facts: { ...factsOf(letter), pages }, actor: actorOf(letter), factKind: 'letter', factId: letter.id, documentId: readable.id, letterId: letter.id, internal: false });
      await tx.emit('LetterSent', { caseId: letter.case_id, letterId: letter.id }, scope);
    });
  }

  /** Each attempt that fails is kept; the last one tells those who follow the case. */
  async #recordFailure(letter: Queued, cause: string): Promise<void> {
    await this.database.transact(async (tx) => {
      if (await alreadySent(tx, letter.id)) return;
      const { event, scope } = about(letter);
      await tx.add(letterEventEntity, { ...event, id: newId(), at: this.clock.now(), kind: 'failed', documentId: null, sha256: null, pages: null, cause });
      const failed = await tx.first<{ attempts: string }>(sql`select count(*) as attempts from letter_event where letter_id = ${letter.id} and kind = 'failed'`);
      if (Number(failed!.attempts) !== RENDER_ATTEMPTS) return;
      await this.timeline.write(tx, { ...scope, kind: 'letter', code: 'letter.failed', facts: { ...factsOf(letter), cause }, actor: null, factKind: 'letter', factId: letter.id, letterId: letter.id, internal: false });
      await tx.emit('LetterFailed', { caseId: letter.case_id, letterId: letter.id }, scope);
    });
  }
}

/** Runs of the same letter wait for each other here. */
async function alreadySent(tx: Tx, letterId: string): Promise<boolean> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${letterId}, 0))`);
  return Boolean(await tx.first(sql`select 1 as one from letter_event where letter_id = ${letterId} and kind in ('sent', 'stopped')`));
}

const factsOf = (letter: Queued) => tellOf({ kind: letter.kind, reference: letter.reference, channel: letter.channel, amount: BigInt(letter.amount_cents), timeLimitOn: toDay(letter.time_limit_on) });

const actorOf = ({ queued_by, queued_by_name }: Queued) => (queued_by ? { id: queued_by, name: queued_by_name } : null);

function about(letter: Queued) {
  const scope = { agencyId: letter.agency_id, creditorId: letter.creditor_id, caseId: letter.case_id };
  return {
    scope,
    event: { ...scope, letterId: letter.id },
    documentAs: (which: string) => ({ ...scope, kind: 'formal_notice' as const, name: `Mise en demeure ${letter.reference} (${which}).pdf`, mediaType: 'application/pdf', origin: 'letter', createdBy: letter.queued_by, factKind: 'letter', factId: letter.id }),
  };
}
