import { Field, ID, ObjectType } from '@nestjs/graphql';
import { CaseFile, HoldWarning } from '@quittance/cases';
import type { Cents } from '@quittance/law';
import { Day, Moment, Money, orRefusal, Refusal } from '@quittance/platform';
import { Receipt } from '../receipts/receipt.type.ts';
import type { PaymentFilter } from './record-payment.input.ts';

@ObjectType({ description: 'What a payment meets. target: cost | interest | principal | indemnity.' })
export class AllocationPart {
  @Field() target!: string;
  @Field(() => String, { nullable: true }) claimReference!: string | null;
  @Field(() => String, { nullable: true }) costLabel!: string | null;
  @Field(() => Money) amount!: Cents;
}

@ObjectType()
export class PaymentReversal {
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() by!: string;
  @Field() reason!: string;
}

@ObjectType({ description: 'Money that came in, never edited: a mistake is reversed with a reason. means: transfer | card | cheque | cash | direct_debit | other. receivedBy: agency | creditor | bailiff.' })
export class Payment {
  @Field(() => ID) id!: string;
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field() creditorName!: string;
  @Field(() => Day) valueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field() means!: string;
  @Field() receivedBy!: string;
  @Field(() => String, { nullable: true }) studyName!: string | null;
  @Field(() => String, { nullable: true }) payer!: string | null;
  @Field(() => String, { nullable: true }) bankReference!: string | null;
  @Field(() => String, { nullable: true, description: 'The claim that the debtor chose.' }) claimReference!: string | null;
  @Field(() => Moment) recordedAt!: Temporal.Instant;
  @Field() by!: string;
  @Field({ description: 'Said by the creditor himself, not entered by the agency.' }) declared!: boolean;
  @Field(() => [AllocationPart], { description: 'What it meets today.' }) allocations!: AllocationPart[];
  @Field(() => Money) unallocated!: Cents;
  @Field(() => PaymentReversal, { nullable: true }) reversal!: PaymentReversal | null;
  @Field(() => Receipt, { nullable: true }) receipt!: Receipt | null;
}

@ObjectType({ description: 'What another payment meets differently because of this one; difference: a signed decimal, "-12.00".' })
export class MovedAllocation {
  @Field(() => ID) paymentId!: string;
  @Field(() => Day) valueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field() target!: string;
  @Field(() => String, { nullable: true }) claimReference!: string | null;
  @Field() difference!: string;
}

@ObjectType({ description: 'A payment and what it changes today, recorded or reversed. overpaid: what is paid beyond all that is owed after it. planState: what the plan becomes by it: agreed (accepted by its first instalment) | completed.' })
export class PaymentRecorded {
  @Field(() => Payment) payment!: Payment;
  @Field(() => CaseFile) caseFile!: CaseFile;
  @Field(() => Money) dueBefore!: Cents;
  @Field(() => Money) dueAfter!: Cents;
  @Field(() => Money) overpaid!: Cents;
  @Field() closes!: boolean;
  @Field() reopens!: boolean;
  @Field(() => [MovedAllocation]) moved!: MovedAllocation[];
  @Field(() => String, { nullable: true }) planState!: string | null;
  @Field(() => Refusal, { nullable: true, description: 'A rate that nobody has entered yet (rate_unknown): the payment is recorded all the same, sums count interest up to the eve of that half-year, what came in since is laid out once the rate is there.' }) waitsFor!: Refusal | null;
  @Field(() => [HoldWarning], { description: 'What its day makes worth a word: paid_while_held (kind, from, on), where the law let nothing be paid. Money that came in is recorded all the same.' }) warnings!: HoldWarning[];
}

@ObjectType()
export class PaymentPage {
  @Field(() => [Payment]) rows!: Payment[];
  @Field(() => String, { nullable: true }) next!: string | null;
  /** What the total is asked of. */
  filter!: PaymentFilter | null;
}

export const RecordPaymentResult = orRefusal('RecordPaymentResult', () => PaymentRecorded);
