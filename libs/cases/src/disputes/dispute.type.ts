import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Document, FileInput } from '@quittance/documents';
import { Moment, orRefusal } from '@quittance/platform';

export const DISPUTE_REASONS = ['already_paid', 'not_delivered', 'wrong_amount', 'not_me', 'other'] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];
export const DISPUTE_OUTCOMES = ['upheld', 'partly', 'rejected', 'withdrawn'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

@ObjectType({ description: 'kind: answered (by the creditor) | settled (by the agency, with its outcome and words).' })
export class DisputeEvent {
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() kind!: string;
  @Field() by!: string;
  @Field(() => String, { nullable: true }) words!: string | null;
  @Field(() => String, { nullable: true }) outcome!: string | null;
}

@ObjectType({ description: 'The debtor does not owe it, or says so. reason: already_paid | not_delivered | wrong_amount | not_me | other. openedByKind: debtor | agent. state: open | answered | settled. outcome: upheld | partly | rejected | withdrawn. documents: what he joined.' })
export class Dispute {
  @Field(() => ID) id!: string;
  @Field(() => ID) caseId!: string;
  @Field() reason!: string;
  @Field(() => String, { nullable: true }) words!: string | null;
  @Field(() => [String]) claimReferences!: string[];
  @Field(() => Moment) openedAt!: Temporal.Instant;
  @Field() openedBy!: string;
  @Field() openedByKind!: string;
  @Field() state!: string;
  @Field(() => String, { nullable: true }) outcome!: string | null;
  @Field(() => [DisputeEvent]) events!: DisputeEvent[];
  @Field(() => [Document]) documents!: Document[];
}

@InputType({ description: 'An agent notes what the debtor contests. claimIds empty or absent: all claims.' })
export class OpenDisputeInput {
  @Field(() => ID) caseId!: string;
  @Field() reason!: string;
  @Field(() => String, { nullable: true }) words?: string | null;
  @Field(() => [ID], { nullable: true }) claimIds?: string[] | null;
  @Field(() => [FileInput], { nullable: true }) files?: FileInput[] | null;
  @Field() idempotencyKey!: string;
}

export const DisputeResult = orRefusal('DisputeResult', () => Dispute);
