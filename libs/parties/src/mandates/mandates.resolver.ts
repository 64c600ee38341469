import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import { CurrentActor, Day, May, type Actor } from '@quittance/platform';
import { Mandate, RegisterMandateInput, RegisterMandateResult } from './mandate.type.ts';
import { MandatesService } from './mandates.service.ts';

@Resolver(() => Mandate)
export class MandatesResolver {
  constructor(@Inject(MandatesService) private readonly mandates: MandatesService) {}

  @Mutation(() => RegisterMandateResult) @May('register', 'Mandate')
  registerMandate(@CurrentActor() actor: Actor, @Args('input', { type: () => RegisterMandateInput }) input: RegisterMandateInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.mandates.register(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => RegisterMandateResult) @May('end', 'Mandate')
  endMandate(@CurrentActor() actor: Actor, @Args('mandateId', { type: () => ID }) mandateId: string, @Args('on', { type: () => Day }) on: Temporal.PlainDate, @Args('reason') reason: string) {
    return this.mandates.end(actor, mandateId, on, reason);
  }

  @ResolveField(() => Document, { nullable: true }) @May('read', 'Document')
  document(@CurrentActor() actor: Actor, @Parent() mandate: Mandate) {
    return this.mandates.signedPaper(actor, mandate.id);
  }
}
