import { Field, ID, InputType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Money } from '@quittance/platform';
import { NextActionInput } from '../next-actions/next-action.type.ts';

export const CALL_OUTCOMES = ['promise', 'refusal', 'dispute', 'absent', 'message_left', 'third_party', 'wrong_number', 'callback'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];
export const REACHED = ['debtor', 'representative', 'third_party', 'nobody'] as const;

@InputType()
export class PromiseInput {
  @Field(() => Day) dueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
}

@InputType({ description: 'outcome: promise | refusal | dispute | absent | message_left | third_party | wrong_number | callback. reached: debtor | representative | third_party | nobody' })
export class LogCallInput {
  @Field(() => ID) caseId!: string;
  @Field() reached!: string;
  @Field() outcome!: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => PromiseInput, { nullable: true }) promise?: PromiseInput | null;
  @Field(() => NextActionInput) nextAction!: NextActionInput;
  @Field(() => Boolean, { nullable: true, description: 'The debtor rang. Absent: the agency did.' }) incoming?: boolean | null;
  @Field() idempotencyKey!: string;
}
