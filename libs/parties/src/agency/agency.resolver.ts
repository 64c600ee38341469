import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, Fresh, May, type Actor } from '@quittance/platform';
import { AgencyService } from './agency.service.ts';
import { Agency, AgencyDeclarationInput, AgencyInsuranceInput, AgencyResult } from './agency.type.ts';

@Resolver(() => Agency)
export class AgencyResolver {
  constructor(@Inject(AgencyService) private readonly agencies: AgencyService) {}

  @Query(() => Agency) @May('read', 'Agency')
  agency(@CurrentActor() actor: Actor) {
    return this.agencies.view(actor);
  }

  @Mutation(() => AgencyResult) @May('settings', 'Agency') @Fresh()
  recordInsurance(@CurrentActor() actor: Actor, @Args('input', { type: () => AgencyInsuranceInput }) input: AgencyInsuranceInput) {
    return this.agencies.recordInsurance(actor, input);
  }

  @Mutation(() => AgencyResult) @May('settings', 'Agency') @Fresh()
  recordDeclaration(@CurrentActor() actor: Actor, @Args('input', { type: () => AgencyDeclarationInput }) input: AgencyDeclarationInput) {
    return this.agencies.recordDeclaration(actor, input);
  }
}
