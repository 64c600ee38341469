import { Field, ObjectType } from '@nestjs/graphql';
import { Fact, toFacts, type FactValues } from '@quittance/platform';

@ObjectType({
  description: 'What follows of what the creditor decides, as a code with its facts (money "12.00", days ISO). Of a recall: demands_stop | page_closes | letters_stopped (count) | messages_withdrawn (count) | promise_lapses (amount, on) | plan_binds (left, nextOn) | plan_proposal_lapses | dispute_yours | questions_lapse (count) | title_yours (on) | limitation_yours (on, claims) | costs_due (amount) | fee_due (recovered, fee, vat, total, rate, from, clause, mandate) | later_money (days). Of a pause: demands_stop (until) | interest_runs (perDay, total) | limitation_runs (on) | plan_goes_on (nextOn) | letters_stopped (count) | messages_withdrawn (count) | study_goes_on (study) | resumes_itself (on). level: plain | wait | danger.',
})
export class Consequence {
  @Field() code!: string;
  @Field() level!: string;
  @Field(() => String, { nullable: true }) article!: string | null;
  @Field(() => [Fact]) facts!: Fact[];
}

export const consequence = (code: string, { level = 'plain', article = null, facts = {} }: { level?: 'plain' | 'wait' | 'danger'; article?: string | null; facts?: FactValues } = {}): Consequence =>
  Object.assign(new Consequence(), { code, level, article, facts: toFacts(facts) });
