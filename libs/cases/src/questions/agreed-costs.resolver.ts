import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { AgreedCostsService } from './agreed-costs.service.ts';
import { AgreedCost } from './question.type.ts';

@Resolver(() => CaseFile)
export class AgreedCostsResolver {
  constructor(@Inject(AgreedCostsService) private readonly costs: AgreedCostsService) {}

  @ResolveField(() => [AgreedCost], { description: 'The costs that the creditor agreed to, the latest first.' }) @May('read', 'CaseFile')
  agreedCosts(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.costs.ofCase(actor, file.id);
  }
}
