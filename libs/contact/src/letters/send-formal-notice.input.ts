import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { NextActionInput } from '@quittance/cases';

@InputType()
export class SendFormalNoticeInput {
  @Field(() => ID) caseId!: string;
  @Field({ description: 'registered (with acknowledgement of receipt) | simple' }) channel!: string;
  @Field(() => Int, { nullable: true, description: 'Days from today that the debtor is given; 15 unless said, 8 at least.' }) timeLimitDays?: number | null;
  @Field(() => NextActionInput, { nullable: true, description: 'A call on the day after the time limit, unless said.' }) nextAction?: NextActionInput | null;
  @Field() idempotencyKey!: string;
}
