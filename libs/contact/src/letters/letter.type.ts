import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Moment, Money, orRefusal, Refusal } from '@quittance/platform';

@ObjectType({ description: 'A letter of a case. state: queued | sent | failed | stopped (by what its creditor decided before it left). Its figures, its checks and the law that it was made with are kept with it.' })
export class Letter {
  @Field(() => ID) id!: string;
  @Field(() => ID) caseId!: string;
  @Field() kind!: string;
  @Field() reference!: string;
  @Field() state!: string;
  @Field() channel!: string;
  @Field(() => Moment) queuedAt!: Temporal.Instant;
  @Field(() => Day, { nullable: true }) sentOn?: Temporal.PlainDate | null;
  @Field(() => Day) timeLimitOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field(() => Day) asOf!: Temporal.PlainDate;
  @Field() lawVersion!: string;
  @Field() templateVersion!: string;
  /** Of the paper that `document` answers to this reader. */
  @Field(() => String, { nullable: true }) sha256?: string | null;
  @Field(() => Int, { nullable: true }) pages?: number | null;
  @Field(() => String, { nullable: true, description: 'Why it could not be printed: print_reached_out | print_unsound | print_timed_out | browser_lost | render_failed.' }) failure?: string | null;
  @Field() by!: string;
  /** The way to `document`, which is asked for only by those who want it: the paper that was posted for the agency, its copy without the code for the others. */
  documentId?: string | null;
}

@ObjectType({ description: 'One mention that the law requires: its article, whether the letter has it, and the paths of what lacks.' })
export class LetterMention {
  @Field(() => String) id!: string;
  @Field() article!: string;
  @Field() present!: boolean;
  @Field(() => [String]) missing!: string[];
}

@ObjectType({ description: 'The letter as it would leave: the very template that is printed (html and css for a shadow root), its checks, and what sending does.' })
export class FormalNoticePreview {
  @Field() html!: string;
  @Field() css!: string;
  @Field(() => [LetterMention]) mentions!: LetterMention[];
  @Field(() => Refusal, { nullable: true }) refusal?: Refusal | null;
  @Field(() => Day) timeLimitOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field() channel!: string;
  @Field(() => Money, { description: 'Borne by the creditor (CPCE L111-8 al. 2); never in the sum that is asked for.' }) postage!: Cents;
}

@ObjectType({ description: 'A letter as a line of the letter log.' })
export class LetterRow {
  @Field(() => ID) id!: string;
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field() creditorName!: string;
  @Field() kind!: string;
  @Field() reference!: string;
  @Field() state!: string;
  @Field() channel!: string;
  @Field(() => Moment) queuedAt!: Temporal.Instant;
  @Field(() => Money) amount!: Cents;
  @Field(() => Day) timeLimitOn!: Temporal.PlainDate;
  @Field(() => ID, { nullable: true }) documentId?: string | null;
  @Field(() => String, { nullable: true }) failure?: string | null;
}

@ObjectType()
export class LetterPage {
  @Field(() => [LetterRow]) rows!: LetterRow[];
  @Field(() => String, { nullable: true }) next?: string | null;
}

export const FormalNoticePreviewResult = orRefusal('FormalNoticePreviewResult', () => FormalNoticePreview);
export const SendFormalNoticeResult = orRefusal('SendFormalNoticeResult', () => Letter);
