import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'How often one is told by mail what moved on the cases of his company. cadence: off | daily | weekly. weekday: 1 is Monday. hour: of Paris, 0 to 23. nextAt: when the next one is due; nothing is sent where there is nothing to tell.' })
export class DigestPreference {
  @Field() cadence!: string;
  @Field(() => Int) weekday!: number;
  @Field(() => Int) hour!: number;
  @Field(() => Moment, { nullable: true }) setAt!: Temporal.Instant | null;
  @Field(() => Moment, { nullable: true }) nextAt!: Temporal.Instant | null;
}

@InputType()
export class DigestInput {
  @Field() cadence!: string;
  @Field(() => Int, { nullable: true }) weekday?: number | null;
  @Field(() => Int, { nullable: true }) hour?: number | null;
}

export const SetDigestResult = orRefusal('SetDigestResult', () => DigestPreference);
