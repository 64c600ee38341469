import { Inject, Injectable, Logger } from '@nestjs/common';
import { computeStatement, isLawError, withEntries, type LawTables } from '@quittance/law';
import { Clock, Database, OnJob, sql, type Tx } from '@quittance/platform';
import { StatementService } from '../statement/statement.service.ts';
import { AppliedLawService } from './applied-law.service.ts';
import { carry, type CarriedRun, type Counted } from './carry-runs.ts';
import { LawRunsService } from './law-runs.service.ts';

const AT_ONCE = 200;
interface Effect { case_id: string; creditor_id: string; before: string | null; after: string | null; weight: string }

/** Finds out, before a row of the law applies, which open cases it changes and by how much: the statement of a day with it beside that without it. */
@Injectable()
export class MeasureLawService {
  readonly #log = new Logger('law');
  /** The tables with an entry that is measured, by the tables under it: lookups remember by the tables that they are handed. */
  readonly #with = new WeakMap<LawTables, { entryId: string; law: LawTables }>();

  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(LawRunsService) private readonly runs: LawRunsService,
    @Inject(StatementService) private readonly statements: StatementService, @Inject(AppliedLawService) private readonly law: AppliedLawService,
  ) {}

  /** A measure that stumbles says so, and can be asked for anew. */
  @OnJob('measure-law')
  async measure({ runId }: Record<string, string>): Promise<void> {
    try {
      await carry({ database: this.database, clock: this.clock, runs: this.runs, kind: 'measure', runId: runId!, atOnce: AT_ONCE, chunk: (tx, run, ids) => this.#chunk(tx, run, ids), ended: async () => undefined });
    } catch (e) {
      this.#log.error(`The measure ${runId} stumbled: ${(e as Error).message}`);
      await this.database.transact(async (tx) => {
        const failed = await tx.first<{ entry_id: string; agency_id: string }>(sql`update law_run set state = 'failed', ended_at = ${this.clock.now()} where id = ${runId} and state = 'running' returning entry_id, agency_id`);
        if (failed) await tx.emit('LawMeasured', { lawEntryId: failed.entry_id }, { agencyId: failed.agency_id, internal: true });
      });
    }
  }

  async #chunk(tx: Tx, run: CarriedRun, caseIds: readonly string[]): Promise<Counted> {
    const counted: Counted = { changed: 0, blockedBefore: 0, blockedAfter: 0, before: 0n, after: 0n };
    const effects: Effect[] = [];
    for (const { caseId, creditorId, law, facts } of await this.statements.factsOf(tx, caseIds, run.asOf)) {
      const [before, after] = [law, this.#lawWith(law, run)].map((tables) => {
        const statement = computeStatement(facts, tables);
        return isLawError(statement) ? null : statement.totals.due;
      }) as [bigint | null, bigint | null];
      if (before === null) counted.blockedBefore += 1;
      if (after === null) counted.blockedAfter += 1;
      counted.before += before ?? 0n;
      counted.after += after ?? 0n;
      if (before === after) continue;
      counted.changed += 1;
      const difference = before !== null && after !== null ? after - before : (after ?? before)!;
      effects.push({ case_id: caseId, creditor_id: creditorId, before: before === null ? null : String(before), after: after === null ? null : String(after), weight: String(difference < 0n ? -difference : difference) });
    }
    if (effects.length) {
      await tx.rows(sql`insert into law_effect (run_id, case_id, agency_id, creditor_id, before_cents, after_cents, weight_cents)
        select ${run.id}::uuid, r.case_id, ${run.agencyId}::uuid, r.creditor_id, r.before, r.after, r.weight from jsonb_to_recordset(${JSON.stringify(effects)}::jsonb) as r(case_id uuid, creditor_id uuid, before bigint, after bigint, weight bigint)`);
    }
    return counted;
  }

  #lawWith(law: LawTables, { entryId, entry }: CarriedRun): LawTables {
    const kept = this.#with.get(law);
    if (kept?.entryId === entryId) return kept.law;
    const made = withEntries(law, [entry], `${law.version}?`);
    this.#with.set(law, { entryId, law: made });
    return made;
  }
}
