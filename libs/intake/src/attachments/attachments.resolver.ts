import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { AttachedPapers, AttachInput, AttachResult } from './attach.type.ts';
import { AttachToClaimsService } from './attach-to-claims.service.ts';

@Resolver(() => AttachedPapers)
export class AttachmentsResolver {
  constructor(@Inject(AttachToClaimsService) private readonly service: AttachToClaimsService) {}

  @Mutation(() => AttachResult, { description: 'Contracts, orders, delivery notes, letters, terms and invoices for claims that are placed already, matched by the invoice number in their name. dryRun: what would become of each, and nothing is kept.' }) @May('register', 'Document')
  attachToClaims(@CurrentActor() actor: Actor, @Args('input', { type: () => AttachInput }) input: AttachInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.attach(actor, input, { dryRun: dryRun ?? false });
  }
}
