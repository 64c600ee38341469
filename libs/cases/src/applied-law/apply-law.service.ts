import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, OnJob, sql, type Tx } from '@quittance/platform';
import { among } from '../files/reader.ts';
import { dueOf } from '../positions/due-of.ts';
import { PositionsService } from '../positions/positions.service.ts';
import { carry, type CarriedRun, type Counted } from './carry-runs.ts';
import { LawRunsService } from './law-runs.service.ts';

/** Few enough that nobody who works on one of them waits long. */
const AT_ONCE = 100;
type Dues = Map<string, { due: bigint; stale: boolean }>;

/**
 * Once a row of the law is approved, what lists keep of the open cases that it bears on is taken anew, and what their payments met is laid
 * out anew where they came in since its first day. Nothing that was sent changes: letters, receipts, plans and packs keep their figures.
 */
@Injectable()
export class ApplyLawService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(LawRunsService) private readonly runs: LawRunsService, @Inject(PositionsService) private readonly positions: PositionsService,
  ) {}

  /** Twice is once: each chunk is taken with its place in the run. */
  @OnJob('apply-law')
  async apply({ runId }: Record<string, string>): Promise<void> {
    await carry({
      database: this.database, clock: this.clock, runs: this.runs, kind: 'apply', runId: runId!, atOnce: AT_ONCE, chunk: (tx, run, ids) => this.#chunk(tx, run, ids),
      ended: (tx, run) => tx.emit('LawApplied', { lawEntryId: run.entryId }, { agencyId: run.agencyId, internal: true }),
    });
  }

  async #chunk(tx: Tx, run: CarriedRun, caseIds: readonly string[]): Promise<Counted> {
    const open = (await tx.rows<{ id: string }>(sql`select f.id from case_file f where f.id = ${among(caseIds)} and f.stage not in ('closed', 'returned') order by f.id for update`)).map(({ id }) => id);
    const counted: Counted = { changed: 0, blockedBefore: 0, blockedAfter: 0, before: 0n, after: 0n };
    if (!open.length) return counted;
    const before = await this.#dues(tx, open);
    counted.blockedAfter = (await this.positions.takeAnew(tx, open)).size;
    const after = await this.#dues(tx, open);
    for (const id of open) {
      const [was, is] = [before.get(id)!, after.get(id)!];
      counted.before += was.due;
      counted.after += is.due;
      if (was.stale) counted.blockedBefore += 1;
      if (was.due !== is.due) counted.changed += 1;
    }
    await this.#layOutAnew(tx, run, open);
    return counted;
  }

  async #dues(tx: Tx, ids: readonly string[]): Promise<Dues> {
    const today = this.clock.today();
    const rows = await tx.rows<{ id: string; due: string; stale: boolean }>(sql`select f.id, ${dueOf('f', today)} as due, exists (select 1 from claim_position p where p.case_id = f.id and p.valid_until < ${today}) as stale from case_file f where f.id = ${among(ids)}`);
    return new Map(rows.map(({ id, due, stale }) => [id, { due: BigInt(due), stale }]));
  }

  /** What came in before the row's first day met what it met. */
  async #layOutAnew(tx: Tx, { agencyId, entryId, from }: CarriedRun, ids: readonly string[]): Promise<void> {
    const paid = await tx.rows<{ case_id: string; creditor_id: string }>(sql`
      select distinct p.case_id, p.creditor_id from payment p where p.case_id = ${among(ids)} and (${from}::date is null or p.value_on >= ${from}::date)
        and not exists (select 1 from reversal r where r.fact_kind = 'payment' and r.fact_id = p.id) order by p.case_id`);
    await tx.emitAll(paid.map(({ case_id: caseId, creditor_id: creditorId }) => ({ name: 'DebtReckoned', ids: { caseId, lawEntryId: entryId }, scope: { agencyId, creditorId, caseId, internal: true } })));
  }
}
