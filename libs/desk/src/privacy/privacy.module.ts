import { Module } from '@nestjs/common';
import { CasesModule } from '@quittance/cases';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { ErasureService } from './acts/erasure.service.ts';
import { KeptLifeService } from './acts/kept-life.service.ts';
import { PrivacyActsService } from './acts/privacy-acts.service.ts';
import { ExportKeeping } from './export/export-keeping.ts';
import { PrivacyExportService } from './export/export.service.ts';
import { HeldDataService } from './export/held-data.service.ts';
import { PrivacyReadService } from './privacy-read.service.ts';
import { PrivacyRequestsService } from './privacy-requests.service.ts';
import { CasePrivacyResolver, PrivacyResolver } from './privacy.resolver.ts';
import { RegisterService } from './register/register.service.ts';
import { RetentionJobsService } from './retention/retention-jobs.service.ts';
import { RetentionPolicyService } from './retention/retention-policy.service.ts';
import { RetentionRunsService } from './retention/retention-runs.service.ts';
import { RetentionResolver } from './retention/retention.resolver.ts';

const services = [PrivacyReadService, PrivacyRequestsService, PrivacyActsService, PrivacyExportService, ExportKeeping, HeldDataService, KeptLifeService, ErasureService, RetentionPolicyService, RetentionRunsService, RetentionJobsService, RegisterService];

/** What persons may ask about their data, how long it is kept, and the register of it all. */
@Module({ imports: [DocumentsModule, PartiesModule, CasesModule], providers: [...services, PrivacyResolver, CasePrivacyResolver, RetentionResolver], exports: services })
export class PrivacyModule {}
