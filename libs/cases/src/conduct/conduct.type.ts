import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Document, FileInput } from '@quittance/documents';
import { Day, Fact, Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'What a check of conduct found. outcome: warn | refuse. code: a contact code of libs/law, or forbidden_words (facts: phrase, reason, words, at, allowedBy).' })
export class ConductFinding {
  @Field() code!: string;
  @Field() outcome!: string;
  @Field(() => String, { nullable: true }) article!: string | null;
  @Field(() => [Fact]) facts!: Fact[];
}

@ObjectType({ description: 'Whether the debtor may be sought out by this channel now. outcome: pass | warn | refuse. nextAt: when it next passes as far as hours and numbers go; null: now, or never by waiting.' })
export class ContactAdvice {
  @Field() channel!: string;
  @Field() outcome!: string;
  @Field(() => [ConductFinding]) findings!: ConductFinding[];
  @Field(() => Moment, { nullable: true }) nextAt!: Temporal.Instant | null;
}

@ObjectType('LetterRecall', { description: 'The first letter, which every later step recalls (CPCE R124-4). line: as it is printed and said.' })
export class FirstLetterRecall {
  @Field() reference!: string;
  @Field(() => Day) sentOn!: Temporal.PlainDate;
  @Field() line!: string;
}

@ObjectType({ description: 'outcome: pass | warn | refuse.' })
export class WordsCheck {
  @Field() outcome!: string;
  @Field(() => [ConductFinding]) findings!: ConductFinding[];
}

export const WISH_KINDS = ['stopAsked', 'registeredEmailConsent'] as const;
export type WishKind = (typeof WISH_KINDS)[number];

@ObjectType({ description: 'What the debtor asked for. kind: stopAsked (in writing: by post only from now on) | registeredEmailConsent. holds: given, or taken back; the latest of a kind counts.' })
export class DebtorWish {
  @Field(() => ID) id!: string;
  @Field() kind!: string;
  @Field() holds!: boolean;
  @Field(() => Day) on!: Temporal.PlainDate;
  @Field() source!: string;
  @Field() by!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field(() => [Document]) documents!: Document[];
}

@InputType()
export class RecordWishInput {
  @Field(() => ID) caseId!: string;
  @Field() kind!: string;
  @Field() holds!: boolean;
  @Field(() => Day) on!: Temporal.PlainDate;
  @Field({ description: 'By what it is known: his letter of such a day, his mail.' }) source!: string;
  @Field(() => [FileInput], { nullable: true }) files?: FileInput[] | null;
  @Field() idempotencyKey!: string;
}

export const WishResult = orRefusal('WishResult', () => DebtorWish);
