import { Module } from '@nestjs/common';
import { CasesModule } from '@quittance/cases';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { JudicialFactsService } from './debt/judicial-facts.service.ts';
import { StudiesResolver } from './studies/studies.resolver.ts';
import { StudiesService } from './studies/studies.service.ts';

@Module({
  imports: [DocumentsModule, PartiesModule, CasesModule],
  providers: [JudicialFactsService, StudiesService, StudiesResolver],
  exports: [StudiesService],
})
export class JudicialModule {}
