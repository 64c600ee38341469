import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { CaseFile, HoldWarning } from '@quittance/cases';
import { FileInput } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Day, Money, orRefusal, Refusal } from '@quittance/platform';
import { Payment } from '../payments/payment.type.ts';

@InputType({ description: 'What the debtor paid to the creditor himself. means: transfer | card | cheque | cash | direct_debit | other. reference: the creditor\'s own, for his accountant and the agency\'s. files: what proves it.' })
export class DeclareDirectPaymentInput {
  @Field(() => ID) caseId!: string;
  @Field(() => Day) valueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field() means!: string;
  @Field(() => String, { nullable: true }) reference?: string | null;
  @Field(() => String, { nullable: true }) payer?: string | null;
  @Field(() => [FileInput], { nullable: true }) files?: FileInput[] | null;
  @Field() idempotencyKey!: string;
}

@ObjectType({ description: 'A payment that the creditor declared, and what it leaves. planState: what the plan becomes by it.' })
export class DirectPaymentDeclared {
  @Field(() => Payment) payment!: Payment;
  @Field(() => CaseFile) caseFile!: CaseFile;
  @Field(() => Money) dueBefore!: Cents;
  @Field(() => Money) dueAfter!: Cents;
  @Field(() => Money) overpaid!: Cents;
  @Field() closes!: boolean;
  @Field(() => String, { nullable: true }) planState!: string | null;
  @Field(() => Refusal, { nullable: true, description: 'As of recordPayment.' }) waitsFor!: Refusal | null;
  @Field(() => [HoldWarning]) warnings!: HoldWarning[];
}

export const DeclareDirectPaymentResult = orRefusal('DeclareDirectPaymentResult', () => DirectPaymentDeclared);
