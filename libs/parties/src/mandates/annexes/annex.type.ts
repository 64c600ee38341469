import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Money } from '@quittance/platform';

@ObjectType({ description: 'A deposit as an annex of its mandate (CPCE R124-3 1°): the claims given to collect under it. hash: of their canonical list.' })
export class MandateAnnex {
  @Field(() => ID) id!: string;
  @Field(() => ID) depositId!: string;
  @Field(() => Int) number!: number;
  @Field(() => Int) claimCount!: number;
  @Field(() => Money) total!: Cents;
  @Field() hash!: string;
  @Field(() => Day) on!: Temporal.PlainDate;
}

@ObjectType()
export class MandateAnnexPage {
  @Field(() => [MandateAnnex]) rows!: MandateAnnex[];
  @Field(() => String, { nullable: true }) next?: string | null;
  @Field(() => Int) total!: number;
}
