import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Day, Fact, Moment, Money, orRefusal, Percent } from '@quittance/platform';
import { PromiseToPay } from '../calls/call.type.ts';
import { Limitation } from '../limitation/limitation.type.ts';
import { NextAction } from '../next-actions/next-action.type.ts';

@ObjectType()
export class CreditorSummary {
  @Field(() => ID) id!: string;
  @Field() name!: string;
}

@ObjectType({ description: 'state: in_force | ended | not_yet.' })
export class MandateSummary {
  @Field(() => ID) id!: string;
  @Field() reference!: string;
  @Field() state!: string;
  @Field(() => Int, { nullable: true, description: 'For those who read the mandate.' }) planMaxMonths!: number | null;
  @Field(() => Percent, { nullable: true, description: 'For those who read the mandate.' }) discountMaxPercent!: string | null;
}

@ObjectType()
export class Claim {
  @Field(() => ID) id!: string;
  @Field() reference!: string;
  @Field(() => Day) issuedOn!: Temporal.PlainDate;
  @Field(() => Day) dueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field(() => Money) credited!: Cents;
  @Field(() => Percent, { nullable: true }) contractRate!: string | null;
  @Field() nature!: string;
  @Field(() => [Document]) documents!: Document[];
  @Field(() => Limitation) limitation!: Limitation;
}

@ObjectType({ description: 'One creditor, one debtor, its claims. stage: placed | amicable | judicial | enforcement | closed | returned. regime: commercial | civil | public. version grows with each line of the timeline that the reader may see.' })
export class CaseFile {
  @Field(() => ID) id!: string;
  @Field() publicReference!: string;
  @Field() stage!: string;
  @Field(() => String, { nullable: true }) closedReason!: string | null;
  @Field() regime!: string;
  @Field(() => Moment) openedAt!: Temporal.Instant;
  @Field(() => Int) version!: number;
  @Field(() => CreditorSummary) creditor!: CreditorSummary;
  @Field(() => MandateSummary) mandate!: MandateSummary;
  @Field(() => ID, { nullable: true }) depositId!: string | null;
  @Field(() => String, { nullable: true }) assigneeName!: string | null;
  @Field(() => Money, { description: 'Due today, exact to the cent.' }) due!: Cents;
  @Field(() => Money, { description: 'All that was paid and not taken back, to whomever.' }) paid!: Cents;
  @Field(() => Money, { description: 'Paid beyond all that is owed: to be given back.' }) overpaid!: Cents;
  @Field(() => Money, { description: 'Costs of enforcement that the debtor still owes (CPCE L111-8).' }) costsDue!: Cents;
  @Field({ description: 'A dispute is open: demands stop.' }) disputed!: boolean;
  @Field(() => String, { nullable: true, description: 'Of the latest plan: proposed | agreed | refused | broken | completed | ended.' }) planState!: string | null;
  @Field(() => [String], { description: 'The kinds of hold that run today.' }) heldKinds!: string[];
  @Field(() => NextAction, { nullable: true, description: 'For those who work for the agency.' }) nextAction!: NextAction | null;
  @Field(() => PromiseToPay, { nullable: true, description: 'The latest that was not taken back.' }) promise!: PromiseToPay | null;
  /** For the resolvers of its heavy parts. */
  debtorId!: string;
}

@ObjectType({ description: 'A case as a line of a list; due is today\'s, exact to the cent.' })
export class CaseRow {
  @Field(() => ID) id!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field() creditorName!: string;
  @Field() stage!: string;
  @Field() regime!: string;
  @Field(() => Money) due!: Cents;
  @Field(() => Money) principal!: Cents;
  @Field(() => Day, { nullable: true }) oldestDueOn!: Temporal.PlainDate | null;
  @Field(() => String, { nullable: true }) lastWordCode!: string | null;
  @Field(() => [Fact]) lastWordFacts!: Fact[];
  @Field(() => Moment, { nullable: true }) lastWordAt!: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) nextActionKind!: string | null;
  @Field(() => Day, { nullable: true }) nextActionOn!: Temporal.PlainDate | null;
  @Field(() => Moment) openedAt!: Temporal.Instant;
  @Field(() => Int) version!: number;
  @Field(() => [String], { description: 'The kinds of hold that run today.' }) heldKinds!: string[];
  @Field(() => Money, { description: 'All that was paid and not taken back, to whomever.' }) recovered!: Cents;
  @Field(() => Day, { nullable: true, description: 'The last day on which its creditor lets it rest; null: it does not rest today.' }) pausedUntil!: Temporal.PlainDate | null;
  @Field(() => Int, { description: 'Written by the other side, creditor or agency, and not read by this one.' }) unread!: number;
}

@ObjectType()
export class CasePage {
  @Field(() => [CaseRow]) rows!: CaseRow[];
  @Field(() => String, { nullable: true }) next!: string | null;
  @Field(() => Int) total!: number;
}

@InputType({ description: 'text: debtor, public reference in any spelling, reference of an invoice, SIREN, amount of an invoice. Of open and promised, false asks for the others.' })
export class CaseFilter {
  @Field(() => String, { nullable: true }) stage?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Neither closed nor returned.' }) open?: boolean | null;
  @Field(() => String, { nullable: true, description: 'By days since the oldest due date of the case: lt90 | 90_180 | 180_270 | 270_365 | gt365, those of creditorHome. Another one finds nothing.' }) band?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Open, with a promise that stands for today or later: those that creditorHome counts as promised.' }) promised?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Open, with something contested: those that creditorHome counts as contested.' }) contested?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'On which something was paid and not taken back.' }) recovered?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Resting today, by the word of its creditor.' }) paused?: boolean | null;
  @Field(() => ID, { nullable: true }) depositId?: string | null;
  @Field(() => ID, { nullable: true }) creditorId?: string | null;
  @Field(() => String, { nullable: true }) text?: string | null;
  @Field(() => [ID], { nullable: true }) ids?: string[] | null;
}

@ObjectType({ description: 'What the palette finds, the nearest first. kind: case (by reference, debtor, SIREN) | claim (by its reference or its amount).' })
export class SearchHit {
  @Field() kind!: string;
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field() creditorName!: string;
  @Field(() => Money, { nullable: true }) due!: Cents | null;
  @Field(() => String, { nullable: true }) claimReference!: string | null;
  @Field(() => Money, { nullable: true }) claimAmount!: Cents | null;
}

export const CaseResult = orRefusal('CaseResult', () => CaseFile);
