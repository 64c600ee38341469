import { Inject } from '@nestjs/common';
import { ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { IntakeFault } from './deposit-preview.type.ts';
import { FaultCasesService } from './fault-cases.service.ts';

@Resolver(() => IntakeFault)
export class FaultCasesResolver {
  constructor(@Inject(FaultCasesService) private readonly service: FaultCasesService) {}

  @ResolveField(() => ID, { nullable: true, description: 'The case in which the invoice is already, where this person may read it.' }) @May('read', 'CaseFile')
  caseId(@CurrentActor() actor: Actor, @Parent() fault: IntakeFault) {
    const reference = fault.facts.find(({ key }) => key === 'caseReference')?.value;
    return reference ? this.service.caseOf(actor, reference) : null;
  }
}
