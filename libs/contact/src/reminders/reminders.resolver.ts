import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CaseFile } from '@quittance/cases';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { Reminder, ReminderInput, ReminderPreviewResult, ReminderResult } from './reminder.type.ts';
import { RemindersService } from './reminders.service.ts';

/** A case knows nothing of reminders; this room adds them to it. */
@Resolver(() => CaseFile)
export class RemindersResolver {
  constructor(@Inject(RemindersService) private readonly service: RemindersService) {}

  @Query(() => ReminderPreviewResult, { description: 'As it would leave now, with all that the checks find.' }) @May('remind', 'CaseFile')
  previewReminder(
    @CurrentActor() actor: Actor, @Args('caseId', { type: () => ID }) caseId: string, @Args('channel') channel: string,
    @Args('text') text: string, @Args('subject', { type: () => String, nullable: true }) subject?: string | null,
  ) {
    return this.service.preview(actor, { caseId, channel, subject, text });
  }

  @Mutation(() => ReminderResult, { description: 'Refused by the check of conduct and by forbidden words.' }) @May('remind', 'CaseFile')
  sendReminder(@CurrentActor() actor: Actor, @Args('input', { type: () => ReminderInput }) input: ReminderInput) {
    return this.service.send(actor, input);
  }

  @ResolveField(() => [Reminder], { description: 'The newest first, for those who work the case.' }) @May('read', 'CaseFile')
  reminders(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.service.ofCase(actor, file.id);
  }
}
