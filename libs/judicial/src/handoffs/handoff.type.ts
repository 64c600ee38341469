import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Day, Fact, Moment, Money, orRefusal, Refusal } from '@quittance/platform';
import { BailiffAct } from '../acts/act.type.ts';
import { StudySummary } from '../studies/study.type.ts';
import { Title } from '../titles/title.type.ts';

@ObjectType({ description: 'One item of the hand-over pack. state: present | missing | advised (wished for, not required).' })
export class PackItem {
  @Field() id!: string;
  @Field() state!: string;
  @Field(() => String, { nullable: true }) article!: string | null;
  @Field(() => [Fact]) facts!: Fact[];
  @Field(() => [Document]) documents!: Document[];
}

@ObjectType({ description: 'What a hand-off would carry now. refusal: why it may not be handed over at all now; an item that only enforcement requires (the service of the title) does not stop a mission to serve.' })
export class HandoffCheck {
  @Field(() => [PackItem]) items!: PackItem[];
  @Field() balanced!: boolean;
  @Field(() => Money) due!: Cents;
  @Field(() => Refusal, { nullable: true }) refusal!: Refusal | null;
  @Field(() => [StudySummary]) studies!: StudySummary[];
}

@ObjectType({ description: 'A term that the law sets.' })
export class HandoffDeadline {
  @Field() code!: string;
  @Field(() => Day) on!: Temporal.PlainDate;
  @Field() article!: string;
}

@ObjectType({ description: 'A file handed to a study. state: offered | accepted | refused | returned | withdrawn. packState: queued | packed | failed. mission: serve | enforce. Once it is out of a study\'s hands, the study keeps this line and nothing of the file.' })
export class Handoff {
  @Field(() => ID) id!: string;
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field() creditorName!: string;
  @Field(() => StudySummary) study!: StudySummary;
  @Field() mission!: string;
  @Field(() => String, { nullable: true }) instructions!: string | null;
  @Field(() => Money, { nullable: true }) costCeiling!: Cents | null;
  @Field() state!: string;
  @Field(() => Moment) offeredAt!: Temporal.Instant;
  @Field() offeredBy!: string;
  @Field(() => Moment, { nullable: true }) decidedAt!: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) decidedBy!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, { nullable: true }) words!: string | null;
  @Field(() => Money, { nullable: true }) due!: Cents | null;
  @Field(() => Document, { nullable: true }) pack!: Document | null;
  @Field() packState!: string;
  @Field(() => Title, { nullable: true }) title!: Title | null;
  @Field(() => HandoffDeadline, { nullable: true }) deadline!: HandoffDeadline | null;
  @Field(() => [BailiffAct]) acts!: BailiffAct[];
  @Field(() => String, { nullable: true }) lastAct!: string | null;
  /** Whether the reader may still open the file behind it. */
  held!: boolean;
}

@ObjectType()
export class HandoffPage {
  @Field(() => [Handoff]) rows!: Handoff[];
  @Field(() => String, { nullable: true }) next!: string | null;
}

@InputType()
export class HandToBailiffInput {
  @Field(() => ID) caseId!: string;
  @Field(() => ID) studyId!: string;
  @Field({ description: 'serve | enforce' }) mission!: string;
  @Field(() => String, { nullable: true }) instructions?: string | null;
  @Field(() => Money, { nullable: true }) costCeiling?: Cents | null;
  @Field() idempotencyKey!: string;
}

@InputType()
export class ReportMoneyInput {
  @Field(() => ID) handoffId!: string;
  @Field(() => Day) valueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field() means!: string;
  @Field() idempotencyKey!: string;
}

@ObjectType()
export class ActReported {
  @Field(() => BailiffAct) act!: BailiffAct;
  @Field(() => Handoff) handoff!: Handoff;
  @Field(() => Money) dueBefore!: Cents;
  @Field(() => Money) dueAfter!: Cents;
  @Field(() => Day, { nullable: true }) limitationBefore!: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) limitationAfter!: Temporal.PlainDate | null;
  @Field(() => String, { nullable: true }) limitationArticle!: string | null;
  @Field(() => [HandoffDeadline]) deadlines!: HandoffDeadline[];
}

@ObjectType({ description: 'What a bailiff starts his day with: files offered, in his hands, past; questions that wait for his study.' })
export class BailiffHome {
  @Field() studyName!: string;
  @Field(() => Int) inbox!: number;
  @Field(() => Int) current!: number;
  @Field(() => Int) past!: number;
  @Field(() => Int) questions!: number;
}

export const HandoffCheckResult = orRefusal('HandoffCheckResult', () => HandoffCheck);
export const HandoffResult = orRefusal('HandoffResult', () => Handoff);
export const ReportActResult = orRefusal('ReportActResult', () => ActReported);
