import { Field, ObjectType } from '@nestjs/graphql';
import { Day } from '@quittance/platform';

@ObjectType({ description: 'What an event did to the term. kind: as libs/law names it. effect: interrupts | none | title. expires: the term in force after it.' })
export class LimitationStep {
  @Field(() => Day) on!: Temporal.PlainDate;
  @Field() kind!: string;
  @Field() effect!: string;
  @Field(() => Day) expires!: Temporal.PlainDate;
  @Field(() => String, { nullable: true }) article!: string | null;
}

@ObjectType({ description: 'Until when a claim may be pursued. level: green | amber (6 months) | red (1 month) | barred. movedBy: the event that last moved it, or accrued.' })
export class Limitation {
  @Field(() => String, { nullable: true }) claimReference!: string | null;
  @Field(() => Day) expires!: Temporal.PlainDate;
  @Field(() => Day) accrued!: Temporal.PlainDate;
  @Field() period!: string;
  @Field() barred!: boolean;
  @Field() level!: string;
  @Field(() => String, { nullable: true }) article!: string | null;
  @Field() movedBy!: string;
  @Field(() => Day) movedOn!: Temporal.PlainDate;
  @Field(() => [LimitationStep], { description: 'Every event, in order; formal notices and reminders are among them and move nothing.' }) history!: LimitationStep[];
}
