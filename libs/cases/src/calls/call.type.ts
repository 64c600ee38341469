import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Moment, Money } from '@quittance/platform';
import { ConductFinding } from '../conduct/conduct.type.ts';

@ObjectType('Promise', { description: 'A promise to pay. state: open | due (today) | broken.' })
export class PromiseToPay {
  @Field(() => ID) id!: string;
  @Field(() => Moment) takenAt!: Temporal.Instant;
  @Field(() => Day) dueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field() by!: string;
  @Field() state!: string;
}

@ObjectType()
export class Call {
  @Field(() => ID) id!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() by!: string;
  @Field() reached!: string;
  @Field() outcome!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field({ description: 'The debtor rang.' }) incoming!: boolean;
  @Field(() => [ConductFinding], { description: 'What the check said of an outgoing call when it was logged.' }) findings!: ConductFinding[];
}

/** Said on the telephone it binds nobody and interrupts no limitation: it says when to look. */
export const promiseState = (dueOn: Temporal.PlainDate, today: Temporal.PlainDate): 'open' | 'due' | 'broken' =>
  (['broken', 'due', 'open'] as const)[Temporal.PlainDate.compare(dueOn, today) + 1]!;
