import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import { CurrentActor, Day, May, type Actor } from '@quittance/platform';
import { MandateAnnexPage } from './annexes/annex.type.ts';
import { AnnexesService } from './annexes/annexes.service.ts';
import { Mandate, RegisterMandateInput, RegisterMandateResult } from './mandate.type.ts';
import { MandatesService } from './mandates.service.ts';

@Resolver(() => Mandate)
export class MandatesResolver {
  constructor(@Inject(MandatesService) private readonly mandates: MandatesService, @Inject(AnnexesService) private readonly annexesOf: AnnexesService) {}

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

  @ResolveField(() => MandateAnnexPage, { description: 'The deposits made under it, the newest first: its annexes (CPCE R124-3 1°).' }) @May('read', 'Mandate')
  annexes(@CurrentActor() actor: Actor, @Parent() mandate: Mandate, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('after', { type: () => String, nullable: true }) after?: string | null) {
    return this.annexesOf.page(actor, mandate.id, { first, after });
  }
}
