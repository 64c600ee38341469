import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Day, Moment } from '@quittance/platform';

@ObjectType({ description: 'What comes next. kind: call | check_bank | send_formal_notice | wait_answer | choose_court | ask_creditor | settle_dispute | answer_plan | hold_task | other' })
export class NextAction {
  @Field() kind!: string;
  @Field(() => Day) on!: Temporal.PlainDate;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field() setBy!: string;
  @Field(() => Moment) setAt!: Temporal.Instant;
}

@InputType()
export class NextActionInput {
  @Field() kind!: string;
  @Field(() => Day) on!: Temporal.PlainDate;
  @Field(() => String, { nullable: true }) note?: string | null;
}
