import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { FeeTermsInput } from '@quittance/parties';
import { Day, Moment, Money, orRefusal, Percent } from '@quittance/platform';

@ObjectType({ description: 'One thing that happened to a request: sent | opened | read | code_sent | code_refused | signed | refused | withdrawn | expired | failed | proved (its file of evidence is printed).' })
export class SignatureEvent {
  @Field(() => ID) id!: string;
  @Field() kind!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field(() => String, { nullable: true }) by?: string | null;
  @Field(() => String, { nullable: true, description: 'The channel of a code, the cause of a failure.' }) detail?: string | null;
}

@ObjectType({ description: 'What the agency proposes to a creditor to sign at a distance. kind: mandate | power_of_attorney. state: preparing (being printed) | waiting | signed | refused | withdrawn | expired | failed.' })
export class SignatureRequest {
  @Field(() => ID) id!: string;
  @Field(() => ID) creditorId!: string;
  @Field() kind!: string;
  @Field() reference!: string;
  @Field() state!: string;
  @Field() signatoryName!: string;
  @Field() signatoryCapacity!: string;
  @Field() signatoryEmail!: string;
  @Field(() => Moment) proposedAt!: Temporal.Instant;
  @Field() proposedBy!: string;
  @Field(() => Moment) expiresAt!: Temporal.Instant;
  @Field(() => Moment, { nullable: true }) decidedAt?: Temporal.Instant | null;
  @Field(() => String, { nullable: true, description: 'Why it was refused or withdrawn, in the words of whoever did.' }) reason?: string | null;
  @Field(() => ID, { nullable: true, description: 'The mandate that it renews, or that the power stands under.' }) mandateId?: string | null;
  @Field(() => ID, { nullable: true }) caseId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The mandate that came of it.' }) signedMandateId?: string | null;
  @Field({ description: 'Whether this person may sign it here and now, being the one it is addressed to.' }) mine!: boolean;
  @Field(() => [Document], { description: 'The paper to sign; once signed, its file of evidence as PDF and as JSON.' }) documents?: Document[];
  @Field(() => [SignatureEvent]) events?: SignatureEvent[];
}

@ObjectType()
export class SignatureRequestPage {
  @Field(() => [SignatureRequest]) rows!: SignatureRequest[];
  @Field(() => String, { nullable: true }) next?: string | null;
}

/** What a power says, the same when it is proposed and when it stands. */
@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
abstract class PowerWords {
  @Field() reference!: string;
  @Field(() => [String]) acts!: string[];
  @Field(() => String, { nullable: true }) court?: string | null;
  @Field() representativeName!: string;
  @Field() representativeTitle!: string;
  @Field(() => Day) from!: Temporal.PlainDate;
  @Field(() => Day, { nullable: true }) until?: Temporal.PlainDate | null;
}

@ObjectType({ description: 'A special power of attorney. acts: payment_order (CPC 1407) | commercial_court (CPC 853) | insolvency_claim (C. com. L622-24). caseId: null: for the cases of its mandate. state: in_force | ended | not_yet.' })
export class PowerOfAttorney extends PowerWords {
  @Field(() => ID) id!: string;
  @Field(() => ID) mandateId!: string;
  @Field(() => ID, { nullable: true }) caseId?: string | null;
  @Field() state!: string;
  @Field() signedBy!: string;
  @Field(() => Moment) signedAt!: Temporal.Instant;
  @Field(() => ID) documentId!: string;
}

@InputType({ description: 'Who is to sign for the creditor. locale: fr | en.' })
export class SignatoryInput {
  @Field() name!: string;
  @Field() capacity!: string;
  @Field() email!: string;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) locale?: string | null;
}

@InputType()
export class ProposeMandateInput {
  @Field(() => ID) creditorId!: string;
  @Field(() => ID, { nullable: true, description: 'The mandate that this one takes over from.' }) renewsId?: string | null;
  @Field() reference!: string;
  @Field(() => Day) inForceFrom!: Temporal.PlainDate;
  @Field(() => Day, { nullable: true }) inForceTo?: Temporal.PlainDate | null;
  @Field() basisClause!: string;
  @Field() insuranceClause!: string;
  @Field() feeClause!: string;
  @Field() remittanceClause!: string;
  @Field(() => String, { nullable: true }) kind?: string | null;
  @Field(() => Money, { nullable: true }) minimumClaim?: Cents | null;
  @Field(() => [String], { nullable: true }) currencies?: string[] | null;
  @Field(() => Percent) feeRate!: string;
  @Field(() => Money) feeMinimum!: Cents;
  @Field(() => FeeTermsInput, { nullable: true }) fees?: FeeTermsInput | null;
  @Field(() => Int) remittanceDays!: number;
  @Field(() => Int) planMaxMonths!: number;
  @Field(() => Money, { nullable: true }) planMinInstalment?: Cents | null;
  @Field(() => Percent, { nullable: true }) planDownPaymentPercent?: string | null;
  @Field(() => Int, { nullable: true }) planFirstWithinDays?: number | null;
  @Field(() => Int, { nullable: true }) planGraceDays?: number | null;
  @Field(() => String, { nullable: true }) planInterest?: string | null;
  @Field(() => Percent) discountMaxPercent!: string;
  @Field(() => String, { nullable: true }) allocation?: string | null;
  @Field(() => String, { nullable: true }) dayCount?: string | null;
  @Field(() => SignatoryInput) signatory!: SignatoryInput;
  @Field(() => Int, { nullable: true, description: 'How many days the link opens. Usual: 15.' }) openDays?: number | null;
  @Field() idempotencyKey!: string;
}

@InputType()
export class ProposePowerInput extends PowerWords {
  @Field(() => ID) mandateId!: string;
  @Field(() => ID, { nullable: true, description: 'For one case; none: for the cases of the mandate.' }) caseId?: string | null;
  @Field(() => SignatoryInput) signatory!: SignatoryInput;
  @Field(() => Int, { nullable: true }) openDays?: number | null;
  @Field() idempotencyKey!: string;
}

export const PowerOfAttorneyResult = orRefusal('PowerOfAttorneyResult', () => PowerOfAttorney);
export const SignatureRequestResult = orRefusal('SignatureRequestResult', () => SignatureRequest);
