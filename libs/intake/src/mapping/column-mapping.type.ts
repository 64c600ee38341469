import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'column: from 0; header: as the file names it; field: what it is read as.' })
export class RememberedColumn {
  @Field(() => Int) column!: number;
  @Field() header!: string;
  @Field() field!: string;
}

@ObjectType({ description: 'How files of these columns are read, as their creditor said it; fileName: of the file at which he said it.' })
export class RememberedMapping {
  @Field(() => ID) id!: string;
  @Field() fingerprint!: string;
  @Field() fileName!: string;
  @Field(() => [RememberedColumn]) columns!: RememberedColumn[];
  @Field(() => Moment) rememberedAt!: Temporal.Instant;
  @Field() by!: string;
}

export const ForgetMappingResult = orRefusal('ForgetMappingResult', () => RememberedMapping);
