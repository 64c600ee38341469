import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Day, Moment } from '@quittance/platform';
import { Superseded, Told } from './told.ts';

@ObjectType({ description: 'kind: returned | set_back (mail goes through again). cause: unknown | left | incomplete | refused | unclaimed.' })
export class AddressReturn {
  @Field() kind!: string;
  @Field(() => Day) on!: Temporal.PlainDate;
  @Field(() => String, { nullable: true }) cause!: string | null;
  @Field(() => String, { nullable: true }) words!: string | null;
  @Field(() => String, { nullable: true }) letterReference!: string | null;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() person!: string;
}

@ObjectType({ description: 'current: where letters go. returnedOn: since when mail comes back from there.' })
export class DebtorAddress {
  @Field(() => ID) id!: string;
  @Field() line1!: string;
  @Field(() => String, { nullable: true }) line2!: string | null;
  @Field() postalCode!: string;
  @Field() city!: string;
  @Field() country!: string;
  @Field() current!: boolean;
  @Field(() => Day, { nullable: true }) returnedOn!: Temporal.PlainDate | null;
  @Field(() => [AddressReturn], { description: 'The latest first.' }) returns!: AddressReturn[];
  @Field(() => Told) told!: Told;
  @Field(() => Superseded, { nullable: true }) superseded!: Superseded | null;
}

@ObjectType({ description: 'A number, an e-mail address or an account. shown: as it is written in France. e164: of a number that could be read. line: mobile | landline | other, where the number tells. current: the one that is used.' })
export class DebtorPoint {
  @Field(() => ID) id!: string;
  @Field() value!: string;
  @Field() shown!: string;
  @Field(() => String, { nullable: true }) e164!: string | null;
  @Field(() => String, { nullable: true }) line!: string | null;
  @Field(() => String, { nullable: true }) label!: string | null;
  @Field() current!: boolean;
  @Field(() => Told) told!: Told;
  @Field(() => Superseded, { nullable: true }) superseded!: Superseded | null;
}

@ObjectType({ description: 'kind: legal (of a company) | guardian | agent; as a hold tells it: creditorsRepresentative | liquidator | notary | legalRepresentative | guardian | curator. id null: a hold says it, and is where it is changed.' })
export class DebtorRepresentative {
  @Field(() => ID, { nullable: true }) id!: string | null;
  @Field() kind!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => Day, { nullable: true }) sinceOn!: Temporal.PlainDate | null;
  @Field() current!: boolean;
  @Field(() => Told) told!: Told;
  @Field(() => Superseded, { nullable: true }) superseded!: Superseded | null;
}

@ObjectType({ description: 'relation: what the other is to this one: parent | subsidiary | group | successor | predecessor. caseId: his latest case here.' })
export class DebtorLink {
  @Field(() => ID) id!: string;
  @Field() relation!: string;
  @Field(() => ID) otherId!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) siren!: string | null;
  @Field(() => ID, { nullable: true }) caseId!: string | null;
  @Field(() => String, { nullable: true }) publicReference!: string | null;
  @Field(() => Told) told!: Told;
  @Field(() => Superseded, { nullable: true }) superseded!: Superseded | null;
}

@ObjectType({ description: 'why: rectified (put right at his request) | merged (borne by another record of his).' })
export class OtherName {
  @Field() name!: string;
  @Field(() => String, { nullable: true }) siren!: string | null;
  @Field() why!: string;
}

@ObjectType({ description: 'Two records of one debtor, said to be one. parted: it was taken back.' })
export class DebtorMerge {
  @Field(() => ID) id!: string;
  @Field(() => ID) keptId!: string;
  @Field() keptName!: string;
  @Field(() => ID) otherId!: string;
  @Field() otherName!: string;
  @Field() reason!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() person!: string;
  @Field(() => Superseded, { nullable: true }) parted!: Superseded | null;
}

@ObjectType({ description: 'A debtor of the same creditor that may be the same. score: 0 to 100; by: same_siren | same_iban | same_phone | same_email | same_address | alike_name.' })
export class LikelyDebtor {
  @Field(() => ID) id!: string;
  @Field() kind!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) siren!: string | null;
  @Field(() => String, { nullable: true }) city!: string | null;
  @Field(() => Int) score!: number;
  @Field(() => [String]) by!: string[];
  @Field(() => ID, { nullable: true }) caseId!: string | null;
  @Field(() => String, { nullable: true }) publicReference!: string | null;
}
