import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import { AddressInput, Debtor } from '@quittance/parties';
import { Day, Fact, Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'One step of a request. kind: identified | joined | extended | exported | rectified | restricted | erased | answered | refused. code, article: on which ground it was refused.' })
export class PrivacyEvent {
  @Field(() => ID) id!: string;
  @Field() kind!: string;
  @Field(() => String, { nullable: true }) code!: string | null;
  @Field(() => String, { nullable: true }) article!: string | null;
  @Field(() => String, { nullable: true }) words!: string | null;
  @Field(() => [Fact]) facts!: Fact[];
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() by!: string;
  @Field(() => [Document]) documents!: Document[];
}

@ObjectType({ description: 'A debtor row of the agency that is, or may be, the same person. Each creditor has his own. linked: the agency said that it is.' })
export class PrivacySubject {
  @Field(() => ID) debtorId!: string;
  @Field() name!: string;
  @Field(() => ID) creditorId!: string;
  @Field() creditorName!: string;
  @Field(() => [String]) references!: string[];
  @Field(() => ID, { nullable: true }) caseId!: string | null;
  @Field() linked!: boolean;
  @Field(() => [String], { description: 'By what it is taken for the same: siren | name | email | phone.' }) by!: string[];
}

@ObjectType({ description: 'One kind of data on the person and what stands against its erasure. code: case_open | dispute_open | restricted | period | request_open | named_elsewhere; null: nothing stands. erased: nothing of it is left.' })
export class ErasureLine {
  @Field() kind!: string;
  @Field(() => Int) rows!: number;
  @Field(() => String, { nullable: true }) code!: string | null;
  @Field(() => String, { nullable: true }) article!: string | null;
  @Field(() => String, { nullable: true }) exception!: string | null;
  @Field() basis!: string;
  @Field(() => Day, { nullable: true }) until!: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) freeSince!: Temporal.PlainDate | null;
  @Field() erased!: boolean;
}

@ObjectType()
export class ErasureOfSubject {
  @Field(() => ID) debtorId!: string;
  @Field() creditorName!: string;
  @Field(() => [ErasureLine]) lines!: ErasureLine[];
}

@ObjectType({ description: 'What a person asks about his data. kind: access | rectification | erasure | restriction | objection. state: open | extended | answered | refused. clock: ok | soon | late | answered.' })
export class PrivacyRequest {
  @Field(() => ID) id!: string;
  @Field(() => Int) number!: number;
  @Field() kind!: string;
  @Field() article!: string;
  @Field() state!: string;
  @Field() clock!: string;
  @Field(() => Day) receivedOn!: Temporal.PlainDate;
  @Field(() => Day) dueOn!: Temporal.PlainDate;
  @Field(() => Day) extendBy!: Temporal.PlainDate;
  @Field() termArticle!: string;
  @Field() channel!: string;
  @Field(() => String, { nullable: true }) identitySeen!: string | null;
  @Field() words!: string;
  @Field() debtorName!: string;
  @Field() creditorName!: string;
  @Field(() => ID, { nullable: true }) caseId!: string | null;
  @Field(() => String, { nullable: true }) publicReference!: string | null;
  @Field() openedBy!: string;
  @Field(() => Moment) openedAt!: Temporal.Instant;
  debtorId!: string;
}

@ObjectType({ description: 'open: how many wait for an answer, over all pages; late: how many of them are past their day.' })
export class PrivacyRequestPage {
  @Field(() => [PrivacyRequest]) rows!: PrivacyRequest[];
  @Field(() => String, { nullable: true }) next!: string | null;
  @Field(() => Int) open!: number;
  @Field(() => Int) late!: number;
}

@InputType({ description: 'channel: letter | email | phone | counter | other. identitySeen: which proof of identity was seen, or how he is known; none: it is asked for (RGPD art. 12, § 6).' })
export class PrivacyRequestInput {
  @Field(() => ID) caseId!: string;
  @Field() kind!: string;
  @Field(() => Day) receivedOn!: Temporal.PlainDate;
  @Field() channel!: string;
  @Field(() => String, { nullable: true }) identitySeen?: string | null;
  @Field() words!: string;
  @Field() idempotencyKey!: string;
}

@InputType({ description: 'What is put right; what is absent stays.' })
export class RectifyInput {
  @Field(() => ID) requestId!: string;
  @Field(() => ID) debtorId!: string;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => AddressInput, { nullable: true }) address?: AddressInput | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field() source!: string;
}

export const PrivacyRequestResult = orRefusal('PrivacyRequestResult', () => PrivacyRequest);
export { Debtor };
