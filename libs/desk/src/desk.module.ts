import { Module } from '@nestjs/common';
import { CasesModule } from '@quittance/cases';
import { DocumentsModule } from '@quittance/documents';
import { MoneyModule } from '@quittance/money';
import { PartiesModule } from '@quittance/parties';
import { CreditorHomeResolver } from './creditor-home/creditor-home.resolver.ts';
import { CreditorHomeService } from './creditor-home/creditor-home.service.ts';
import { DebtorCaseService } from './debtor-page/debtor-case.service.ts';
import { DebtorHeldService } from './debtor-page/debtor-held.service.ts';
import { DebtorPageService } from './debtor-page/debtor-page.service.ts';
import { DebtorPlanService } from './debtor-page/debtor-plan.service.ts';
import { DebtorStatementService } from './debtor-page/debtor-statement.service.ts';
import { NextCaseResolver, QueueResolver } from './queue/queue.resolver.ts';
import { PrivacyModule } from './privacy/privacy.module.ts';
import { QueueService } from './queue/queue.service.ts';
import { SupervisionResolver } from './supervision/supervision.resolver.ts';
import { SupervisionService } from './supervision/supervision.service.ts';

const debtorPage = [DebtorHeldService, DebtorCaseService, DebtorStatementService, DebtorPlanService, DebtorPageService];

@Module({
  imports: [PrivacyModule, DocumentsModule, PartiesModule, CasesModule, MoneyModule],
  providers: [QueueService, QueueResolver, NextCaseResolver, SupervisionService, SupervisionResolver, CreditorHomeService, CreditorHomeResolver, ...debtorPage],
  exports: [QueueService, SupervisionService, CreditorHomeService, ...debtorPage],
})
export class DeskModule {}
