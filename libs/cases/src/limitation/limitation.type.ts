import { Field, ObjectType } from '@nestjs/graphql';
import { Day } from '@quittance/platform';

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
}
