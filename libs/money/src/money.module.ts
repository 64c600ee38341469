import { Inject, Module } from '@nestjs/common';
import { CasesModule, DebtFactsSources } from '@quittance/cases';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { AllocationsService } from './payments/allocations.service.ts';
import { paymentDebtFacts } from './payments/payment-debt-facts.ts';
import { PaymentEffectService } from './payments/payment-effect.service.ts';
import { CasePaymentsResolver, PaymentsResolver } from './payments/payments.resolver.ts';
import { PaymentsReadService } from './payments/payments-read.service.ts';
import { PaymentsService } from './payments/payments.service.ts';
import { WritePaymentService } from './payments/write-payment.service.ts';
import { PlanTrackService } from './plans/plan-track.service.ts';
import { PlansService } from './plans/plans.service.ts';
import { IssueReceiptService } from './receipts/issue-receipt.service.ts';
import { RenderReceiptService } from './receipts/render-receipt.service.ts';
import { SendReceiptService } from './receipts/send-receipt.service.ts';

const payments = [AllocationsService, WritePaymentService, PaymentEffectService, PaymentsReadService, PaymentsService, IssueReceiptService, SendReceiptService, RenderReceiptService];
const plans = [PlanTrackService, PlansService];

@Module({ imports: [DocumentsModule, PartiesModule, CasesModule], providers: [...payments, PaymentsResolver, CasePaymentsResolver, ...plans], exports: [...payments, ...plans] })
export class MoneyModule {
  /** What was paid is reckoned with from the start, in every room that asks what is owed. */
  constructor(@Inject(DebtFactsSources) sources: DebtFactsSources) {
    sources.add(paymentDebtFacts);
  }
}
