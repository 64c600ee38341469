import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Day, Moment, Money, orRefusal, Percent, Refusal } from '@quittance/platform';

@ObjectType({ description: 'state: kept | partly | due | late (within the days of grace) | missed | waiting.' })
export class Instalment {
  @Field(() => Int) position!: number;
  @Field(() => Day) dueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field(() => Money) paid!: Cents;
  @Field() state!: string;
}

@ObjectType({ description: 'What debtor and creditor agreed to pay month after month. state: proposed | agreed | refused | broken | completed | ended. interest: runs | stops (while it is kept).' })
export class Plan {
  @Field(() => ID) id!: string;
  @Field(() => ID) caseId!: string;
  @Field() state!: string;
  @Field(() => Moment) proposedAt!: Temporal.Instant;
  @Field() proposedBy!: string;
  @Field({ description: 'debtor | agent' }) proposedByKind!: string;
  @Field(() => Money) total!: Cents;
  @Field(() => Money) downPayment!: Cents;
  @Field(() => Int) months!: number;
  @Field(() => Day) firstOn!: Temporal.PlainDate;
  @Field(() => Day) lastOn!: Temporal.PlainDate;
  @Field() interest!: string;
  @Field(() => Int) graceDays!: number;
  @Field() withinMandate!: boolean;
  @Field(() => String, { nullable: true }) outsideCode!: string | null;
  @Field(() => String, { nullable: true }) words!: string | null;
  @Field(() => [Instalment]) instalments!: Instalment[];
  @Field(() => Money) paid!: Cents;
  @Field(() => Day, { nullable: true, description: 'The next instalment that is not wholly paid, while the plan runs.' }) nextOn!: Temporal.PlainDate | null;
  @Field(() => Moment, { nullable: true }) decidedAt!: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) decidedBy!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Document, { nullable: true, description: 'The agreement, once printed.' }) document!: Document | null;
}

@ObjectType({ description: 'What the mandate lets the agency agree to. interest: runs | stops.' })
export class PlanLimits {
  @Field(() => Int) maxMonths!: number;
  @Field(() => Money) minInstalment!: Cents;
  @Field(() => Percent) downPaymentPercent!: string;
  @Field(() => Int) firstWithinDays!: number;
  @Field(() => Int) graceDays!: number;
  @Field() interest!: string;
}

@ObjectType()
export class PlannedInstalment {
  @Field(() => Int) position!: number;
  @Field(() => Day) dueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
}

@ObjectType({ description: 'What a plan on these terms would be, today.' })
export class PlanQuote {
  @Field(() => Money) total!: Cents;
  @Field(() => [PlannedInstalment]) instalments!: PlannedInstalment[];
  @Field(() => Day) lastOn!: Temporal.PlainDate;
  @Field(() => PlanLimits) limits!: PlanLimits;
  @Field() interest!: string;
  @Field(() => Money, { description: 'What interest adds by the last day if every instalment is paid on its day, at the rates known today; 0.00 where it stops.' }) interestEstimate!: Cents;
  @Field(() => Day, { nullable: true }) limitationBefore!: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true, description: 'After acceptance: it acknowledges the debt (C. civ. 2240).' }) limitationAfter!: Temporal.PlainDate | null;
  @Field() withinMandate!: boolean;
  @Field(() => Refusal, { nullable: true, description: 'Why it would wait for the creditor.' }) outside!: Refusal | null;
}

@InputType()
export class PlanTermsInput {
  @Field(() => ID) caseId!: string;
  @Field(() => Int) months!: number;
  @Field(() => Day) firstOn!: Temporal.PlainDate;
  @Field(() => Money, { nullable: true }) downPayment?: Cents | null;
}

@InputType()
export class ProposePlanInput {
  @Field(() => ID) caseId!: string;
  @Field(() => Int) months!: number;
  @Field(() => Day) firstOn!: Temporal.PlainDate;
  @Field(() => Money, { nullable: true }) downPayment?: Cents | null;
  @Field(() => String, { nullable: true }) words?: string | null;
  @Field() idempotencyKey!: string;
}

export const QuotePlanResult = orRefusal('QuotePlanResult', () => PlanQuote);
export const PlanResult = orRefusal('PlanResult', () => Plan);
