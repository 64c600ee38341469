import { Inject, Injectable } from '@nestjs/common';
import { AppliedLawService, SettlementService } from '@quittance/cases';
import { AuditService } from '@quittance/identity';
import { AllocationsService } from '@quittance/money';
import { Database, Refused, type Actor } from '@quittance/platform';
import { doneBefore } from '../once.ts';
import type { Title, RecordTitleInput } from './title.type.ts';
import { TitlesReadService } from './titles-read.service.ts';
import { TitlesService } from './titles.service.ts';

@Injectable()
export class RecordTitleService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(TitlesService) private readonly titles: TitlesService, @Inject(TitlesReadService) private readonly reads: TitlesReadService,
    @Inject(AllocationsService) private readonly allocations: AllocationsService, @Inject(SettlementService) private readonly settlement: SettlementService, @Inject(AuditService) private readonly audit: AuditService, @Inject(AppliedLawService) private readonly law: AppliedLawService,
  ) {}

  /** One title a case; the same key with the same input is one title. Refusals of `TitlesService.record`, idempotency_key_reused, rate_unknown; each is kept in the audit trail. */
  async recordTitle(actor: Actor, input: RecordTitleInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<Title> {
    try {
      return await this.database.transact(async (tx) => {
        const { id: before, key } = await doneBefore(tx, actor, 'title', input);
        if (before) return (await this.reads.one(actor, before, tx))!;
        const { id, file } = await this.titles.record(tx, actor, input, key, await this.law.of(tx, actor.agencyId));
        // A decision may raise the rate, and with it what payments met.
        await this.allocations.post(tx, file.id, { kind: 'title', id });
        await this.settlement.settle(tx, actor, file.id, `title:${id}`);
        await this.audit.record(tx, actor, { action: 'recordTitle', subject: 'Title', subjectId: id, caseId: file.id, outcome: 'done', facts: { kind: input.kind } });
        return (await this.reads.one(actor, id, tx))!;
      }, { dryRun });
    } catch (e) {
      if (e instanceof Refused && e.code !== 'not_found' && !dryRun) await this.audit.alone(actor, { action: 'recordTitle', subject: 'CaseFile', subjectId: input.caseId, caseId: input.caseId, outcome: 'refused', code: e.code });
      throw e;
    }
  }
}
