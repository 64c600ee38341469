import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Document, FileInput } from '@quittance/documents';
import { Day, Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'An enforceable title (CPCE L111-3). kind: judgment | payment_order | small_claims_title | notarial_deed | conciliation_record | unpaid_cheque_title | uncontested_claim_record | settlement_with_formula. servedOn: also by a bailiff\'s act since. expiresOn: the last day to enforce it (CPCE L111-4), or, for the titles that L111-4 does not name, the claim\'s own term.' })
export class Title {
  @Field(() => ID) id!: string;
  @Field() kind!: string;
  @Field(() => Day) issuedOn!: Temporal.PlainDate;
  @Field(() => Day) enforceableOn!: Temporal.PlainDate;
  @Field(() => Day, { nullable: true }) servedOn!: Temporal.PlainDate | null;
  @Field() authority!: string;
  @Field(() => String, { nullable: true }) reference!: string | null;
  @Field(() => Moment) recordedAt!: Temporal.Instant;
  @Field() by!: string;
  @Field(() => Day) expiresOn!: Temporal.PlainDate;
  @Field(() => Document) document!: Document;
  @Field(() => Document, { nullable: true }) serviceDocument!: Document | null;
}

@InputType()
export class RecordTitleInput {
  @Field(() => ID) caseId!: string;
  @Field() kind!: string;
  @Field(() => Day) issuedOn!: Temporal.PlainDate;
  @Field(() => Day) enforceableOn!: Temporal.PlainDate;
  @Field(() => Day, { nullable: true }) servedOn?: Temporal.PlainDate | null;
  @Field() authority!: string;
  @Field(() => String, { nullable: true }) reference?: string | null;
  @Field(() => FileInput) pdf!: FileInput;
  @Field(() => FileInput, { nullable: true }) servicePdf?: FileInput | null;
  @Field() idempotencyKey!: string;
}

export const TitleResult = orRefusal('TitleResult', () => Title);
