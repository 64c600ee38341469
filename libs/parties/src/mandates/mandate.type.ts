import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { FileInput } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Day, Money, orRefusal, Percent } from '@quittance/platform';
import { FeeTermsInput } from './fees/fee-schedule.type.ts';

@ObjectType({ description: 'A written mandate with the four clauses of CPCE R124-3. state: in_force | ended | not_yet.' })
export class Mandate {
  @Field(() => ID) id!: string;
  @Field(() => ID) creditorId!: string;
  @Field() reference!: string;
  @Field(() => Day) signedOn!: Temporal.PlainDate;
  @Field(() => Day) inForceFrom!: Temporal.PlainDate;
  @Field(() => Day, { nullable: true, description: 'Its last day in force, agreed or brought about by its end.' }) inForceTo?: Temporal.PlainDate | null;
  @Field() state!: string;
  @Field({ description: 'CPCE R124-3 1°: the ground and the amount of what is due, each claim apart.' }) basisClause!: string;
  @Field({ description: 'CPCE R124-3 2°: the liability insurance.' }) insuranceClause!: string;
  @Field({ description: 'CPCE R124-3 3°: how the fee at the creditor\'s charge is determined.' }) feeClause!: string;
  @Field({ description: 'CPCE R124-3 4°: how the funds are handed over.' }) remittanceClause!: string;
  @Field({ description: 'framework: for every deposit to come | single: for the one that it was signed for.' }) kind!: string;
  @Field(() => Money, { description: 'A claim below this is not taken.' }) minimumClaim!: Cents;
  @Field(() => [String], { description: 'ISO 4217; a claim in another currency is not taken.' }) currencies!: readonly string[];
  @Field(() => Percent) feeRate!: string;
  @Field(() => Money) feeMinimum!: Cents;
  @Field(() => Int) remittanceDays!: number;
  @Field(() => Int) planMaxMonths!: number;
  @Field(() => Money, { description: 'The smallest instalment of a plan.' }) planMinInstalment!: Cents;
  @Field(() => Percent, { description: 'The share of the whole that the first payment of a plan must reach.' }) planDownPaymentPercent!: string;
  @Field(() => Int, { description: 'Days from the agreement within which the first instalment falls due.' }) planFirstWithinDays!: number;
  @Field(() => Int, { description: 'Days after which a missed instalment breaks the plan.' }) planGraceDays!: number;
  @Field({ description: 'What interest does while a plan is kept: runs | stops.' }) planInterest!: string;
  @Field(() => Percent) discountMaxPercent!: string;
  @Field({ description: 'statutory | indemnity_first | principal_first' }) allocation!: string;
  @Field({ description: 'ACT_ACT | ACT_365' }) dayCount!: string;
}

@InputType()
export class RegisterMandateInput {
  @Field(() => ID) creditorId!: string;
  @Field() reference!: string;
  @Field(() => Day) signedOn!: Temporal.PlainDate;
  @Field(() => Day) inForceFrom!: Temporal.PlainDate;
  @Field(() => Day, { nullable: true, description: 'The last day; none: until it is ended.' }) inForceTo?: Temporal.PlainDate | null;
  @Field() basisClause!: string;
  @Field() insuranceClause!: string;
  @Field() feeClause!: string;
  @Field() remittanceClause!: string;
  @Field(() => String, { nullable: true, description: 'framework | single; usual: framework.' }) kind?: string | null;
  @Field(() => Money, { nullable: true, description: 'Usual: 0.00, every claim is taken.' }) minimumClaim?: Cents | null;
  @Field(() => [String], { nullable: true, description: 'Usual: EUR alone.' }) currencies?: string[] | null;
  @Field(() => Percent) feeRate!: string;
  @Field(() => Money) feeMinimum!: Cents;
  @Field(() => Int) remittanceDays!: number;
  @Field(() => Int) planMaxMonths!: number;
  @Field(() => Money, { nullable: true, description: 'Usual: 0.00.' }) planMinInstalment?: Cents | null;
  @Field(() => Percent, { nullable: true, description: 'Usual: 0.' }) planDownPaymentPercent?: string | null;
  @Field(() => Int, { nullable: true, description: 'Usual: 31.' }) planFirstWithinDays?: number | null;
  @Field(() => Int, { nullable: true, description: 'Usual: 8.' }) planGraceDays?: number | null;
  @Field(() => String, { nullable: true, description: 'runs | stops; usual: runs.' }) planInterest?: string | null;
  @Field(() => Percent) discountMaxPercent!: string;
  @Field(() => String, { nullable: true }) allocation?: string | null;
  @Field(() => String, { nullable: true }) dayCount?: string | null;
  @Field(() => FeeTermsInput, { nullable: true, description: 'A schedule from its first day; its band for everything and its least then stand for feeRate and feeMinimum.' }) fees?: FeeTermsInput | null;
  @Field(() => FileInput) signedPdf!: FileInput;
}

export const RegisterMandateResult = orRefusal('RegisterMandateResult', () => Mandate);
