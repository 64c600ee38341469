import { Module } from '@nestjs/common';
import { DocumentsModule } from '@quittance/documents';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { AgencyService } from './agency/agency.service.ts';
import { CreditorsResolver } from './creditors/creditors.resolver.ts';
import { CreditorsService } from './creditors/creditors.service.ts';
import { RegisterCreditorService } from './creditors/register-creditor.service.ts';
import { DebtorsService } from './debtors/debtors.service.ts';
import { RectifyDebtorService } from './debtors/rectify-debtor.service.ts';
import { MandatesResolver } from './mandates/mandates.resolver.ts';
import { MandatesService } from './mandates/mandates.service.ts';

@Module({
  imports: [DocumentsModule],
  providers: [AgencyService, AgencyResolver, CreditorsService, CreditorsResolver, RegisterCreditorService, MandatesService, MandatesResolver, DebtorsService, RectifyDebtorService],
  exports: [AgencyService, CreditorsService, RegisterCreditorService, MandatesService, DebtorsService, RectifyDebtorService],
})
export class PartiesModule {}
