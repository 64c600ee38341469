import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, standAsSystem, standing, type Actor, type Tx } from '@quittance/platform';
import { insertLines, readyLine, type AuditLine, type WhoActs } from './lines.ts';
import { scene } from './scene.ts';

export type { AuditLine } from './lines.ts';

/** Who did what, was refused what, when, from where. Written in the act's own transaction; a refusal, whose transaction is undone, in one of its own. */
@Injectable()
export class AuditService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  record(where: Tx | Database, actor: (Pick<Actor, 'id'> & { kind?: Actor['kind'] | 'system' }) | null, line: AuditLine): Promise<unknown> {
    const from = scene();
    if (line.outcome === 'refused') from?.told.add(`${line.action} ${line.code ?? ''}`);
    return where.rows(insertLines([readyLine(this.clock.now(), actor as WhoActs | null, { ...line, agencyId: line.agencyId ?? standing().agencyId }, from)]));
  }

  /** For what is undone with its transaction. */
  alone(actor: (Pick<Actor, 'id'> & { kind?: Actor['kind'] | 'system' }) | null, line: AuditLine): Promise<unknown> {
    const agencyId = line.agencyId ?? standing().agencyId;
    return standAsSystem('audit', () => this.record(this.database, actor, { ...line, agencyId }));
  }
}
