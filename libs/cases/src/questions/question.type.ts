import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Document, FileInput } from '@quittance/documents';
import { Moment, orRefusal } from '@quittance/platform';

export const ASKED_OF = ['creditor', 'agency', 'study'] as const;
export type AskedOf = (typeof ASKED_OF)[number];

@ObjectType()
export class Answer {
  @Field(() => ID) id!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() by!: string;
  @Field() text!: string;
  @Field(() => [Document]) documents!: Document[];
}

@ObjectType({ description: 'Between agency, creditor and bailiff, on one case. askedOf: creditor | agency | study. askedByKind: user | system | debtor. aboutKind: dispute | plan | handoff | act | other. answers: the oldest first.' })
export class Question {
  @Field(() => ID) id!: string;
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field() askedOf!: string;
  @Field() askedBy!: string;
  @Field() askedByKind!: string;
  @Field() aboutKind!: string;
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

@InputType({ description: 'of: creditor | agency | study. Of a study: the one that holds the case.' })
export class AskQuestionInput {
  @Field(() => ID) caseId!: string;
  @Field() of!: string;
  @Field() text!: string;
  @Field(() => [FileInput], { nullable: true }) files?: FileInput[] | null;
}

@InputType()
export class AnswerQuestionInput {
  @Field(() => ID) questionId!: string;
  @Field() text!: string;
  @Field(() => [FileInput], { nullable: true }) files?: FileInput[] | null;
}

export const QuestionResult = orRefusal('QuestionResult', () => Question);
