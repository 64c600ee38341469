import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Moment, Money, orRefusal, Percent } from '@quittance/platform';

@ObjectType({ description: 'The percentage of what comes in at this stage (null: at any: amicable | judicial | enforcement), of a case whose oldest claim was this many days overdue when it was handed over, whose principal came to this much; the closest band counts: its stage, then its age, then its amount.' })
export class FeeBand {
  @Field(() => String, { nullable: true }) stage?: string | null;
  @Field(() => Int) fromDays!: number;
  @Field(() => Money) fromAmount!: Cents;
  @Field(() => Percent) percent!: string;
}

@ObjectType({ description: 'A cost that the creditor is charged: postage | registered_letter | tracing | court_fee | bailiff_act | lawyer. fixed: each time this sum; null: what it cost.' })
export class RechargedCost {
  @Field() cost!: string;
  @Field(() => Money, { nullable: true }) fixed?: Cents | null;
}

@ObjectType({ description: 'How the fee is determined from a day on (CPCE R124-3 3°). Never edited: a later day replaces it. minimum and cap: of a case in which something came in. ofMandate: the rate that the mandate itself names.' })
export class FeeSchedule {
  @Field(() => ID) id!: string;
  @Field(() => Day) from!: Temporal.PlainDate;
  @Field(() => [FeeBand]) bands!: FeeBand[];
  @Field(() => Money) minimum!: Cents;
  @Field(() => Money, { nullable: true }) cap?: Cents | null;
  @Field(() => [RechargedCost]) recharged!: RechargedCost[];
  @Field(() => Percent) vat!: string;
  @Field(() => String, { nullable: true }) vatNote?: string | null;
  @Field(() => String, { nullable: true, description: 'By what the creditor agreed to it.' }) reason?: string | null;
  @Field(() => String, { nullable: true }) setBy?: string | null;
  @Field(() => Moment) setAt!: Temporal.Instant;
  @Field({ description: 'The one that counts today.' }) current!: boolean;
  @Field() ofMandate!: boolean;
}

@InputType()
export class FeeBandInput {
  @Field(() => String, { nullable: true }) stage?: string | null;
  @Field(() => Int) fromDays!: number;
  @Field(() => Money) fromAmount!: Cents;
  @Field(() => Percent) percent!: string;
}

@InputType()
export class RechargedCostInput {
  @Field() cost!: string;
  @Field(() => Money, { nullable: true }) fixed?: Cents | null;
}

@InputType()
export class FeeTermsInput {
  @Field(() => [FeeBandInput]) bands!: FeeBandInput[];
  @Field(() => Money) minimum!: Cents;
  @Field(() => Money, { nullable: true }) cap?: Cents | null;
  @Field(() => [RechargedCostInput]) recharged!: RechargedCostInput[];
  @Field(() => Percent, { nullable: true, description: 'Usual: 20.00.' }) vat?: string | null;
  @Field(() => String, { nullable: true, description: 'Where the tax is not the usual one: why.' }) vatNote?: string | null;
}

@InputType()
export class SetFeeScheduleInput {
  @Field(() => ID) mandateId!: string;
  @Field(() => Day, { description: 'Not before today: what was earned stays earned.' }) from!: Temporal.PlainDate;
  @Field(() => FeeTermsInput) terms!: FeeTermsInput;
  @Field({ description: 'By what the creditor agreed to it: "Avenant signé le 20/11/2026".' }) reason!: string;
  @Field() idempotencyKey!: string;
}

@InputType()
export class FeePaymentInput {
  @Field(() => Money) amount!: Cents;
  @Field() stage!: string;
}

@InputType()
export class FeeSpentInput {
  @Field() cost!: string;
  @Field(() => Money) amount!: Cents;
}

@InputType({ description: 'What a case would cost. terms: as they would be; none: as they are on that day (none: today).' })
export class PreviewFeeInput {
  @Field(() => ID) mandateId!: string;
  @Field(() => Day, { nullable: true }) on?: Temporal.PlainDate | null;
  @Field(() => FeeTermsInput, { nullable: true }) terms?: FeeTermsInput | null;
  @Field(() => Money) principal!: Cents;
  @Field(() => Int) ageDays!: number;
  @Field(() => [FeePaymentInput]) payments!: FeePaymentInput[];
  @Field(() => [FeeSpentInput], { nullable: true }) spent?: FeeSpentInput[] | null;
}

@ObjectType({ description: 'One line of a fee. rule: success (percent of base, by its band) | minimum | cap (what brings it up or down) | cost (charged on) | kept (the agency bears it) | vat.' })
export class FeeLine {
  @Field() rule!: string;
  @Field(() => Money) base!: Cents;
  @Field(() => Percent, { nullable: true }) percent?: string | null;
  @Field(() => Money) amount!: Cents;
  @Field(() => FeeBand, { nullable: true }) band?: FeeBand | null;
  @Field(() => String, { nullable: true }) cost?: string | null;
  @Field() fixed!: boolean;
}

@ObjectType({ description: 'What a case would cost its creditor; never its debtor (CPCE L111-8).' })
export class FeePreview {
  @Field(() => Money) fee!: Cents;
  @Field(() => Money) costs!: Cents;
  @Field(() => Money) vat!: Cents;
  @Field(() => Money) total!: Cents;
  @Field(() => [FeeLine]) lines!: FeeLine[];
  @Field(() => FeeSchedule, { nullable: true, description: 'By which schedule, where it is a kept one.' }) schedule?: FeeSchedule | null;
}

export const SetFeeScheduleResult = orRefusal('SetFeeScheduleResult', () => FeeSchedule);
export const PreviewFeeResult = orRefusal('PreviewFeeResult', () => FeePreview);
