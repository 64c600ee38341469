import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Moment, Money, orRefusal } from '@quittance/platform';
import { Address, AddressInput } from '../address.type.ts';

@ObjectType()
export class CreditorContact {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) role?: string | null;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
}

@ObjectType()
export class CreditorUser {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field() email!: string;
}

@ObjectType({ description: 'A creditor company, client of the agency. kind: company | individual. iban only for those who may see it.' })
export class Creditor {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) legalForm?: string | null;
  @Field() siren!: string;
  @Field(() => String, { nullable: true }) vatNumber?: string | null;
  @Field() kind!: string;
  @Field(() => Address) address!: Address;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) iban?: string | null;
  @Field(() => String, { nullable: true }) bic?: string | null;
  @Field(() => Moment) createdAt!: Temporal.Instant;
  @Field(() => [CreditorContact]) contacts!: CreditorContact[];
}

@ObjectType({ description: 'A creditor as a line of a list. mandateState: in_force | ended | not_yet | none. openCases and principal are of its open cases. mandateUntil: last day in force of the mandate shown, null if open-ended. coveredUntil: the last day of those in force or to come, null if one is open-ended or there is none.' })
export class CreditorRow {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field() siren!: string;
  @Field() city!: string;
  @Field(() => String, { nullable: true }) mandateReference?: string | null;
  @Field() mandateState!: string;
  @Field(() => Day, { nullable: true }) mandateUntil?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) coveredUntil?: Temporal.PlainDate | null;
  @Field(() => Int) openCases!: number;
  @Field(() => Money) principal!: Cents;
}

@ObjectType()
export class CreditorPage {
  @Field(() => [CreditorRow]) rows!: CreditorRow[];
  @Field(() => String, { nullable: true }) next?: string | null;
}

@InputType()
export class CreditorContactInput {
  @Field() name!: string;
  @Field(() => String, { nullable: true }) role?: string | null;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
}

@InputType()
export class RegisterCreditorInput {
  @Field() name!: string;
  @Field(() => String, { nullable: true }) legalForm?: string | null;
  @Field() siren!: string;
  @Field(() => String, { nullable: true }) vatNumber?: string | null;
  @Field(() => String, { nullable: true, description: 'company (unless told otherwise) | individual' }) kind?: string | null;
  @Field(() => AddressInput) address!: AddressInput;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field() iban!: string;
  @Field(() => String, { nullable: true }) bic?: string | null;
  @Field(() => [CreditorContactInput]) contacts!: CreditorContactInput[];
}

@InputType()
export class AddCreditorUserInput {
  @Field(() => ID) creditorId!: string;
  @Field() name!: string;
  @Field() email!: string;
}

@ObjectType({ description: 'He was sent a link to choose his password. invitedUntil: until when it opens.' })
export class CreditorUserAdded {
  @Field(() => CreditorUser) user!: CreditorUser;
  @Field(() => Moment) invitedUntil!: Temporal.Instant;
}

export const RegisterCreditorResult = orRefusal('RegisterCreditorResult', () => Creditor);
export const AddCreditorUserResult = orRefusal('AddCreditorUserResult', () => CreditorUserAdded);
