import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Moment, Money, orRefusal } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';
import { Consequence } from '../recall/consequence.type.ts';

@ObjectType({ description: 'The creditor lets a case rest: no demand goes out until the day after `until`, on which it goes on by itself. reason: negotiation | own_dispute | commercial | awaiting_paper | other. byKind: creditor | agency.' })
export class Pause {
  @Field(() => ID) id!: string;
  @Field(() => Day) from!: Temporal.PlainDate;
  @Field(() => Day, { description: 'Its last day.' }) until!: Temporal.PlainDate;
  @Field() reason!: string;
  @Field(() => String, { nullable: true }) words!: string | null;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() byKind!: string;
  @Field() by!: string;
}

@ObjectType({ description: 'How long a case may rest at all: days at once, days within a year, and what is left of them. latest: the last day on which a pause begun today may end; null: none is left.' })
export class PauseTerms {
  @Field(() => Int) mostDays!: number;
  @Field(() => Int) mostDaysAYear!: number;
  @Field(() => Int) daysTaken!: number;
  @Field(() => Day, { nullable: true }) latest!: Temporal.PlainDate | null;
}

@ObjectType({ description: 'A case paused or resumed, and what follows of it. interest: what it adds while it rests.' })
export class CasePaused {
  @Field(() => CaseFile) caseFile!: CaseFile;
  @Field(() => Pause, { nullable: true, description: 'The one that runs after it.' }) pause!: Pause | null;
  @Field(() => Money) interest!: Cents;
  @Field(() => [Consequence]) consequences!: Consequence[];
}

@InputType()
export class PauseCaseInput {
  @Field(() => ID) caseId!: string;
  @Field(() => Day, { description: 'Its last day.' }) until!: Temporal.PlainDate;
  @Field() reason!: string;
  @Field(() => String, { nullable: true, description: 'Required for `other`.' }) words?: string | null;
  @Field() idempotencyKey!: string;
}

export const PauseResult = orRefusal('PauseResult', () => CasePaused);
