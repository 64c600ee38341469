import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Moment, orRefusal } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { Consequence } from './consequence.type.ts';

export const RECALL_REASONS = ['settled_directly', 'commercial', 'other_counsel', 'given_up', 'mistake', 'other'] as const;

@ObjectType({ description: 'A case that its creditor took back. reason: settled_directly | commercial | other_counsel | given_up | mistake | other. consequences: as they were told when he did.' })
export class CaseRecall {
  @Field(() => ID) id!: string;
  @Field() reason!: string;
  @Field(() => String, { nullable: true }) words!: string | null;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() by!: string;
  @Field(() => [Consequence]) consequences!: Consequence[];
}

@ObjectType()
export class CaseRecalled {
  @Field(() => CaseFile) caseFile!: CaseFile;
  @Field(() => CaseRecall) recall!: CaseRecall;
}

@InputType()
export class RecallCaseInput {
  @Field(() => ID) caseId!: string;
  @Field() reason!: string;
  @Field(() => String, { nullable: true, description: 'Required for `other`.' }) words?: string | null;
  @Field() idempotencyKey!: string;
}

export const RecallResult = orRefusal('RecallResult', () => CaseRecalled);
