import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { FileInput } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Day, Money, orRefusal, Percent } from '@quittance/platform';

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
  @Field(() => Percent) feeRate!: string;
  @Field(() => Money) feeMinimum!: Cents;
  @Field(() => Int) remittanceDays!: number;
  @Field(() => Int) planMaxMonths!: number;
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
  @Field(() => Percent) feeRate!: string;
  @Field(() => Money) feeMinimum!: Cents;
  @Field(() => Int) remittanceDays!: number;
  @Field(() => Int) planMaxMonths!: number;
  @Field(() => Percent) discountMaxPercent!: string;
  @Field(() => String, { nullable: true }) allocation?: string | null;
  @Field(() => String, { nullable: true }) dayCount?: string | null;
  @Field(() => FileInput) signedPdf!: FileInput;
}

export const RegisterMandateResult = orRefusal('RegisterMandateResult', () => Mandate);
