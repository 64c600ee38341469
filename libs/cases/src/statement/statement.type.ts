import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Money, Percent, Refusal } from '@quittance/platform';

@ObjectType({ description: 'Where the rate of a line comes from: its parts add up to the rate. source: ecb | legal | contract | judgment (points added by a judgment) | margin (points that the law adds to the ECB rate).' })
export class RatePart {
  @Field() source!: string;
  @Field(() => Percent) value!: string;
  @Field(() => Day, { nullable: true }) at!: Temporal.PlainDate | null;
  @Field() article!: string;
  @Field() confidence!: string;
}

@ObjectType({ description: 'base × rate × days ÷ (100 × year), rounded half up to the cent.' })
export class InterestLine {
  @Field(() => Day) from!: Temporal.PlainDate;
  @Field(() => Day) to!: Temporal.PlainDate;
  @Field(() => Int) days!: number;
  @Field(() => Int) year!: number;
  @Field(() => Money) base!: Cents;
  @Field(() => Percent) rate!: string;
  @Field(() => Money) amount!: Cents;
  @Field() article!: string;
  @Field() confidence!: string;
  @Field(() => [RatePart]) parts!: RatePart[];
}

@ObjectType()
export class AmountsByKind {
  @Field(() => Money) interest!: Cents;
  @Field(() => Money) principal!: Cents;
  @Field(() => Money) indemnity!: Cents;
}

@ObjectType()
export class ClaimStatement {
  @Field(() => ID) claimId!: string;
  @Field() reference!: string;
  @Field(() => Day) dueOn!: Temporal.PlainDate;
  @Field(() => Money) principal!: Cents;
  @Field(() => [InterestLine]) interest!: InterestLine[];
  @Field(() => Money) interestTotal!: Cents;
  @Field(() => Money) indemnity!: Cents;
  @Field(() => String, { nullable: true }) indemnityArticle!: string | null;
  @Field(() => AmountsByKind) paid!: AmountsByKind;
  @Field(() => AmountsByKind) outstanding!: AmountsByKind;
}

@ObjectType({ description: 'What arose, before payments; due is what is left. dailyInterest: what one more day adds, four decimals, null where the rate of that day is unknown.' })
export class StatementTotals {
  @Field(() => Money) principal!: Cents;
  @Field(() => Money) interest!: Cents;
  @Field(() => Money) indemnity!: Cents;
  @Field(() => Money) costs!: Cents;
  @Field(() => Money) paid!: Cents;
  @Field(() => Money) unallocated!: Cents;
  @Field(() => Money) due!: Cents;
  @Field(() => String, { nullable: true }) dailyInterest!: string | null;
}

@ObjectType()
export class StatementWarning {
  @Field() code!: string;
  @Field(() => String, { nullable: true }) claimReference!: string | null;
  @Field(() => String, { nullable: true }) article!: string | null;
}

@ObjectType({ description: 'The statement of debt (décompte) of a day, computed from the facts by the law of that day.' })
export class Statement {
  @Field(() => Day) asOf!: Temporal.PlainDate;
  @Field() regime!: string;
  @Field() dayCount!: string;
  @Field() lawVersion!: string;
  @Field(() => StatementTotals) totals!: StatementTotals;
  @Field(() => [ClaimStatement]) claims!: ClaimStatement[];
  @Field(() => [StatementWarning]) warnings!: StatementWarning[];
}

export const StatementResult = createUnionType({
  name: 'StatementResult', types: () => [Statement, Refusal] as const, resolveType: (value: unknown) => (value instanceof Refusal ? Refusal : Statement),
});
