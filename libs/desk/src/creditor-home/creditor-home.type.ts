import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { MandateSummary } from '@quittance/cases';
import type { Cents } from '@quittance/law';
import { Moment, Money } from '@quittance/platform';

@ObjectType()
export class StageFigure {
  @Field() stage!: string;
  @Field(() => Int) cases!: number;
  @Field(() => Money) due!: Cents;
  @Field(() => Money) principal!: Cents;
  @Field(() => Money) recovered!: Cents;
}

@ObjectType({ description: 'By days since the oldest due date of the case. band: lt90 | 90_180 | 180_270 | 270_365 | gt365. All five, in order.' })
export class AgeFigure {
  @Field() band!: string;
  @Field(() => Int) cases!: number;
  @Field(() => Money) due!: Cents;
}

@ObjectType({ description: 'What became of a deposit. cases: those that it opened; closed: of them closed or returned; due: on those that are open; recovered: on all of them; principal: what was handed over with it.' })
export class DepositFigure {
  @Field(() => ID) id!: string;
  @Field(() => Moment) placedAt!: Temporal.Instant;
  @Field(() => Int) cases!: number;
  @Field(() => Int) closed!: number;
  @Field(() => Money) principal!: Cents;
  @Field(() => Money) due!: Cents;
  @Field(() => Money) recovered!: Cents;
}

@ObjectType({ description: 'Where a creditor\'s money is. Figures of open cases; stages and deposits of all. promised: what is promised for today or later.' })
export class CreditorHome {
  @Field() creditorName!: string;
  @Field(() => MandateSummary, { nullable: true }) mandate!: MandateSummary | null;
  @Field(() => Int) openCases!: number;
  @Field(() => Money) due!: Cents;
  @Field(() => Money) dailyInterest!: Cents;
  @Field(() => Money) promised!: Cents;
  @Field(() => Int) promisedCount!: number;
  @Field(() => Money) principal!: Cents;
  @Field(() => Money, { description: 'Due on open cases of which something is contested.' }) contested!: Cents;
  @Field(() => Int) contestedCount!: number;
  @Field(() => Money, { description: 'All that was paid and not taken back, on all cases, to whomever.' }) recovered!: Cents;
  @Field(() => Int, { description: 'Asked of the creditor and without an answer.' }) questionsWaiting!: number;
  @Field(() => Int, { description: 'Written by the agency and not read yet.' }) unread!: number;
  @Field(() => [StageFigure]) stages!: StageFigure[];
  @Field(() => [AgeFigure]) ages!: AgeFigure[];
  @Field(() => [DepositFigure]) deposits!: DepositFigure[];
}
