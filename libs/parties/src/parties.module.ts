import { Module } from '@nestjs/common';
import { DocumentsModule } from '@quittance/documents';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { AgencyService } from './agency/agency.service.ts';
import { CreditorsResolver } from './creditors/creditors.resolver.ts';
import { CreditorsService } from './creditors/creditors.service.ts';
import { RegisterCreditorService } from './creditors/register-creditor.service.ts';
import { DebtorDataService } from './debtors/debtor-data.service.ts';
import { DebtorLinksService } from './debtors/debtor-links.service.ts';
import { DebtorMergesService } from './debtors/debtor-merges.service.ts';
import { DebtorRecordService } from './debtors/debtor-record.service.ts';
import { DebtorsService } from './debtors/debtors.service.ts';
import { LikelyDebtorsService } from './debtors/likely-debtors.service.ts';
import { RecogniseDebtorsService } from './debtors/recognise.service.ts';
import { RectifyDebtorService } from './debtors/rectify-debtor.service.ts';
import { ReturnedMailService } from './debtors/returned-mail.service.ts';
import { AnnexesService } from './mandates/annexes/annexes.service.ts';
import { FeeSchedulesResolver } from './mandates/fees/fee-schedules.resolver.ts';
import { FeeSchedulesService } from './mandates/fees/fee-schedules.service.ts';
import { MandatesResolver } from './mandates/mandates.resolver.ts';
import { MandatesService } from './mandates/mandates.service.ts';

@Module({
  imports: [DocumentsModule],
  providers: [AgencyService, AgencyResolver, CreditorsService, CreditorsResolver, RegisterCreditorService, MandatesService, MandatesResolver, AnnexesService, FeeSchedulesService, FeeSchedulesResolver, DebtorsService, RecogniseDebtorsService, RectifyDebtorService, DebtorDataService, DebtorRecordService, DebtorMergesService, DebtorLinksService, LikelyDebtorsService, RecogniseDebtorsService, ReturnedMailService],
  exports: [AgencyService, CreditorsService, RegisterCreditorService, MandatesService, AnnexesService, FeeSchedulesService, DebtorsService, RecogniseDebtorsService, RectifyDebtorService, DebtorDataService, DebtorRecordService, DebtorMergesService, DebtorLinksService, LikelyDebtorsService, RecogniseDebtorsService, ReturnedMailService],
})
export class PartiesModule {}
