import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Day, orRefusal } from '@quittance/platform';
import { Address } from '../address.type.ts';

@ObjectType({ description: 'The collection agency itself: its segregated account, its liability insurance and its declaration to the prosecutor (CPCE R124-2).' })
export class Agency {
  @Field() name!: string;
  @Field() legalForm!: string;
  @Field() siren!: string;
  @Field(() => Address) address!: Address;
  @Field() phone!: string;
  @Field() email!: string;
  @Field() segregatedIban!: string;
  @Field() segregatedBic!: string;
  @Field() segregatedAccountName!: string;
  @Field(() => String, { nullable: true }) insurer?: string | null;
  @Field(() => String, { nullable: true }) insurancePolicy?: string | null;
  @Field(() => Day, { nullable: true }) insuredUntil?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) declaredOn?: Temporal.PlainDate | null;
  @Field(() => String, { nullable: true }) declaredTo?: string | null;
}

@InputType()
export class AgencyInsuranceInput {
  @Field() insurer!: string;
  @Field() policy!: string;
  @Field(() => Day) from!: Temporal.PlainDate;
  @Field(() => Day, { description: 'The last day of cover.' }) until!: Temporal.PlainDate;
}

@InputType()
export class AgencyDeclarationInput {
  @Field(() => Day) declaredOn!: Temporal.PlainDate;
  @Field({ description: 'The court whose prosecutor received the declaration.' }) court!: string;
}

export const AgencyResult = orRefusal('AgencyResult', () => Agency);
