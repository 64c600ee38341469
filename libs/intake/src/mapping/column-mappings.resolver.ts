import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { ForgetMappingResult, RememberedMapping } from './column-mapping.type.ts';
import { ColumnMappingsService } from './column-mappings.service.ts';

@Resolver(() => RememberedMapping)
export class ColumnMappingsResolver {
  constructor(@Inject(ColumnMappingsService) private readonly service: ColumnMappingsService) {}

  @Query(() => [RememberedMapping], { description: 'How the tables of this creditor are read, as he said it; the latest first.' }) @May('remember', 'Deposit')
  depositMappings(@CurrentActor() actor: Actor) {
    return this.service.list(actor);
  }

  @Mutation(() => ForgetMappingResult, { description: 'Files of these columns are read by their headers again. Refuses not_found.' }) @May('remember', 'Deposit')
  forgetMapping(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.service.forget(actor, id);
  }
}
