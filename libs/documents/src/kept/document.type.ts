import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Moment } from '@quittance/platform';

/** deposit_file: a file as the creditor handed it over; attachment: what travelled inside an invoice; deposit_annex: what an acknowledgement has no room for on paper; deposit_report: all that could not be taken of a large deposit, as a table. */
export const DOCUMENT_KINDS = ['invoice', 'signed_mandate', 'formal_notice', 'attachment', 'deposit_file', 'receipt', 'plan_agreement', 'dispute_evidence', 'question_attachment', 'title', 'title_service', 'bailiff_act', 'handoff_pack', 'hold_evidence', 'privacy_export', 'signature_paper', 'signature_evidence', 'power_of_attorney', 'deposit_acknowledgement', 'deposit_annex', 'contract', 'order', 'delivery', 'correspondence', 'terms', 'case_message', 'payment_proof', 'deposit_report'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

@ObjectType({ description: 'Bytes kept by their SHA-256. Download at GET /documents/{id}. kind: invoice | signed_mandate | formal_notice | attachment | deposit_file | receipt | plan_agreement | dispute_evidence | question_attachment | title | title_service | bailiff_act | handoff_pack | hold_evidence | privacy_export | signature_paper | signature_evidence | power_of_attorney | deposit_acknowledgement | deposit_annex | contract | order | delivery | correspondence | terms | case_message | payment_proof | deposit_report.' })
export class Document {
  @Field(() => ID) id!: string;
  @Field() kind!: string;
  @Field() name!: string;
  @Field() mediaType!: string;
  @Field(() => Int) size!: number;
  @Field() sha256!: string;
  @Field(() => Moment) createdAt!: Temporal.Instant;
}
