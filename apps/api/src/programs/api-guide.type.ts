import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class ApiField {
  @Field() name!: string;
  @Field() type!: string;
  @Field(() => String, { nullable: true }) description!: string | null;
}

@ObjectType({ description: 'An operation that a key may ask for. kind: query | mutation. scope: the one that opens it.' })
export class ApiOperation {
  @Field() name!: string;
  @Field() kind!: string;
  @Field() scope!: string;
  @Field() answers!: string;
  @Field(() => String, { nullable: true }) description!: string | null;
  @Field(() => [ApiField]) arguments!: ApiField[];
}

@ObjectType({ description: 'kind: object | input | union.' })
export class ApiType {
  @Field() name!: string;
  @Field() kind!: string;
  @Field(() => String, { nullable: true }) description!: string | null;
  @Field(() => [ApiField]) fields!: ApiField[];
}

@ObjectType()
export class ApiRefusal {
  @Field() code!: string;
  @Field(() => Int) status!: number;
}

@ObjectType({ description: 'One that runs as it stands: curl, with the key in QUITTANCE_TOKEN. key: what it shows.' })
export class ApiExample {
  @Field() key!: string;
  @Field() curl!: string;
}

@ObjectType({ description: 'What a key of a creditor may ask of this house, read off the running schema: operations, the fields that it reads, refusals of a deposit with their HTTP status, examples.' })
export class ApiGuide {
  @Field() graphql!: string;
  @Field() rest!: string;
  @Field(() => Int) depositsAMinute!: number;
  @Field() sampleName!: string;
  @Field() sample!: string;
  @Field(() => [ApiOperation]) operations!: ApiOperation[];
  @Field(() => [ApiType]) types!: ApiType[];
  @Field(() => [ApiRefusal]) refusals!: ApiRefusal[];
  @Field(() => [ApiExample]) examples!: ApiExample[];
}
