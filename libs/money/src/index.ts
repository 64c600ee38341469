/**
 * Money that came in: recorded once, allocated by libs/law, never edited; the receipt that each payment earns; payment plans and
 * how they are kept. Tells the case what was paid, so that what is owed is reckoned from it.
 */
import { allocationEntity, paymentEntity } from './payments/payment.entity.ts';
import { instalmentEntity, planEntity, planEventEntity } from './plans/plan.entity.ts';
import { receiptEntity, receiptEventEntity } from './receipts/receipt.entity.ts';

export * from './money.module.ts';
export { AllocationsService, type AllocationCause } from './payments/allocations.service.ts';
export type { AllocationDifference } from './payments/lay-out.ts';
export { MEANS, RECEIVERS, type Means, type NewPayment, type Receiver } from './payments/payment-input.ts';
export { Payment, PaymentRecorded, RecordPaymentResult } from './payments/payment.type.ts';
export { PaymentsReadService } from './payments/payments-read.service.ts';
export { PaymentsService } from './payments/payments.service.ts';
export { PaymentFilter, RecordPaymentInput } from './payments/record-payment.input.ts';
export { DirectPaymentsService } from './direct/direct-payments.service.ts';
export { DirectPaymentDeclared, type DeclareDirectPaymentInput } from './direct/direct-payment.type.ts';
export type { PaidFile, Who, WrittenPayment } from './payments/write-payment.service.ts';
export { Receipt } from './receipts/receipt.type.ts';
export { RenderReceiptService } from './receipts/render-receipt.service.ts';
export { PlansService, type PlanEvidence } from './plans/plans.service.ts';
export { acknowledgementWords, type Acknowledgement } from './plans/plan-words.ts';
export { WatchPlansService, type Watched } from './plans/watch-plans.service.ts';
export { PrintPlanService } from './plans/print-plan.service.ts';
export { PlanTrackService } from './plans/plan-track.service.ts';
export { Plan, PlanQuote, PlanTermsInput, ProposePlanInput, Instalment } from './plans/plan.type.ts';

export const moneyEntities = [paymentEntity, allocationEntity, receiptEntity, receiptEventEntity, planEntity, instalmentEntity, planEventEntity];
