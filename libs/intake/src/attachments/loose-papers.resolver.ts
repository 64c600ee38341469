import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { DepositViewsService } from '../deposits/deposit-views.service.ts';
import { Deposit } from '../deposits/deposit.type.ts';
import { AttachLoosePaperResult, DepositedClaim } from './loose-paper.type.ts';
import { LoosePapersService } from './loose-papers.service.ts';

@Resolver(() => Deposit)
export class LoosePapersResolver {
  constructor(@Inject(LoosePapersService) private readonly service: LoosePapersService, @Inject(DepositViewsService) private readonly views: DepositViewsService) {}

  @Mutation(() => AttachLoosePaperResult, { description: 'A paper that came with the deposit and found no claim is kept with this one. Refuses paper_attached where it went to another meanwhile.' }) @May('register', 'Document')
  async attachLoosePaper(@CurrentActor() actor: Actor, @Args('depositId', { type: () => ID }) depositId: string, @Args('documentId', { type: () => ID }) documentId: string, @Args('claimId', { type: () => ID }) claimId: string, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    await this.service.attach(actor, { depositId, documentId, claimId }, { dryRun: dryRun ?? false });
    return this.views.one(actor, depositId);
  }

  @ResolveField(() => [Document], { description: 'Papers that came with it and found no claim, as long as nobody has said which one they prove.' }) @May('read', 'Document')
  loosePapers(@CurrentActor() actor: Actor, @Parent() deposit: Deposit) {
    return this.service.of(actor, deposit.id);
  }

  @ResolveField(() => [DepositedClaim], { description: 'Claims that it brought and that stand in open cases, by their number or their debtor’s name; 40 at most.' }) @May('read', 'Claim')
  claims(@CurrentActor() actor: Actor, @Parent() deposit: Deposit, @Args('text', { type: () => String, nullable: true }) text?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null) {
    return this.service.claims(actor, deposit.id, { text, first });
  }
}
