import { Module } from '@nestjs/common';
import { CasesModule } from '@quittance/cases';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { DepositPlanService } from './deposits/deposit-plan.service.ts';
import { DepositViewsService } from './deposits/deposit-views.service.ts';
import { DepositsResolver } from './deposits/deposits.resolver.ts';
import { DepositsService } from './deposits/deposits.service.ts';
import { MissingEvidenceResolver } from './deposits/missing-evidence.resolver.ts';
import { MissingEvidenceService } from './deposits/missing-evidence.service.ts';
import { PlaceDepositService } from './deposits/place-deposit.service.ts';
import { UndoDepositService } from './undo/undo-deposit.service.ts';
import { UndoResolver } from './undo/undo.resolver.ts';
import { UndoStandingService } from './undo/undo-standing.service.ts';

@Module({
  imports: [DocumentsModule, PartiesModule, CasesModule],
  providers: [DepositPlanService, PlaceDepositService, DepositViewsService, DepositsService, DepositsResolver, MissingEvidenceService, MissingEvidenceResolver, UndoDepositService, UndoStandingService, UndoResolver],
  exports: [DepositsService, DepositViewsService],
})
export class IntakeModule {}
