import { Module } from '@nestjs/common';
import { CasesModule } from '@quittance/cases';
import { DocumentsModule } from '@quittance/documents';
import { MoneyModule } from '@quittance/money';
import { PartiesModule } from '@quittance/parties';
import { ActLawService } from './acts/act-law.service.ts';
import { ReportActService } from './acts/report-act.service.ts';
import { JudicialFactsService } from './debt/judicial-facts.service.ts';
import { HandoffCheckService } from './handoffs/handoff-check.service.ts';
import { HandoffDecisionsService } from './handoffs/handoff-decisions.service.ts';
import { CaseHandoffsResolver, HandoffsResolver } from './handoffs/handoffs.resolver.ts';
import { HandoffsReadService } from './handoffs/handoffs-read.service.ts';
import { HandoffsService } from './handoffs/handoffs.service.ts';
import { HandToBailiffService } from './handoffs/hand-to-bailiff.service.ts';
import { PackFactsService } from './handoffs/pack-facts.service.ts';
import { ReportsResolver } from './handoffs/reports.resolver.ts';
import { ReportsService } from './handoffs/reports.service.ts';
import { LegalFileResolver } from './legal-file/legal-file.resolver.ts';
import { LegalFileService } from './legal-file/legal-file.service.ts';
import { LegalGroundsService } from './legal-file/legal-grounds.service.ts';
import { PackHandoffService } from './pack/pack-handoff.service.ts';
import { PackPapersService } from './pack/pack-papers.service.ts';
import { StudiesResolver } from './studies/studies.resolver.ts';
import { StudiesService } from './studies/studies.service.ts';
import { RecordTitleService } from './titles/record-title.service.ts';
import { CaseTitleResolver, TitlesResolver } from './titles/titles.resolver.ts';
import { TitlesReadService } from './titles/titles-read.service.ts';
import { TitlesService } from './titles/titles.service.ts';

@Module({
  imports: [DocumentsModule, PartiesModule, CasesModule, MoneyModule],
  providers: [
    JudicialFactsService, StudiesService, TitlesReadService, TitlesService, RecordTitleService, PackFactsService, HandoffCheckService, HandToBailiffService, HandoffDecisionsService, HandoffsReadService, HandoffsService,
    ActLawService, ReportActService, ReportsService, PackPapersService, PackHandoffService, LegalGroundsService, LegalFileService, LegalFileResolver, StudiesResolver, TitlesResolver, CaseTitleResolver, HandoffsResolver, CaseHandoffsResolver, ReportsResolver,
  ],
  exports: [StudiesService, RecordTitleService, TitlesReadService, HandoffsService, HandoffsReadService, HandoffCheckService, ReportsService, PackHandoffService],
})
export class JudicialModule {}
