import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '@quittance/identity';
import { sql, type Actor, type FactValues, type Tx } from '@quittance/platform';
import type { SeenCase } from '../files/cases-read.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';

export interface DebtorLine { code: string; facts: FactValues }

/** What each act on a debtor leaves behind beside its own row. */
@Injectable()
export class DebtorActsService {
  constructor(@Inject(TimelineService) private readonly timeline: TimelineService, @Inject(AuditService) private readonly audit: AuditService) {}

  /** A line of the case on which it was done; whoever has one of his cases open, hears of it. */
  async told(tx: Tx, actor: Actor, file: SeenCase, action: string, lines: readonly DebtorLine[]): Promise<void> {
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId };
    await this.timeline.writeAll(tx, lines.map(({ code, facts }) => ({ ...scope, caseId: file.id, kind: 'debtor' as const, code, facts, actor: { id: actor.id, name: actor.name }, factKind: 'debtor', factId: file.debtorId, internal: false })));
    const cases = await tx.rows<{ id: string }>(sql`select f.id from case_file f where f.debtor_id in (select m from debtor_family(${file.debtorId}) m) order by f.id limit 200`);
    await tx.emitAll(cases.map(({ id }) => ({ name: 'DebtorChanged' as const, ids: { caseId: id, debtorId: file.debtorId }, scope: { ...scope, caseId: id, toBailiff: true } })));
    await this.audit.record(tx, actor, { action, subject: 'Debtor', subjectId: file.debtorId, caseId: file.id, outcome: 'done', facts: { what: [...new Set(lines.map(({ code, facts }) => String(facts['what'] ?? code)))].join(',') } });
  }
}
