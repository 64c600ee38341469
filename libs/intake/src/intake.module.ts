import { Module } from '@nestjs/common';
import { CasesModule } from '@quittance/cases';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { AttachPapersService } from './attachments/attach-papers.service.ts';
import { AttachToClaimsService } from './attachments/attach-to-claims.service.ts';
import { AttachmentsResolver } from './attachments/attachments.resolver.ts';
import { LoosePapersResolver } from './attachments/loose-papers.resolver.ts';
import { LoosePapersService } from './attachments/loose-papers.service.ts';
import { DepositPlanService } from './deposits/deposit-plan.service.ts';
import { DepositViewsService } from './deposits/deposit-views.service.ts';
import { DepositsResolver } from './deposits/deposits.resolver.ts';
import { DepositsService } from './deposits/deposits.service.ts';
import { FaultCasesResolver } from './deposits/fault-cases.resolver.ts';
import { FaultCasesService } from './deposits/fault-cases.service.ts';
import { MissingEvidenceResolver } from './deposits/missing-evidence.resolver.ts';
import { MissingEvidenceService } from './deposits/missing-evidence.service.ts';
import { PlaceDepositService } from './deposits/place-deposit.service.ts';
import { ColumnMappingsResolver } from './mapping/column-mappings.resolver.ts';
import { ColumnMappingsService } from './mapping/column-mappings.service.ts';
import { SingleClaimResolver } from './single/single-claim.resolver.ts';
import { SingleClaimService } from './single/single-claim.service.ts';
import { TakeFilesService } from './lines/take-files.service.ts';
import { CarryRunService } from './runs/carry-run.service.ts';
import { DepositRunsResolver } from './runs/deposit-runs.resolver.ts';
import { DepositRunsService } from './runs/deposit-runs.service.ts';
import { LargeDepositService } from './runs/large-deposit.service.ts';
import { UploadsController } from './runs/uploads.controller.ts';
import { UploadsService } from './runs/uploads.service.ts';
import { UndoDepositService } from './undo/undo-deposit.service.ts';
import { UndoResolver } from './undo/undo.resolver.ts';
import { UndoStandingService } from './undo/undo-standing.service.ts';

@Module({
  imports: [DocumentsModule, PartiesModule, CasesModule],
  controllers: [UploadsController],
  providers: [LargeDepositService, UploadsService, DepositRunsService, DepositRunsResolver, CarryRunService, AttachPapersService, AttachToClaimsService, AttachmentsResolver, LoosePapersService, LoosePapersResolver, ColumnMappingsService, ColumnMappingsResolver, TakeFilesService, SingleClaimService, SingleClaimResolver, DepositPlanService, PlaceDepositService, DepositViewsService, DepositsService, DepositsResolver, FaultCasesService, FaultCasesResolver, MissingEvidenceService, MissingEvidenceResolver, UndoDepositService, UndoStandingService, UndoResolver],
  exports: [DepositsService, DepositViewsService, DepositRunsService, UploadsService, CarryRunService],
})
export class IntakeModule {}
