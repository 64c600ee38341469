import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { Mandate } from '../mandate.type.ts';
import { FeeSchedule, PreviewFeeInput, PreviewFeeResult, SetFeeScheduleInput, SetFeeScheduleResult } from './fee-schedule.type.ts';
import { FeeSchedulesService } from './fee-schedules.service.ts';

@Resolver(() => Mandate)
export class FeeSchedulesResolver {
  constructor(@Inject(FeeSchedulesService) private readonly schedules: FeeSchedulesService) {}

  @ResolveField(() => [FeeSchedule], { description: 'The latest first; the last is the rate that the mandate itself names, unless a schedule was there from its first day.' }) @May('read', 'Mandate')
  feeSchedules(@CurrentActor() actor: Actor, @Parent() mandate: Mandate) {
    return this.schedules.view(actor, mandate.id);
  }

  @Query(() => PreviewFeeResult) @May('read', 'Mandate')
  previewFee(@CurrentActor() actor: Actor, @Args('input', { type: () => PreviewFeeInput }) input: PreviewFeeInput) {
    return this.schedules.preview(actor, input);
  }

  @Mutation(() => SetFeeScheduleResult) @May('register', 'Mandate')
  setFeeSchedule(@CurrentActor() actor: Actor, @Args('input', { type: () => SetFeeScheduleInput }) input: SetFeeScheduleInput, @Args('dryRun', { type: () => Boolean, nullable: true }) dryRun?: boolean | null) {
    return this.schedules.set(actor, input, { dryRun: dryRun ?? false });
  }
}
