import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Day, Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'A key of a program. It acts in the name of a person, and of his rights only by its scopes: read, deposit. prefix: how it begins, to tell it from others. state: active | expired | revoked | asleep (the person was disabled or holds no fitting role any more).' })
export class ApiToken {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field() prefix!: string;
  @Field(() => [String]) scopes!: string[];
  @Field() state!: string;
  @Field() actsAs!: string;
  @Field(() => String, { nullable: true }) companyName!: string | null;
  @Field(() => Moment) madeAt!: Temporal.Instant;
  @Field() madeBy!: string;
  @Field(() => Moment) expiresAt!: Temporal.Instant;
  @Field(() => Moment, { nullable: true }) lastUsedAt!: Temporal.Instant | null;
  @Field(() => Moment, { nullable: true }) revokedAt!: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) revokedBy!: string | null;
}

@ObjectType({ description: 'In whose name a program may act. scopes: those that his rights leave room for.' })
export class TokenHolder {
  @Field(() => ID) userId!: string;
  @Field() name!: string;
  @Field() role!: string;
  @Field(() => String, { nullable: true }) companyName!: string | null;
  @Field(() => [String]) scopes!: string[];
}

@ObjectType({ description: 'The newest first.' })
export class ApiTokens {
  @Field(() => [ApiToken]) rows!: ApiToken[];
  @Field(() => [TokenHolder]) holders!: TokenHolder[];
}

@ObjectType({ description: 'secret: the key itself, shown this once and kept nowhere; null where the same was sent twice and it has been shown already.' })
export class ApiTokenMade {
  @Field(() => ApiToken) token!: ApiToken;
  @Field(() => String, { nullable: true }) secret!: string | null;
}

@InputType({ description: 'expiresOn: its last day, a year from today at most. scopes: read, deposit (only for a creditor\'s user).' })
export class MakeApiTokenInput {
  @Field() name!: string;
  @Field(() => ID) userId!: string;
  @Field(() => [String]) scopes!: string[];
  @Field(() => Day) expiresOn!: Temporal.PlainDate;
  @Field() idempotencyKey!: string;
}

export const MakeApiTokenResult = orRefusal('MakeApiTokenResult', () => ApiTokenMade);
export const ApiTokenResult = orRefusal('ApiTokenResult', () => ApiToken);
