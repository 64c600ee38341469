import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Fact, Moment, Money } from '@quittance/platform';

@ObjectType({
  description: 'A case in the collector\'s queue. reason: limitation_red | limitation_amber | hold_task | dispute_opened | dispute_answered | plan_proposed | plan_broken | question | message | promise_broken | promise_due | callback_due | overdue | new | planned | paused, with its facts (on, days, amount, kind; of a pause, until; of a hold task, due, days). level: danger | wait | plain.',
})
export class QueueRow {
  @Field(() => ID) id!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field() creditorName!: string;
  @Field() reason!: string;
  @Field(() => [Fact]) reasonFacts!: Fact[];
  @Field() level!: string;
  @Field(() => Money) due!: Cents;
  @Field(() => String, { nullable: true }) lastWordCode!: string | null;
  @Field(() => [Fact]) lastWordFacts!: Fact[];
  @Field(() => Moment, { nullable: true }) lastWordAt!: Temporal.Instant | null;
  @Field() nextActionKind!: string;
  @Field(() => Day) nextActionOn!: Temporal.PlainDate;
  @Field(() => String, { nullable: true }) nextActionNote!: string | null;
  @Field(() => Day, { nullable: true }) limitationOn!: Temporal.PlainDate | null;
  @Field(() => String, { nullable: true }) limitationLevel!: string | null;
  @Field(() => [String], { description: 'The kinds of hold that run today.' }) heldKinds!: string[];
  @Field(() => Int) version!: number;
}

@ObjectType()
export class QueueCount {
  @Field() filter!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'counts: all | today (due now) | deadlines | promises | answers (somebody waits for the agency) | callbacks | new. doneToday: cases on which he acted today.' })
export class QueuePage {
  @Field(() => [QueueRow]) rows!: QueueRow[];
  @Field(() => String, { nullable: true }) next!: string | null;
  @Field(() => [QueueCount]) counts!: QueueCount[];
  @Field(() => Int) doneToday!: number;
}

@InputType({ description: 'filter: all | today | deadlines | promises | answers | callbacks | new' })
export class QueueFilter {
  @Field(() => String, { nullable: true }) filter?: string | null;
  @Field(() => String, { nullable: true }) text?: string | null;
}
