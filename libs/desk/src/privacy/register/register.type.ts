import { Field, ObjectType } from '@nestjs/graphql';
import { Day } from '@quittance/platform';
import { RetentionRule } from '../retention/retention.type.ts';

@ObjectType({ description: 'Which columns of a table hold something on persons.' })
export class RegisterTable {
  @Field() table!: string;
  @Field() about!: string;
  @Field(() => [String]) columns!: string[];
}

@ObjectType({ description: 'One processing (RGPD art. 30). role: processor (for the creditor, under his mandate) | controller. about: debtor | people | parties. basis, recipients, categories: codes.' })
export class RegisterTreatment {
  @Field() treatment!: string;
  @Field() role!: string;
  @Field() basis!: string;
  @Field() article!: string;
  @Field(() => [String]) recipients!: string[];
  @Field(() => [String]) about!: string[];
  @Field(() => [String]) categories!: string[];
  @Field(() => [RetentionRule]) retention!: RetentionRule[];
  @Field(() => [RegisterTable]) tables!: RegisterTable[];
}

@ObjectType({ description: 'The register of processing, made from the map of personal data and the rules in force.' })
export class ProcessingRegister {
  @Field() agencyName!: string;
  @Field() address!: string;
  @Field() dataEmail!: string;
  @Field() phone!: string;
  @Field(() => Day) madeOn!: Temporal.PlainDate;
  @Field(() => [String]) creditors!: string[];
  @Field(() => [RegisterTreatment]) treatments!: RegisterTreatment[];
}
