import { Inject, Injectable } from '@nestjs/common';
import { as } from '@quittance/access';
import { CasesReadService } from '@quittance/cases';
import { AuditService } from '@quittance/identity';
import { CreditorsService } from '@quittance/parties';
import { Database, isId, notFound, refuseFaults, Refused, type Actor, type Tx } from '@quittance/platform';
import { AttachPapersService, type AttachScope } from './attach-papers.service.ts';
import { AttachedPapers, type AttachInput } from './attach.type.ts';
import { papersOf } from './papers.ts';

/** Papers that were asked for, or found, after their claims were placed: the same matching as in a deposit. */
@Injectable()
export class AttachToClaimsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(AuditService) private readonly audit: AuditService, @Inject(CasesReadService) private readonly cases: CasesReadService,
    @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(AttachPapersService) private readonly papers: AttachPapersService,
  ) {}

  /** Refuses not_found, bad_fields, nothing_to_attach, quota_reached. */
  async attach(actor: Actor, input: AttachInput, { dryRun }: { dryRun: boolean }): Promise<AttachedPapers> {
    if (!input.attachments.length) refuseFaults([{ field: 'attachments', code: 'required' }]);
    const papers = papersOf(input.attachments);
    return this.database.transact(async (tx) => {
      const scope = await this.#scope(tx, actor, input);
      const { attachments, kept, caseIds } = await this.papers.attach(tx, actor, scope, papers, input.attach);
      if (!dryRun && !attachments.some(({ state }) => state === 'matched')) throw new Refused('nothing_to_attach', { facts: { papers: papers.length } });
      if (kept) await this.audit.record(tx, actor, { action: 'attachToClaims', subject: 'Document', subjectId: scope.creditorId, ...(scope.caseId ? { caseId: scope.caseId } : {}), outcome: 'done', facts: { papers: kept, cases: caseIds.length } });
      return Object.assign(new AttachedPapers(), { attachments, kept, caseIds });
    }, { dryRun });
  }

  /** Whose claims: of the case that is named, of the creditor that is named, else of the company that this person comes from. */
  async #scope(tx: Tx, actor: Actor, { creditorId: asked, caseId }: AttachInput): Promise<AttachScope> {
    if (caseId) {
      const file = await this.cases.mustSee(tx, actor, 'read', caseId, { lock: true });
      if (!may(actor, file.agencyId, file.creditorId)) throw notFound('CaseFile');
      return { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    }
    const creditorId = asked ?? actor.creditorId;
    if (!creditorId || !isId(creditorId) || !may(actor, actor.agencyId, creditorId)) throw notFound('Creditor');
    const { agencyId } = await this.creditors.facts(tx, creditorId);
    if (agencyId !== actor.agencyId) throw notFound('Creditor');
    return { agencyId, creditorId };
  }
}

const may = (actor: Actor, agencyId: string, creditorId: string): boolean => actor.ability.can('register', as('Document', { agencyId, creditorId }));
