import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Document, FileInput } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Moment, Money, orRefusal } from '@quittance/platform';

export const ASKED_OF = ['creditor', 'agency', 'study'] as const;
export type AskedOf = (typeof ASKED_OF)[number];
/** text: answered in words · proof: with a paper that proves a claim · plan: a plan beyond the mandate, agreed or refused · cost: a cost, agreed or refused. */
export const QUESTION_KINDS = ['text', 'proof', 'plan', 'cost'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];
export const WANTED_PAPERS = ['delivery', 'contract', 'order'] as const;
export type WantedPaper = (typeof WANTED_PAPERS)[number];

@ObjectType()
export class Answer {
  @Field(() => ID) id!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() by!: string;
  @Field() text!: string;
  @Field(() => String, { nullable: true, description: 'agreed | refused, of a plan or a cost.' }) decision!: string | null;
  @Field(() => [Document]) documents!: Document[];
}

@ObjectType({ description: 'Between agency, creditor and bailiff, on one case. askedOf: creditor | agency | study. askedByKind: user | system | debtor. aboutKind: dispute | plan | handoff | act | other. kind: text | proof (wanted: delivery | contract | order) | plan | cost (amount, purpose). answers: the oldest first.' })
export class Question {
  @Field(() => ID) id!: string;
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field() askedOf!: string;
  @Field() askedBy!: string;
  @Field() askedByKind!: string;
  @Field() aboutKind!: string;
  @Field() kind!: string;
  @Field(() => String, { nullable: true }) wanted!: string | null;
  @Field(() => String, { nullable: true, description: 'The claim that a paper is to prove.' }) claimReference!: string | null;
  @Field(() => Money, { nullable: true }) amount!: Cents | null;
  @Field(() => String, { nullable: true, description: 'What a cost is for.' }) purpose!: string | null;
  /** For the resolver of the plan, which lies in a room below. */
  aboutId!: string | null;
  @Field() text!: string;
  @Field(() => Moment) askedAt!: Temporal.Instant;
  @Field(() => [Answer]) answers!: Answer[];
  @Field(() => [Document]) documents!: Document[];
}

@ObjectType({ description: 'waiting: all that have no answer yet, on whatever page.' })
export class QuestionPage {
  @Field(() => [Question]) rows!: Question[];
  @Field(() => String, { nullable: true }) next!: string | null;
  @Field(() => Int) waiting!: number;
}

@ObjectType({ description: 'A cost that the creditor agreed to, and how far.' })
export class AgreedCost {
  @Field(() => ID) questionId!: string;
  @Field(() => Money) amount!: Cents;
  @Field() purpose!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() by!: string;
}

@InputType({ description: 'of: creditor | agency | study. Of a study: the one that holds the case. kind: text unless said; of the creditor also proof (wanted: delivery | contract | order; claimId) and cost (amount, purpose). A plan beyond the mandate asks by itself.' })
export class AskQuestionInput {
  @Field(() => ID) caseId!: string;
  @Field() of!: string;
  @Field(() => String, { nullable: true }) kind?: string | null;
  @Field(() => String, { nullable: true }) wanted?: string | null;
  @Field(() => ID, { nullable: true }) claimId?: string | null;
  @Field(() => Money, { nullable: true }) amount?: Cents | null;
  @Field(() => String, { nullable: true }) purpose?: string | null;
  @Field() text!: string;
  @Field(() => [FileInput], { nullable: true }) files?: FileInput[] | null;
}

@InputType({ description: 'decision: agreed | refused, for a plan or a cost. text: may be left out with a paper that was asked for, and where it is agreed. claimId: the claim that the papers prove, where the question names none.' })
export class AnswerQuestionInput {
  @Field(() => ID) questionId!: string;
  @Field() text!: string;
  @Field(() => String, { nullable: true }) decision?: string | null;
  @Field(() => ID, { nullable: true }) claimId?: string | null;
  @Field(() => [FileInput], { nullable: true }) files?: FileInput[] | null;
}

export const QuestionResult = orRefusal('QuestionResult', () => Question);
