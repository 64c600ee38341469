import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';
import { Day, Refusal } from '@quittance/platform';

@ObjectType({ description: 'required: of staff. enrolled: a passkey or a code application is there. dueOn: the last day on which a member of staff may still do without; null when nothing is owed, or when it is owed at once.' })
export class SecondFactorStanding {
  @Field() required!: boolean;
  @Field() enrolled!: boolean;
  @Field(() => Day, { nullable: true }) dueOn?: Temporal.PlainDate | null;
}

@ObjectType({ description: 'Who is signed in. workspace: collector | supervisor | accountant | administrator | creditor | bailiff; enrol: a second factor must be taken first, only the account page opens. companyName: of a creditor\'s user or a bailiff. rules: packed CASL rules as JSON.' })
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
  @Field(() => SecondFactorStanding) secondFactor!: SecondFactorStanding;
}

@ObjectType({ description: 'The password was right; the second factor is awaited for five minutes. factors: passkey | totp | recovery_code, in the order in which to offer them.' })
export class SecondFactorAsked {
  @Field(() => [String]) factors!: string[];
}

export const SignInResult = createUnionType({
  name: 'SignInResult', types: () => [Me, SecondFactorAsked, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? Refusal : value instanceof SecondFactorAsked ? SecondFactorAsked : Me) as never,
});
