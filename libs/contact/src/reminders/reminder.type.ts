import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ConductFinding, FirstLetterRecall } from '@quittance/cases';
import { Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'A mail (or SMS, where a carrier is set) that asks the debtor to pay. channel: email | sms. text: as written by the agent.' })
export class Reminder {
  @Field(() => ID) id!: string;
  @Field() channel!: string;
  @Field() subject!: string;
  @Field() text!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() by!: string;
  @Field() recipient!: string;
  @Field(() => [ConductFinding], { description: 'What the check said when it was sent.' }) findings!: ConductFinding[];
}

@ObjectType({ description: 'A reminder as it would leave now. whole: the text with what is due, who writes for whom, the recall, the link to his page. outcome: pass | warn | refuse.' })
export class ReminderPreview {
  @Field() channel!: string;
  @Field() recipient!: string;
  @Field() subject!: string;
  @Field() whole!: string;
  @Field(() => FirstLetterRecall, { nullable: true }) recall!: FirstLetterRecall | null;
  @Field() outcome!: string;
  @Field(() => [ConductFinding]) findings!: ConductFinding[];
}

@InputType()
export class ReminderInput {
  @Field(() => ID) caseId!: string;
  @Field() channel!: string;
  @Field(() => String, { nullable: true }) subject?: string | null;
  @Field() text!: string;
  @Field() idempotencyKey!: string;
}

export const ReminderPreviewResult = orRefusal('ReminderPreviewResult', () => ReminderPreview);
export const ReminderResult = orRefusal('ReminderResult', () => Reminder);
