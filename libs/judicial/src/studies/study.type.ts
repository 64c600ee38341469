import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Address, AddressInput } from '@quittance/parties';
import { Moment, orRefusal } from '@quittance/platform';

@ObjectType()
export class StudyUser {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field() email!: string;
}

@ObjectType({ description: 'A study of commissaires de justice. departments: where it acts, by their numbers. openFiles: in its hands, offered or accepted.' })
export class Study {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) legalForm!: string | null;
  @Field(() => String, { nullable: true }) siren!: string | null;
  @Field(() => Address) address!: Address;
  @Field() email!: string;
  @Field(() => String, { nullable: true }) phone!: string | null;
  @Field(() => [String]) departments!: string[];
  @Field(() => Int) openFiles!: number;
}

@ObjectType()
export class StudySummary {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field() city!: string;
}

@InputType()
export class RegisterStudyInput {
  @Field() name!: string;
  @Field(() => String, { nullable: true }) legalForm?: string | null;
  @Field(() => String, { nullable: true }) siren?: string | null;
  @Field(() => AddressInput) address!: AddressInput;
  @Field() email!: string;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) iban?: string | null;
  @Field(() => String, { nullable: true }) bic?: string | null;
  @Field(() => [String]) departments!: string[];
}

@InputType()
export class AddStudyUserInput {
  @Field(() => ID) studyId!: string;
  @Field() name!: string;
  @Field() email!: string;
}

@ObjectType({ description: 'He was sent a link to choose his password. invitedUntil: until when it opens.' })
export class StudyUserAdded {
  @Field(() => StudyUser) user!: StudyUser;
  @Field(() => Moment) invitedUntil!: Temporal.Instant;
}

export const StudyResult = orRefusal('StudyResult', () => Study);
export const AddStudyUserResult = orRefusal('AddStudyUserResult', () => StudyUserAdded);
