import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Document, DocumentsService } from '@quittance/documents';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { Payment } from '../payments/payment.type.ts';
import { DeclareDirectPaymentInput, DeclareDirectPaymentResult } from './direct-payment.type.ts';
import { DirectPaymentsService } from './direct-payments.service.ts';

@Resolver(() => Payment)
export class DirectPaymentsResolver {
  constructor(@Inject(DirectPaymentsService) private readonly service: DirectPaymentsService, @Inject(DocumentsService) private readonly documents: DocumentsService) {}

  @Mutation(() => DeclareDirectPaymentResult, { description: 'The creditor says what he was paid himself; dryRun: says what it leaves and writes nothing.' }) @May('declare', 'CaseFile')
  declareDirectPayment(@CurrentActor() actor: Actor, @Args('input', { type: () => DeclareDirectPaymentInput }) input: DeclareDirectPaymentInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.declare(actor, input, { dryRun: dryRun ?? false });
  }

  @ResolveField(() => [Document], { description: 'What the creditor sent with a payment that he declared.' }) @May('read', 'Payment')
  proofs(@CurrentActor() actor: Actor, @Parent() payment: Payment) {
    return payment.declared ? this.documents.ofFact(actor, payment.id) : [];
  }
}
