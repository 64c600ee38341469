import { Inject } from '@nestjs/common';
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Document, DocumentsService } from '@quittance/documents';
import { Debtor, DebtorsService } from '@quittance/parties';
import { CurrentActor, Day, May, type Actor } from '@quittance/platform';
import { Act } from '../acts/act.type.ts';
import { ActsService } from '../acts/acts.service.ts';
import { Limitation } from '../limitation/limitation.type.ts';
import { StatementReadService } from '../statement/statement-read.service.ts';
import { StatementResult } from '../statement/statement.type.ts';
import { TimelinePage } from '../timeline/timeline.type.ts';
import { TimelineReadService } from '../timeline/timeline-read.service.ts';
import { CaseFile, CaseFilter, CasePage, Claim, SearchHit } from './case-file.type.ts';
import { CaseListService } from './case-list.service.ts';
import { CasesReadService } from './cases-read.service.ts';

@Resolver(() => CaseFile)
export class CasesResolver {
  constructor(@Inject(CasesReadService) private readonly reads: CasesReadService, @Inject(CaseListService) private readonly lists: CaseListService) {}

  @Query(() => CaseFile, { nullable: true }) @May('read', 'CaseFile')
  caseFile(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string) {
    return this.reads.one(actor, id);
  }

  @Query(() => CasePage) @May('read', 'CaseFile')
  cases(@CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('filter', { type: () => CaseFilter, nullable: true }) filter?: CaseFilter | null) {
    return this.lists.cases(actor, { after, first, filter });
  }

  @Query(() => [SearchHit]) @May('read', 'CaseFile')
  search(@CurrentActor() actor: Actor, @Args('text') text: string) {
    return this.lists.search(actor, text);
  }
}

/** The heavy parts of a case, each read when it is asked for and each through the ability again. */
@Resolver(() => CaseFile)
export class CasePartsResolver {
  constructor(
    @Inject(CasesReadService) private readonly reads: CasesReadService, @Inject(DebtorsService) private readonly debtors: DebtorsService, @Inject(DocumentsService) private readonly files: DocumentsService,
    @Inject(StatementReadService) private readonly statements: StatementReadService, @Inject(TimelineReadService) private readonly timelines: TimelineReadService, @Inject(ActsService) private readonly possibleActs: ActsService,
  ) {}

  @ResolveField(() => Debtor) @May('read', 'CaseFile')
  debtor(@Parent() file: CaseFile) {
    return this.debtors.ofSeenCase(file.debtorId);
  }

  @ResolveField(() => String, { nullable: true, description: 'What one more day adds, four decimals.' }) @May('read', 'CaseFile')
  dailyInterest(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.statements.dailyInterest(actor, file.id);
  }

  @ResolveField(() => [Claim]) @May('read', 'Claim')
  claims(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.reads.claims(actor, file.id);
  }

  @ResolveField(() => StatementResult) @May('read', 'CaseFile')
  statement(@CurrentActor() actor: Actor, @Parent() file: CaseFile, @Args('asOf', { type: () => Day, nullable: true }) asOf?: Temporal.PlainDate | null) {
    return this.statements.statement(actor, file.id, asOf ?? undefined);
  }

  @ResolveField(() => Limitation, { nullable: true }) @May('read', 'Claim')
  limitation(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.reads.limitation(actor, file.id);
  }

  @ResolveField(() => TimelinePage) @May('read', 'TimelineEntry')
  timeline(@CurrentActor() actor: Actor, @Parent() file: CaseFile, @Args('kind', { type: () => String, nullable: true }) kind?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('after', { type: () => String, nullable: true }) after?: string | null) {
    return this.timelines.page(actor, file.id, { kind, first, after });
  }

  @ResolveField(() => Int) @May('read', 'TimelineEntry')
  timelineCount(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.timelines.count(actor, file.id);
  }

  @ResolveField(() => [Act], { description: 'For those who work the case.' }) @May('read', 'CaseFile')
  acts(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.possibleActs.possible(actor, file.id);
  }

  @ResolveField(() => [Document]) @May('read', 'Document')
  documents(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.files.ofCase(actor, file.id);
  }
}
