import { Injectable } from '@nestjs/common';
import type { Actor, Tx } from '@quittance/platform';
import type { SeenCase } from '../files/cases-read.service.ts';
import type { AskedQuestion, Decision } from './question-facts.service.ts';
import type { QuestionKind } from './question.type.ts';

export interface GivenAnswer { id: string; decision: Decision; text: string }
/** What a room below does with an answer that decides, in its transaction; what may not be is refused there, and nothing was said. */
export type AnswerStep = (tx: Tx, actor: Actor, file: SeenCase, asked: AskedQuestion, answer: GivenAnswer) => Promise<void>;

/** What an answer decides lies in rooms below. Each says, once, at its start, what it does with a question of its kind. */
@Injectable()
export class AnswerSteps {
  readonly #steps = new Map<QuestionKind, AnswerStep>();

  /** To be called by a module when it is made. */
  add(kind: QuestionKind, step: AnswerStep): void {
    this.#steps.set(kind, step);
  }

  async follow(tx: Tx, actor: Actor, file: SeenCase, asked: AskedQuestion, answer: GivenAnswer): Promise<void> {
    await this.#steps.get(asked.kind)?.(tx, actor, file, asked, answer);
  }
}
