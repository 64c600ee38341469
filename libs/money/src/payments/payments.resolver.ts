import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CaseFile } from '@quittance/cases';
import { CurrentActor, May, Money, type Actor } from '@quittance/platform';
import { Payment, PaymentPage, RecordPaymentResult } from './payment.type.ts';
import { PaymentsReadService } from './payments-read.service.ts';
import { PaymentsService } from './payments.service.ts';
import { PaymentFilter, RecordPaymentInput } from './record-payment.input.ts';

@Resolver(() => PaymentPage)
export class PaymentsResolver {
  constructor(@Inject(PaymentsService) private readonly service: PaymentsService, @Inject(PaymentsReadService) private readonly reads: PaymentsReadService) {}

  @Mutation(() => RecordPaymentResult, { description: 'Records money that came in; dryRun: says what it would do and writes nothing.' }) @May('record', 'Payment')
  recordPayment(@CurrentActor() actor: Actor, @Args('input', { type: () => RecordPaymentInput }) input: RecordPaymentInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.record(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => RecordPaymentResult, { description: 'Takes a payment back with a reason; the payment and its receipt stand, and say so.' }) @May('reverse', 'Payment')
  reversePayment(@CurrentActor() actor: Actor, @Args('paymentId', { type: () => ID }) paymentId: string, @Args('reason') reason: string, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.reverse(actor, paymentId, reason, { dryRun: dryRun ?? false });
  }

  @Query(() => PaymentPage, { name: 'payments' }) @May('read', 'Payment')
  list(
    @CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('filter', { type: () => PaymentFilter, nullable: true }) filter?: PaymentFilter | null,
  ) {
    return this.reads.list(actor, { after, first, filter });
  }

  @ResolveField(() => Money, { description: 'Of the rows that match and were not reversed.' }) @May('read', 'Payment')
  total(@CurrentActor() actor: Actor, @Parent() page: PaymentPage) {
    return this.reads.total(actor, page.filter);
  }
}

/** A case knows nothing of payments but what they change; this room adds them to it. */
@Resolver(() => CaseFile)
export class CasePaymentsResolver {
  constructor(@Inject(PaymentsReadService) private readonly reads: PaymentsReadService) {}

  @ResolveField(() => [Payment], { description: 'The newest value date first, reversed ones among them.' }) @May('read', 'Payment')
  payments(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.reads.ofCase(actor, file.id);
  }
}
