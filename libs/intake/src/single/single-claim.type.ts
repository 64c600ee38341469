import { createUnionType, Field, ID, InputType } from '@nestjs/graphql';
import { FileInput } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Day, Money, Refusal } from '@quittance/platform';
import { RecognitionDecision } from '../deposits/deposit-input.type.ts';
import { DepositPreview } from '../deposits/deposit-preview.type.ts';
import { Deposit } from '../deposits/deposit.type.ts';

@InputType({ description: 'Who owes. kind: company | person. firstName: of a person, before his name. line1, postalCode and city: all or none.' })
export class SingleDebtorInput {
  @Field() kind!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) firstName?: string | null;
  @Field(() => String, { nullable: true, description: 'SIREN or SIRET, of a company' }) siren?: string | null;
  @Field(() => String, { nullable: true }) vatNumber?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'a public body' }) publicBody?: boolean | null;
  @Field(() => String, { nullable: true }) line1?: string | null;
  @Field(() => String, { nullable: true }) line2?: string | null;
  @Field(() => String, { nullable: true }) postalCode?: string | null;
  @Field(() => String, { nullable: true }) city?: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166, FR where it is not said' }) country?: string | null;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) contactName?: string | null;
  @Field(() => String, { nullable: true, description: 'of the account that he pays from' }) iban?: string | null;
}

@InputType({ description: 'A paper of the claim. kind: invoice | contract | order | delivery | correspondence | terms | other; not given: by its name.' })
export class SingleFileInput extends FileInput {
  @Field(() => String, { nullable: true }) kind?: string | null;
}

@InputType({ description: 'One unpaid invoice, by a form. due: what remains of amount, where not all of it. contractRate: percent a year ("12.40").' })
export class SingleClaimInput {
  @Field(() => ID, { nullable: true }) creditorId?: string | null;
  @Field() idempotencyKey!: string;
  @Field(() => SingleDebtorInput) debtor!: SingleDebtorInput;
  @Field() reference!: string;
  @Field(() => Day) issuedOn!: Temporal.PlainDate;
  @Field(() => Day) dueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field(() => Money, { nullable: true }) due?: Cents | null;
  @Field(() => String, { nullable: true, description: 'commercial | civil | consumer | rent | commercial_lease | carriage | telecom | insurance_premium | consumer_credit; not given: by who owes' }) nature?: string | null;
  @Field(() => String, { nullable: true, description: 'what was sold or done' }) description?: string | null;
  @Field(() => String, { nullable: true }) contractRate?: string | null;
  @Field(() => String, { nullable: true, description: 'what the invoice says of penalties for late payment' }) latePenaltyText?: string | null;
  @Field(() => String, { nullable: true, description: 'what it says of the indemnity for recovery costs' }) indemnityText?: string | null;
  @Field(() => String, { nullable: true }) orderReference?: string | null;
  @Field(() => String, { nullable: true }) contractReference?: string | null;
  @Field(() => String, { nullable: true }) deliveryReference?: string | null;
  @Field(() => [SingleFileInput], { nullable: true }) files?: SingleFileInput[] | null;
  @Field(() => [RecognitionDecision], { nullable: true, description: 'whom the debtor is, where he is doubtful' }) decisions?: RecognitionDecision[] | null;
}

export const DepositClaimResult = createUnionType({
  name: 'DepositClaimResult', types: () => [DepositPreview, Deposit, Refusal] as const,
  resolveType: (value: unknown) => (value instanceof Refusal ? Refusal : value instanceof DepositPreview ? DepositPreview : Deposit),
});
