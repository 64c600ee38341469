import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Fact, Moment } from '@quittance/platform';

@ObjectType({ description: 'One line of the timeline. code + facts make the sentence in the reader\'s language. kind: deposit | call | promise | letter | note | stage | task | hold … A fact that was taken back has the fact reversed = true.' })
export class TimelineEntry {
  @Field(() => ID) id!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() kind!: string;
  @Field() code!: string;
  @Field(() => [Fact]) facts!: Fact[];
  @Field() actorName!: string;
  @Field() internal!: boolean;
  @Field(() => ID, { nullable: true }) documentId!: string | null;
  @Field(() => ID, { nullable: true }) letterId!: string | null;
}

@ObjectType()
export class TimelinePage {
  @Field(() => [TimelineEntry]) rows!: TimelineEntry[];
  @Field(() => String, { nullable: true }) next!: string | null;
}
