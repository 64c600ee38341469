import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Money } from '@quittance/platform';

@ObjectType({ description: 'overdue: cases whose next action is past its day.' })
export class CollectorLoad {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => Int) cases!: number;
  @Field(() => Int) overdue!: number;
  @Field(() => Int) callsToday!: number;
  @Field(() => Int) promisesToday!: number;
  @Field(() => Money) due!: Cents;
}

@ObjectType()
export class Supervision {
  @Field(() => [CollectorLoad]) collectors!: CollectorLoad[];
  @Field(() => Int) withoutNextAction!: number;
  @Field(() => Int) overdue!: number;
  @Field(() => Int) limitationRed!: number;
  @Field(() => Int) openCases!: number;
  @Field(() => Money) due!: Cents;
}
