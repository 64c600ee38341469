import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, newId, sql, toInstant, toInstantOrNull, type Actor } from '@quittance/platform';
import { AuditService } from './audit.service.ts';
import { HeadsService } from './heads.service.ts';
import { verifyEvidence, type EvidenceFault } from './verify-evidence.ts';

export interface VerificationView { id: string; askedAt: Temporal.Instant; endedAt: Temporal.Instant | null; total: string; checked: string; outcome: string; lastPosition: string | null; fault: EvidenceFault | null }
interface VerificationRow { id: string; agency_id: string; asked_at: string; ended_at: string | null; total: string; checked: string; outcome: string; last_position: string | null; fault: string | null }
const view = (r: VerificationRow): VerificationView => ({ id: r.id, askedAt: toInstant(r.asked_at), endedAt: toInstantOrNull(r.ended_at), total: r.total, checked: r.checked, outcome: r.outcome, lastPosition: r.last_position, fault: r.fault === null ? null : JSON.parse(r.fault) as EvidenceFault });
const COLUMNS = sql`v.id, v.agency_id, v.asked_at, v.ended_at, v.total, v.checked, v.outcome, v.last_position, v.fault::text as fault`;
/** A verification that has told nothing for so long was left by a worker that died; another takes it up. */
const LEFT = { minutes: 10 };

/** A verification asked for on the page, done by the worker, with its progress on the way. What is found whole is signed at once. */
@Injectable()
export class VerificationService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService, @Inject(HeadsService) private readonly heads: HeadsService) {}

  /** One at a time for an agency: who asks while one runs hears of that one. */
  ask(actor: Actor): Promise<VerificationView> {
    return this.database.transact(async (tx) => {
      await tx.rows(sql`select pg_advisory_xact_lock(hashtext(${`verify ${actor.agencyId}`}))`);
      const open = await tx.first<VerificationRow>(sql`select ${COLUMNS} from audit_verification v where v.agency_id = ${actor.agencyId} and v.ended_at is null order by v.asked_at desc limit 1`);
      if (open) return view(open);
      const id = newId();
      await tx.rows(sql`insert into audit_verification (id, agency_id, asked_by, asked_at, total)
        values (${id}, ${actor.agencyId}, ${actor.id}, ${this.clock.now()}, (select coalesce(max(l.position), 0) from audit_link l where l.agency_id = ${actor.agencyId}))`);
      await this.audit.record(tx, actor, { action: 'verifyEvidence', subject: 'AuditEntry', outcome: 'done' });
      return view((await tx.first<VerificationRow>(sql`select ${COLUMNS} from audit_verification v where v.id = ${id}`))!);
    });
  }

  async latest(agencyId: string): Promise<VerificationView | null> {
    const row = await this.database.first<VerificationRow>(sql`select ${COLUMNS} from audit_verification v where v.agency_id = ${agencyId} order by v.asked_at desc limit 1`);
    return row ? view(row) : null;
  }

  /** Does the one that has waited longest; answers whether there was any. */
  async doNext(): Promise<boolean> {
    const now = this.clock.now();
    const mine = await this.database.first<VerificationRow>(sql`update audit_verification v set outcome = 'running', started_at = ${now}, checked = 0
      where v.id = (select w.id from audit_verification w where w.ended_at is null and (w.outcome = 'waiting' or w.started_at < ${now.subtract(LEFT)}) order by w.asked_at limit 1 for update skip locked)
      returning ${COLUMNS}`);
    if (!mine) return false;
    const end = (outcome: string, checked: number, last: string | null, fault: EvidenceFault | null) => this.database.rows(sql`update audit_verification set outcome = ${outcome}, checked = ${checked}, last_position = ${last}, ended_at = ${this.clock.now()}, fault = ${fault ? JSON.stringify(fault) : null}::jsonb where id = ${mine.id}`);
    try {
      const report = await verifyEvidence(this.database, { agencyId: mine.agency_id, progress: async (checked) => { await this.database.rows(sql`update audit_verification set checked = ${checked}, started_at = ${this.clock.now()} where id = ${mine.id}`); } });
      if (report.whole && report.lastHead && BigInt(report.lastPosition) > BigInt(report.lastHead.position)) await this.heads.sign(mine.agency_id);
      await end(report.whole ? 'whole' : 'broken', report.entries, report.lastPosition, report.fault);
    } catch (e) {
      await end('failed', 0, null, null);
      throw e;
    }
    return true;
  }
}
