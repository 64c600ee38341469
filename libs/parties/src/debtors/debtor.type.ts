import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Day } from '@quittance/platform';
import { Address } from '../address.type.ts';

@ObjectType({ description: 'kind: company | person.' })
export class Debtor {
  @Field(() => ID) id!: string;
  @Field() kind!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) legalForm?: string | null;
  @Field(() => String, { nullable: true }) siren?: string | null;
  @Field(() => Address, { nullable: true }) address?: Address | null;
  @Field(() => Day, { nullable: true, description: 'Since when mail comes back from there; no better address is known.' }) addressReturnedOn?: Temporal.PlainDate | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) representative?: string | null;
  @Field(() => String, { nullable: true }) representativeTitle?: string | null;
}
