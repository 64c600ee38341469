import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, May, type Actor } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { AnswerQuestionInput, AskQuestionInput, Question, QuestionPage, QuestionResult } from './question.type.ts';
import { QuestionsService } from './questions.service.ts';

@Resolver()
export class QuestionsResolver {
  constructor(@Inject(QuestionsService) private readonly service: QuestionsService) {}

  @Query(() => QuestionPage, { description: 'Those addressed to me: the creditor\'s, the agency\'s, his study\'s. waiting: only those without an answer.' }) @May('read', 'Question')
  questions(@CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true }) after?: string | null, @Args('first', { type: () => Int, nullable: true }) first?: number | null, @Args('waiting', { type: () => Boolean, nullable: true }) waiting?: boolean | null) {
    return this.service.mine(actor, { after, first, waiting });
  }

  @Mutation(() => QuestionResult) @May('ask', 'Question')
  askQuestion(@CurrentActor() actor: Actor, @Args('input', { type: () => AskQuestionInput }) input: AskQuestionInput) {
    return this.service.ask(actor, input);
  }

  @Mutation(() => QuestionResult) @May('answer', 'Question')
  answerQuestion(@CurrentActor() actor: Actor, @Args('input', { type: () => AnswerQuestionInput }) input: AnswerQuestionInput) {
    return this.service.answer(actor, input);
  }
}

@Resolver(() => CaseFile)
export class CaseQuestionsResolver {
  constructor(@Inject(QuestionsService) private readonly service: QuestionsService) {}

  @ResolveField(() => [Question], { description: 'The newest first; none for those to whom nothing is said.' }) @May('read', 'CaseFile')
  questions(@CurrentActor() actor: Actor, @Parent() file: CaseFile) {
    return this.service.ofCase(actor, file.id);
  }
}
