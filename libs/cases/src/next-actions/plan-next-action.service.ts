import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '@quittance/identity';
import { Database, Refused, type Actor } from '@quittance/platform';
import type { CaseFile } from '../files/case-file.type.ts';
import { CasesReadService } from '../files/cases-read.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { NextActionsService, type NewNextAction } from './next-actions.service.ts';

@Injectable()
export class PlanNextActionService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(NextActionsService) private readonly nextActions: NextActionsService, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(AuditService) private readonly audit: AuditService) {}

  /** Puts a case off, or says what comes next instead. Refusals: not_found, case_closed, case_returned, bad_fields (nextAction.…). */
  plan(actor: Actor, caseId: string, next: NewNextAction): Promise<CaseFile> {
    return this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'planNextAction', caseId, { lock: true });
      if (file.stage === 'closed' || file.stage === 'returned') throw new Refused(`case_${file.stage}`, { facts: { stage: file.stage } });
      await this.nextActions.plan(tx, actor, file.id, next, 'planned');
      const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
      await this.timeline.write(tx, { ...scope, kind: 'task', code: 'next_action.planned', facts: { kind: next.kind, on: String(next.on), note: next.note?.trim() }, actor, internal: true });
      await tx.emit('NextActionPlanned', { caseId: file.id }, { ...scope, internal: true });
      await this.audit.record(tx, actor, { action: 'planNextAction', subject: 'CaseFile', subjectId: file.id, caseId: file.id, outcome: 'done', facts: { kind: next.kind, on: String(next.on) } });
      return (await this.cases.one(actor, file.id, tx))!;
    });
  }
}
