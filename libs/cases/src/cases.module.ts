import { Module } from '@nestjs/common';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { NextActionsService } from './next-actions/next-actions.service.ts';
import { CaseOpeningService } from './opening/case-opening.service.ts';
import { PositionsService } from './positions/positions.service.ts';
import { StatementService } from './statement/statement.service.ts';
import { TimelineService } from './timeline/timeline.service.ts';

@Module({
  imports: [DocumentsModule, PartiesModule],
  providers: [StatementService, PositionsService, TimelineService, NextActionsService, CaseOpeningService],
  exports: [StatementService, PositionsService, TimelineService, NextActionsService, CaseOpeningService],
})
export class CasesModule {}
