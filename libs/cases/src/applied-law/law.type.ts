import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Moment, Money, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'A row as it applies. value: JSON text of the figure ("2.75", 40, true, [4480, ...], null: the law sets it and nobody has seen it). origin: shipped | agency.' })
export class LawRow {
  @Field(() => Day, { nullable: true, description: 'Null: always, as far as the product looks back.' }) from!: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true, description: 'Null: still in force.' }) to!: Temporal.PlainDate | null;
  @Field() value!: string;
  @Field() unit!: string;
  @Field() article!: string;
  @Field({ description: 'high | medium | low; below high it is to be confirmed wherever it is used.' }) confidence!: string;
  @Field(() => String, { nullable: true }) source!: string | null;
  @Field() origin!: string;
  @Field(() => ID, { nullable: true }) entryId!: string | null;
}

@ObjectType({ description: 'kind: rate | constant | text. rows: those of the product, oldest first, then the agency\'s own in the order of their approval; of two that claim a day the later one in the list counts.' })
export class LawFigure {
  @Field() name!: string;
  @Field() kind!: string;
  @Field(() => [LawRow]) rows!: LawRow[];
}

@ObjectType({ description: 'A rate of a half-year that nobody has entered. state: soon (asked for from the 20th of the month before) | missing (the half-year has begun: what needs it is blocked). cases: open cases that need it, among those that the reader may see.' })
export class MissingRate {
  @Field() name!: string;
  @Field(() => Day) from!: Temporal.PlainDate;
  @Field(() => Day) to!: Temporal.PlainDate;
  @Field() state!: string;
  @Field(() => Int) cases!: number;
}

@ObjectType({ description: 'The law as the agency applies it: the tables of the product, and over them the rows that it approved.' })
export class AppliedLaw {
  @Field({ description: 'Kept with every letter, receipt, plan and hand-off that was made with it.' }) version!: string;
  @Field(() => [LawFigure]) figures!: LawFigure[];
  @Field(() => [MissingRate]) missing!: MissingRate[];
}

@ObjectType({ description: 'What an entry changes on asOf (measure), or the taking anew of what is owed (apply). state: running | done | failed. blockedBefore, blockedAfter: cases that have no figure on asOf without it, and with it.' })
export class LawRun {
  @Field() state!: string;
  @Field(() => Day) asOf!: Temporal.PlainDate;
  @Field(() => Int) total!: number;
  @Field(() => Int) done!: number;
  @Field(() => Int) changed!: number;
  @Field(() => Int) blockedBefore!: number;
  @Field(() => Int) blockedAfter!: number;
  @Field(() => Money, { description: 'What is due on asOf on the cases that have a figure.' }) before!: Cents;
  @Field(() => Money) after!: Cents;
  @Field(() => Moment) startedAt!: Temporal.Instant;
  @Field(() => Moment, { nullable: true }) endedAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'A row that someone entered. act: new | correction | confirmation. state: entered | approved | refused | withdrawn. replaces: the row that counts on its first day without it. decidable: this reader may approve or refuse it (four eyes: not his own).' })
export class LawEntry {
  @Field(() => ID) id!: string;
  @Field() act!: string;
  @Field() name!: string;
  @Field(() => Day, { nullable: true }) from!: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) to!: Temporal.PlainDate | null;
  @Field() value!: string;
  @Field() unit!: string;
  @Field() article!: string;
  @Field() confidence!: string;
  @Field() source!: string;
  @Field(() => Moment) enteredAt!: Temporal.Instant;
  @Field() enteredBy!: string;
  @Field() mine!: boolean;
  @Field() state!: string;
  @Field(() => Moment, { nullable: true }) decidedAt!: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) decidedBy!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => LawRow, { nullable: true }) replaces!: LawRow | null;
  @Field(() => LawRun, { nullable: true }) measure!: LawRun | null;
  @Field(() => LawRun, { nullable: true }) application!: LawRun | null;
  @Field() decidable!: boolean;
}

@ObjectType({ description: 'The newest first. waiting: how many wait to be decided.' })
export class LawEntryPage {
  @Field(() => [LawEntry]) rows!: LawEntry[];
  @Field(() => String, { nullable: true }) next!: string | null;
  @Field(() => Int) waiting!: number;
}

@ObjectType({ description: 'A case that an entry changes. before, after: null where no figure can be given on that day. difference: a signed decimal, "-12.00". debtorName: for those who may read the case.' })
export class LawEffect {
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field() creditorName!: string;
  @Field(() => String, { nullable: true }) debtorName!: string | null;
  @Field(() => Money, { nullable: true }) before!: Cents | null;
  @Field(() => Money, { nullable: true }) after!: Cents | null;
  @Field(() => String, { nullable: true }) difference!: string | null;
}

@ObjectType()
export class LawEffectPage {
  @Field(() => [LawEffect]) rows!: LawEffect[];
  @Field(() => String, { nullable: true }) next!: string | null;
}

@InputType({ description: 'Whether it is a new row or a correction follows from what counts on its first day. to: may be left out, for a rate it is the last day of the half-year. value: JSON text or plain text of a figure ("2,65" is taken). article: that of the row before unless said. confidence: high | medium | low.' })
export class EnterLawInput {
  @Field() name!: string;
  @Field(() => Day) from!: Temporal.PlainDate;
  @Field(() => Day, { nullable: true }) to?: Temporal.PlainDate | null;
  @Field() value!: string;
  @Field(() => String, { nullable: true }) article?: string | null;
  @Field() confidence!: string;
  @Field() source!: string;
  @Field() idempotencyKey!: string;
}

@InputType({ description: 'Confirms, with a source, the row of this name that counts from `from` (null: always): no amount changes, one person is enough.' })
export class ConfirmLawInput {
  @Field() name!: string;
  @Field(() => Day, { nullable: true }) from?: Temporal.PlainDate | null;
  @Field() source!: string;
  @Field() idempotencyKey!: string;
}

export const LawEntryResult = orRefusal('LawEntryResult', () => LawEntry);
