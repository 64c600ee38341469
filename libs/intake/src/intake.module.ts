import { Module } from '@nestjs/common';
import { CasesModule } from '@quittance/cases';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { DepositPlanService } from './deposits/deposit-plan.service.ts';
import { DepositViewsService } from './deposits/deposit-views.service.ts';
import { DepositsResolver } from './deposits/deposits.resolver.ts';
import { DepositsService } from './deposits/deposits.service.ts';
import { PlaceDepositService } from './deposits/place-deposit.service.ts';

@Module({
  imports: [DocumentsModule, PartiesModule, CasesModule],
  providers: [DepositPlanService, PlaceDepositService, DepositViewsService, DepositsService, DepositsResolver],
  exports: [DepositsService, DepositViewsService],
})
export class IntakeModule {}
