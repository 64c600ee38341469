import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, sql, type Actor, type FactValues, type Tx } from '@quittance/platform';

export interface AuditLine { action: string; subject: string; subjectId?: string | null; caseId?: string | null; outcome: 'done' | 'refused' | 'failed'; code?: string; facts?: FactValues; ip?: string | undefined }

/** Who did what, was refused what, when. Written in the act's own transaction; a refusal, whose transaction is undone, in one of its own. */
@Injectable()
export class AuditService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  record(where: Tx | Database, actor: (Pick<Actor, 'id'> & { kind?: Actor['kind'] }) | null, line: AuditLine): Promise<unknown> {
    const facts = JSON.stringify(line.facts ?? {}, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v));
    return where.rows(sql`insert into audit_entry (at, actor_id, actor_kind, action, subject, subject_id, case_id, outcome, code, facts, ip)
      values (${this.clock.now()}, ${actor?.id}, ${actor ? (actor.kind ?? 'user') : 'nobody'}, ${line.action}, ${line.subject}, ${line.subjectId}, ${line.caseId}, ${line.outcome}, ${line.code}, ${facts}::jsonb, ${line.ip})`);
  }

  /** For what is undone with its transaction. */
  alone(actor: (Pick<Actor, 'id'> & { kind?: Actor['kind'] }) | null, line: AuditLine): Promise<unknown> {
    return this.record(this.database, actor, line);
  }
}
