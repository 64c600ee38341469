import { Field, ID, ObjectType } from '@nestjs/graphql';
import { orRefusal } from '@quittance/platform';

@ObjectType({ description: 'Who is signed in. workspace: collector | supervisor | accountant | administrator | creditor | bailiff. companyName: of a creditor\'s user or a bailiff. rules: packed CASL rules as JSON.' })
export class Me {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field() email!: string;
  @Field() locale!: string;
  @Field() workspace!: string;
  @Field(() => [String]) roles!: string[];
  @Field(() => ID, { nullable: true }) creditorId?: string | null;
  @Field(() => String, { nullable: true }) companyName?: string | null;
  @Field() agencyName!: string;
  @Field() rules!: string;
}

export const SignInResult = orRefusal('SignInResult', () => Me);
