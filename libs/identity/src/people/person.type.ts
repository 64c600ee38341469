import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'A role that a person holds now. grade: of a creditor\'s user, reader | operator | administrator. companyName: of the creditor or the study that it is for. givenBy: by name, null for the first of the house.' })
export class RoleGiven {
  @Field(() => ID) id!: string;
  @Field() role!: string;
  @Field(() => String, { nullable: true }) grade?: string | null;
  @Field(() => String, { nullable: true }) companyName?: string | null;
  @Field(() => Moment) givenAt!: Temporal.Instant;
  @Field(() => String, { nullable: true }) givenBy?: string | null;
}

@ObjectType({ description: 'A person of the agency, of a creditor or of a study, with the roles held now. standing: invited | active | disabled.' })
export class Person {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field() email!: string;
  @Field() standing!: string;
  @Field(() => Moment, { nullable: true }) lastSeenAt?: Temporal.Instant | null;
  @Field(() => [RoleGiven]) roles!: RoleGiven[];
  @Field() secondFactor!: boolean;
  @Field(() => Int) openSessions!: number;
}

export const InvitePersonResult = orRefusal('InvitePersonResult', () => Person);
