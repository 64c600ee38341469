import { Module } from '@nestjs/common';
import { CasesModule } from '@quittance/cases';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { PlanTrackService } from './plans/plan-track.service.ts';
import { PlansService } from './plans/plans.service.ts';

const plans = [PlanTrackService, PlansService];

@Module({ imports: [DocumentsModule, PartiesModule, CasesModule], providers: [...plans], exports: [...plans] })
export class MoneyModule {}
