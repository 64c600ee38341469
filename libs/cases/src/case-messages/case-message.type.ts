import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Document, FileInput } from '@quittance/documents';
import { Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'Between creditor and agency, on one case; nobody else reads it. side: creditor | agency. seenAt: when the other side read it first.' })
export class CaseMessage {
  @Field(() => ID) id!: string;
  @Field(() => ID) caseId!: string;
  @Field() side!: string;
  @Field({ description: 'Whether it is of the reader\'s own side.' }) ours!: boolean;
  @Field() by!: string;
  @Field() text!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field(() => Moment, { nullable: true }) seenAt!: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) seenBy!: string | null;
  @Field(() => [Document]) documents!: Document[];
}

@ObjectType({ description: 'The newest first. unread: those of the other side that this side has not read.' })
export class CaseMessagePage {
  @Field(() => [CaseMessage]) rows!: CaseMessage[];
  @Field(() => String, { nullable: true }) next!: string | null;
  @Field(() => Int) unread!: number;
}

@ObjectType({ description: 'A case on which something was written, with its last message.' })
export class Conversation {
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field() creditorName!: string;
  @Field() stage!: string;
  @Field(() => Int) unread!: number;
  @Field(() => CaseMessage) last!: CaseMessage;
}

@ObjectType({ description: 'Where something was written last first. unread: all that this side has not read, on whatever page.' })
export class ConversationPage {
  @Field(() => [Conversation]) rows!: Conversation[];
  @Field(() => String, { nullable: true }) next!: string | null;
  @Field(() => Int) unread!: number;
}

@InputType()
export class WriteCaseMessageInput {
  @Field(() => ID) caseId!: string;
  @Field() text!: string;
  @Field(() => [FileInput], { nullable: true }) files?: FileInput[] | null;
  @Field() idempotencyKey!: string;
}

export const CaseMessageResult = orRefusal('CaseMessageResult', () => CaseMessage);
export const CaseMessagesSeenResult = orRefusal('CaseMessagesSeenResult', () => CaseMessagePage);
