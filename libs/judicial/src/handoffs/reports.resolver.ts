import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { RecordPaymentResult } from '@quittance/money';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { ActKind, ReportActInput } from '../acts/act.type.ts';
import { BailiffHome, ReportActResult, ReportMoneyInput } from './handoff.type.ts';
import { HandoffsReadService } from './handoffs-read.service.ts';
import { ReportsService } from './reports.service.ts';

/** What only a bailiff does. */
@Resolver()
export class ReportsResolver {
  constructor(@Inject(ReportsService) private readonly service: ReportsService, @Inject(HandoffsReadService) private readonly reads: HandoffsReadService) {}

  @Query(() => BailiffHome) @May('read', 'Study')
  bailiffHome(@CurrentActor() actor: Actor) {
    return this.reads.home(actor);
  }

  @Query(() => [ActKind]) @May('read', 'Handoff')
  actKinds(@CurrentActor() actor: Actor, @Args('handoffId', { type: () => ID }) handoffId: string) {
    return this.service.kinds(actor, handoffId);
  }

  @Mutation(() => ReportActResult) @May('report', 'Handoff')
  reportAct(@CurrentActor() actor: Actor, @Args('input', { type: () => ReportActInput }) input: ReportActInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.reportAct(actor, input, { dryRun: dryRun ?? false });
  }

  @Mutation(() => RecordPaymentResult) @May('report', 'Handoff')
  reportMoney(@CurrentActor() actor: Actor, @Args('input', { type: () => ReportMoneyInput }) input: ReportMoneyInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.service.reportMoney(actor, input, { dryRun: dryRun ?? false });
  }
}
