import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Day, Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'How long one kind of data is kept. period: ISO, of years, months or days. event: from when it runs. from null: what the product ships with. setBy: who set it for the agency.' })
export class RetentionRule {
  @Field() kind!: string;
  @Field() period!: string;
  @Field() event!: string;
  @Field() basis!: string;
  @Field() article!: string;
  @Field() confidence!: string;
  @Field() automatic!: boolean;
  @Field(() => Day, { nullable: true }) from!: Temporal.PlainDate | null;
  @Field() inForce!: boolean;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, { nullable: true }) setBy!: string | null;
  @Field(() => Moment, { nullable: true }) setAt!: Temporal.Instant | null;
}

@InputType({ description: 'automatic: what is past its time is erased each night without a person\'s hand.' })
export class RetentionInput {
  @Field() kind!: string;
  @Field() period!: string;
  @Field() automatic!: boolean;
  @Field(() => Day) from!: Temporal.PlainDate;
  @Field() reason!: string;
  @Field() idempotencyKey!: string;
}

@ObjectType()
export class RetentionCount {
  @Field() kind!: string;
  @Field(() => Int) people!: number;
}

@ObjectType({ description: 'A look at what is past its time (dry), or its erasing. state: running | done | failed. people: in how many debtors something is free.' })
export class RetentionRun {
  @Field(() => ID) id!: string;
  @Field() dry!: boolean;
  @Field() state!: string;
  @Field(() => Day) asOf!: Temporal.PlainDate;
  @Field(() => Int) total!: number;
  @Field(() => Int) done!: number;
  @Field(() => Int) people!: number;
  @Field(() => Int) erased!: number;
  @Field(() => Moment) startedAt!: Temporal.Instant;
  @Field(() => Moment, { nullable: true }) endedAt!: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) startedBy!: string | null;
}

@ObjectType()
export class RetentionEffect {
  @Field(() => ID) debtorId!: string;
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field() creditorName!: string;
  @Field(() => [String]) kinds!: string[];
  @Field(() => Day) freeSince!: Temporal.PlainDate;
  @Field() erased!: boolean;
}

@ObjectType()
export class RetentionEffectPage {
  @Field(() => [RetentionEffect]) rows!: RetentionEffect[];
  @Field(() => String, { nullable: true }) next!: string | null;
}

export const RetentionRuleResult = orRefusal('RetentionRuleResult', () => RetentionRule);
export const RetentionRunResult = orRefusal('RetentionRunResult', () => RetentionRun);
