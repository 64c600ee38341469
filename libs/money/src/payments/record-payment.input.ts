import { Field, ID, InputType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Money } from '@quittance/platform';

@InputType({ description: 'means: transfer | card | cheque | cash | direct_debit | other. receivedBy: agency | creditor | bailiff (then studyId). claimId: the claim that the debtor chose to pay (C. civ. 1342-10).' })
export class RecordPaymentInput {
  @Field(() => ID) caseId!: string;
  @Field(() => Day) valueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field() means!: string;
  @Field() receivedBy!: string;
  @Field(() => ID, { nullable: true }) studyId?: string | null;
  @Field(() => ID, { nullable: true }) claimId?: string | null;
  @Field(() => String, { nullable: true }) payer?: string | null;
  @Field(() => String, { nullable: true }) bankReference?: string | null;
  @Field() idempotencyKey!: string;
}

@InputType({ description: 'text: public reference, debtor, reference of a claim, payer, reference of the bank. from, to: value dates. reversed: only those, or only the others.' })
export class PaymentFilter {
  @Field(() => String, { nullable: true }) text?: string | null;
  @Field(() => ID, { nullable: true }) creditorId?: string | null;
  @Field(() => String, { nullable: true }) receivedBy?: string | null;
  @Field(() => String, { nullable: true }) means?: string | null;
  @Field(() => Day, { nullable: true }) from?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) to?: Temporal.PlainDate | null;
  @Field(() => Boolean, { nullable: true }) reversed?: boolean | null;
}
