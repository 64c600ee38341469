import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '@quittance/identity';
import { sumCents, type Cents } from '@quittance/law';
import { AnnexesService } from '@quittance/parties';
import { Database, newId, Refused, sql, Tidy, turn, type Actor, type Tx } from '@quittance/platform';
import { choicesOf } from '../deposits/choices.ts';
import type { DepositPreview } from '../deposits/deposit.type.ts';
import { DepositPlanService, type Prepared } from '../deposits/deposit-plan.service.ts';
import { DepositViewsService } from '../deposits/deposit-views.service.ts';
import { faultView } from '../deposits/preview-of.ts';
import { PlaceDepositService, type ReckonedPlan } from '../deposits/place-deposit.service.ts';
import { papersOf, type Paper } from '../attachments/papers.ts';
import type { LineFault } from '../lines/faults.ts';
import type { FilesRead } from '../lines/read-files.ts';
import { TakeFilesService } from '../lines/take-files.service.ts';
import { KindTally, type KindFigure } from '../lines/kinds.ts';
import type { RunChoices } from './deposit-runs.service.ts';
import type { FaultLedger } from './fault-ledger.ts';
import { MergedPreview, MOST_LISTED } from './merged-preview.ts';
import { LargeRead, LINES_OF_PART, type LargeFiles } from './read-large.ts';
import type { RunProgress } from './run-progress.ts';

/** As many faults as a deposit itself keeps; all of them are in its report. */
const MOST_KEPT = 1000;
/** Bytes of files that are worth tidying up for: some thousands of lines. */
const LARGE = 512 * 1024;

export interface LargeDeposit {
  creditorId: string; idempotencyKey: string; inputHash: string; choices: RunChoices;
  files: LargeFiles['files'];
  /** Papers that came with it. */
  papers: LargeFiles['files'];
  /** What goes with the deposit in its very transaction: its files as they came. */
  keep(tx: Tx, depositId: string, home: { agencyId: string; creditorId: string }, files: LargeRead['files']): Promise<void>;
  /** Said last before it is committed: that the person may still do it. */
  still(tx: Tx): Promise<void>;
}
/** depositId: none of a preview. ledger: open; whoever asked closes it. */
export interface Carried { depositId: string | null; preview: DepositPreview }

/** A deposit too large to be held in memory: the same plan and the same placing as of a small one, part by part, in one transaction. */
@Injectable()
export class LargeDepositService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(DepositPlanService) private readonly plans: DepositPlanService, @Inject(PlaceDepositService) private readonly placing: PlaceDepositService,
    @Inject(DepositViewsService) private readonly views: DepositViewsService, @Inject(AnnexesService) private readonly annexes: AnnexesService, @Inject(AuditService) private readonly audit: AuditService,
    @Inject(TakeFilesService) private readonly taking: TakeFilesService,
  ) {}

  /** Refuses as a deposit does. Where `progress` says that it was called off, nothing is left. */
  async carry(actor: Actor, asked: LargeDeposit, progress: RunProgress, ledger: FaultLedger, { dryRun }: { dryRun: boolean }): Promise<Carried> {
    await progress.stage('reading', null);
    const options = await this.taking.options(asked.creditorId, asked.files, asked.choices);
    const tidy = new Tidy(), sent = papersOf(await Promise.all(asked.papers.map(async ({ name, bytes }) => ({ name, bytes: await bytes() }))), asked.files.map(({ name }) => name));
    if (asked.files.reduce((sum, { size }) => sum + size, 0) > LARGE) tidy.whole();
    const read = await LargeRead.of({ files: asked.files, options, read: async (lines) => { tidy.between(); await progress.done(lines); } }, ledger);
    try {
      const among = { attachments: read.attachments, faults: [] as LineFault[] }, papers = [...sent, ...this.taking.among(among)];
      ledger.add(among.faults);
      // What the ledger holds so far are lines that could not be read; what the plans leave out, they count.
      const unread = new KindTally();
      unread.unread(ledger.first(ledger.count));
      return await this.database.transact((tx) => this.#place(tx, actor, asked, { read, papers, unread: unread.figures() }, progress, ledger, tidy), { dryRun });
    } finally {
      if (read.count > LINES_OF_PART) tidy.whole();
      read.close();
    }
  }

  async #place(tx: Tx, actor: Actor, asked: LargeDeposit, { read, papers, unread }: { read: LargeRead; papers: Paper[]; unread: KindFigure[] }, progress: RunProgress, ledger: FaultLedger, tidy: Tidy): Promise<Carried> {
    const { creditorId } = asked;
    // As every deposit of this creditor: the second sees what the first has placed.
    await this.placing.turn(tx, creditorId);
    // The deposit is written down once, when all that it came to is known: what it brought refers to it before it is there.
    await tx.rows(sql`set constraints case_file_deposit_id_fkey, claim_deposit_id_fkey, document_deposit_id_fkey deferred`);
    const depositId = newId(), merged = new MergedPreview(), choices = choicesOf(asked.choices);
    const sums = { claims: 0, total: sumCents([]) as Cents, read: 0, opened: new Set<string>() };
    const terms = await this.plans.terms(tx, creditorId, choices), { creditor, mandate } = terms;
    await progress.stage('matching', read.count);
    const parts = read.parts();
    // The next part is read and looked at while PostgreSQL takes the last: the two share nothing but their file.
    const prepared = async (): Promise<Prepared | undefined> => {
      await turn();
      const { value, done } = parts.next();
      if (done) return undefined;
      const ready = await this.plans.prepare(value as FilesRead, terms);
      tidy.between();
      return ready;
    };
    let next = prepared(), placing: Promise<unknown> = Promise.resolve(), reckoned: ReckonedPlan | undefined;
    try {
      for (let now = await next; now; now = await next) {
        // Planned as soon as the cases of the part before can be found, while the rest of it is written: where that failed, it is what is told.
        const part = now.read, plan = await this.plans.planned(tx, now, terms, choices).catch(async (e: unknown) => { await placing; throw e; });
        const coming = this.placing.reckon(tx, plan, depositId);
        reckoned = coming;
        await placing;
        ledger.add(plan.faults);
        await progress.stage('opening', read.count);
        next = prepared();
        next.catch(() => undefined);
        await new Promise<void>((findable, failed) => {
          placing = this.placing.open(tx, actor, plan, coming, depositId, findable).then(async (cases) => {
            // A debtor of an earlier part whom only the database knew again: one case, counted once.
            merged.add(this.views.preview(plan, part, { listed: merged.room }), plan.cases.filter(({ open }) => open && sums.opened.has(open.id)).length);
            cases.forEach(({ caseId }, i) => { if (!plan.cases[i]!.open) sums.opened.add(caseId); });
            sums.claims += plan.claimCount;
            sums.total = sumCents([sums.total, plan.total]);
            await progress.done((sums.read += part.lines.length));
          });
          placing.then(() => { findable(); }, failed);
        });
      }
      await placing;
    } finally {
      // Nothing of this transaction is under way when it ends.
      await Promise.allSettled([placing, next, reckoned?.reckoned.derived]);
    }
    await progress.stage('keeping', read.count);
    merged.unread(unread);
    const preview = merged.whole(({ name }) => ({ faults: ledger.of(name) }), ledger.first(MOST_LISTED).map(faultView), ledger.count);
    if (!merged.caseCount) {
      if (tx.dryRun) return { depositId: null, preview };
      throw new Refused('nothing_to_place', { facts: { files: asked.files.length, faults: ledger.count } });
    }
    const home = { agencyId: creditor.agencyId, creditorId };
    await this.placing.keep(tx, actor, { creditor, mandate, terms: choices.terms, caseCount: merged.caseCount, claimCount: sums.claims, total: sums.total, faults: ledger.first(MOST_KEPT) }, [], {
      depositId, idempotencyKey: tx.dryRun ? `preview ${depositId}` : asked.idempotencyKey, inputHash: asked.inputHash, fileNames: read.files.map(({ file }) => file.name),
    });
    await asked.keep(tx, depositId, home, read.files);
    const { attachments } = await this.taking.keep(tx, actor, { ...home, depositId }, { read, papers }, asked.choices);
    preview.attachments = attachments;
    await this.annexes.annex(tx, depositId);
    await tx.rows(sql`set constraints all immediate`);
    await tx.emit('DepositConfirmed', { depositId, creditorId }, home);
    await this.audit.record(tx, actor, { action: 'confirmDeposit', subject: 'Deposit', subjectId: depositId, outcome: 'done', facts: { cases: merged.caseCount, claims: sums.claims, faults: ledger.count } });
    await asked.still(tx);
    return { depositId: tx.dryRun ? null : depositId, preview };
  }
}
