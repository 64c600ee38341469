import { Inject, Module } from '@nestjs/common';
import { AnswerSteps, CasesModule, DebtFactsSources } from '@quittance/cases';
import { DocumentsModule } from '@quittance/documents';
import { PartiesModule } from '@quittance/parties';
import { AllocationsService } from './payments/allocations.service.ts';
import { LayOutAnewService } from './payments/lay-out-anew.service.ts';
import { paymentDebtFacts } from './payments/payment-debt-facts.ts';
import { PaymentEffectService } from './payments/payment-effect.service.ts';
import { CasePaymentsResolver, PaymentsResolver } from './payments/payments.resolver.ts';
import { PaymentsReadService } from './payments/payments-read.service.ts';
import { PaymentsService } from './payments/payments.service.ts';
import { WritePaymentService } from './payments/write-payment.service.ts';
import { AgreementService } from './plans/agreement.service.ts';
import { DirectPaymentsResolver } from './direct/direct-payments.resolver.ts';
import { DirectPaymentsService } from './direct/direct-payments.service.ts';
import { PlanDecisionsService } from './plans/plan-decisions.service.ts';
import { planDebtFacts } from './plans/plan-debt-facts.ts';
import { PlanMailService } from './plans/plan-mail.service.ts';
import { PlanQuotesService } from './plans/plan-quotes.service.ts';
import { PlanStepsService } from './plans/plan-steps.service.ts';
import { PlanTrackService } from './plans/plan-track.service.ts';
import { PlansReadService } from './plans/plans-read.service.ts';
import { PlansResolver, QuestionPlanResolver } from './plans/plans.resolver.ts';
import { PlansService } from './plans/plans.service.ts';
import { PrintPlanService } from './plans/print-plan.service.ts';
import { WatchPlansService } from './plans/watch-plans.service.ts';
import { IssueReceiptService } from './receipts/issue-receipt.service.ts';
import { RenderReceiptService } from './receipts/render-receipt.service.ts';
import { SendReceiptService } from './receipts/send-receipt.service.ts';

const payments = [AllocationsService, LayOutAnewService, WritePaymentService, PaymentEffectService, PaymentsReadService, PaymentsService, IssueReceiptService, SendReceiptService, RenderReceiptService, DirectPaymentsService];
const plans = [PlanMailService, PlanQuotesService, PlanStepsService, PlanTrackService, PlansReadService, PlanDecisionsService, PlansService, AgreementService, PrintPlanService, WatchPlansService];

@Module({ imports: [DocumentsModule, PartiesModule, CasesModule], providers: [...payments, PaymentsResolver, CasePaymentsResolver, DirectPaymentsResolver, ...plans, PlansResolver, QuestionPlanResolver], exports: [...payments, ...plans] })
export class MoneyModule {
  /** What was paid and agreed is reckoned with from the start, in every room that asks what is owed. */
  constructor(@Inject(DebtFactsSources) sources: DebtFactsSources, @Inject(AnswerSteps) answers: AnswerSteps, @Inject(PlanDecisionsService) decisions: PlanDecisionsService) {
    answers.add('plan', decisions.answered);
    sources.add(paymentDebtFacts);
    sources.add(planDebtFacts);
  }
}
