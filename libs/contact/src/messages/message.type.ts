import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Moment } from '@quittance/platform';

@ObjectType({ description: 'What was written by mail or SMS. channel: email | sms. state: queued | sent | failed. Never its text, which may carry a code.' })
export class Message {
  @Field(() => ID) id!: string;
  @Field(() => ID, { nullable: true }) caseId?: string | null;
  @Field(() => String, { nullable: true }) publicReference?: string | null;
  @Field() channel!: string;
  @Field() purpose!: string;
  @Field() recipient!: string;
  @Field() subject!: string;
  @Field(() => Moment) queuedAt!: Temporal.Instant;
  @Field() state!: string;
}

@ObjectType()
export class MessagePage {
  @Field(() => [Message]) rows!: Message[];
  @Field(() => String, { nullable: true }) next?: string | null;
}
