import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, Fresh, May, type Actor } from '@quittance/platform';
import { Mandate } from '../mandates/mandate.type.ts';
import { MandatesService } from '../mandates/mandates.service.ts';
import { AddCreditorUserInput, AddCreditorUserResult, Creditor, CreditorPage, CreditorUser, RegisterCreditorInput, RegisterCreditorResult } from './creditor.type.ts';
import { CreditorsService } from './creditors.service.ts';
import { RegisterCreditorService } from './register-creditor.service.ts';

@Resolver(() => Creditor)
export class CreditorsResolver {
  constructor(@Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(RegisterCreditorService) private readonly registering: RegisterCreditorService, @Inject(MandatesService) private readonly mandatesOf: MandatesService) {}

  @Query(() => CreditorPage, { name: 'creditors' }) @May('read', 'Creditor')
  list(@CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('text', { type: () => String, nullable: true }) text?: string | null) {
    return this.creditors.list(actor, { after, first, text });
  }

  @Query(() => Creditor, { nullable: true }) @May('read', 'Creditor')
  creditor(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.creditors.one(actor, id);
  }

  @Mutation(() => RegisterCreditorResult) @May('register', 'Creditor')
  registerCreditor(@CurrentActor() actor: Actor, @Args('input', { type: () => RegisterCreditorInput }) input: RegisterCreditorInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.registering.register(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => AddCreditorUserResult) @May('invite', 'CreditorUser') @Fresh()
  addCreditorUser(@CurrentActor() actor: Actor, @Args('input', { type: () => AddCreditorUserInput }) input: AddCreditorUserInput) {
    return this.registering.addUser(actor, input);
  }

  @ResolveField(() => [Mandate]) @May('read', 'Mandate')
  mandates(@CurrentActor() actor: Actor, @Parent() creditor: Creditor) {
    return this.mandatesOf.ofCreditor(actor, creditor.id);
  }

  @ResolveField(() => [CreditorUser]) @May('read', 'Creditor')
  users(@CurrentActor() actor: Actor, @Parent() creditor: Creditor) {
    return this.creditors.users(actor, creditor.id);
  }

  @ResolveField(() => Int) @May('read', 'Creditor')
  caseCount(@CurrentActor() actor: Actor, @Parent() creditor: Creditor) {
    return this.creditors.caseCount(actor, creditor.id);
  }
}
