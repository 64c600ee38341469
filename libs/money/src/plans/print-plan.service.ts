import { Inject, Injectable, Logger } from '@nestjs/common';
import { TimelineService } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { Clock, Database, Jobs, newId, OnEvent, OnJob, PdfPrinter, sql, type Happened, type Tx } from '@quittance/platform';
import { AgreementService } from './agreement.service.ts';
import { agreementOf, planRecords, type PlanRecord } from './plan-records.ts';
import { SYSTEM } from './plan-steps.service.ts';
import { planEventEntity } from './plan.entity.ts';

export const PRINT_ATTEMPTS = 6;

/** Prints the agreement of a plan, from what was agreed and how, and keeps the paper by its hash. */
@Injectable()
export class PrintPlanService {
  readonly #log = new Logger('plans');

  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(Jobs) private readonly jobs: Jobs, @Inject(PdfPrinter) private readonly printer: PdfPrinter,
    @Inject(AgreementService) private readonly agreements: AgreementService, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(TimelineService) private readonly timeline: TimelineService,
  ) {}

  @OnEvent('PlanAgreed')
  async printWhenPlanAgreed(_tx: Tx, { ids }: Happened): Promise<void> {
    await this.jobs.send('print-plan', { planId: ids.planId! }, ids.planId!);
  }

  /** Once printed is once kept, however often the job runs and wherever it dies: before the last transaction nothing is written. */
  @OnJob('print-plan')
  async print({ planId }: Record<string, string>): Promise<void> {
    const [plan] = await planRecords(this.database, sql`p.id = ${planId}`);
    if (!plan || !agreementOf(plan) || plan.events.some(({ kind }) => kind === 'printed')) return;
    try {
      const { bytes } = await this.printer.print(await this.agreements.documentOf(plan), { madeOn: String(agreementOf(plan)!.on) });
      await this.#keep(plan, bytes);
    } catch (e) {
      this.#log.error(`${plan.id}: ${(e as Error).message}`);
      await this.database.transact(async (tx) => { if (!(await this.#printed(tx, plan))) await this.#event(tx, plan, 'print_failed', null); });
      throw e;
    }
  }

  async #keep(plan: PlanRecord, bytes: Uint8Array): Promise<void> {
    await this.database.transact(async (tx) => {
      if (await this.#printed(tx, plan)) return;
      const scope = scopeOf(plan);
      const kept = await this.documents.keep(tx, {
        ...scope, kind: 'plan_agreement', name: `Échéancier du ${agreementOf(plan)!.on.toString()}.pdf`, mediaType: 'application/pdf', bytes, origin: 'plan', factKind: 'plan', factId: plan.id,
      });
      await this.#event(tx, plan, 'printed', kept.id);
      await this.timeline.write(tx, { ...scope, kind: 'plan', code: 'plan.printed', facts: {}, actor: null, factKind: 'plan', factId: plan.id, documentId: kept.id, internal: false, word: false });
      await tx.emit('PlanPrinted', { caseId: plan.caseId, planId: plan.id }, { ...scope, toDebtor: true, toBailiff: true });
    });
  }

  /** Runs of the same plan wait for each other here, on its case. */
  async #printed(tx: Tx, plan: PlanRecord): Promise<boolean> {
    await tx.rows(sql`select 1 as one from case_file where id = ${plan.caseId} for update`);
    return Boolean(await tx.first(sql`select 1 as one from plan_event where plan_id = ${plan.id} and kind = 'printed'`));
  }

  #event(tx: Tx, plan: PlanRecord, kind: 'printed' | 'print_failed', documentId: string | null): Promise<void> {
    return tx.add(planEventEntity, { id: newId(), ...scopeOf(plan), planId: plan.id, at: this.clock.now(), onDay: this.clock.today(), kind, byKind: SYSTEM.kind, byId: null, byName: SYSTEM.name, reason: null, facts: {}, documentId });
  }
}

const scopeOf = ({ agencyId, creditorId, caseId }: PlanRecord) => ({ agencyId, creditorId, caseId });
