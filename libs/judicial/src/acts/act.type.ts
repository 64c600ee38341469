import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Document, FileInput } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Day, Moment, Money } from '@quittance/platform';

export const SERVED = ['in_person', 'at_home', 'to_a_person_present', 'deposited_at_study', 'electronically', 'at_last_known_address'] as const;

@ObjectType({ description: 'An act that a bailiff may report. matter: service | seizureAndSale | bankAttachment | wageGarnishment | vehicleDeclaration | protectiveSeizure | record. interrupts: it starts limitation anew. recoverable: the debtor bears its cost (CPCE L111-8).' })
export class ActKind {
  @Field() kind!: string;
  @Field() matter!: string;
  @Field() article!: string;
  @Field() interrupts!: boolean;
  @Field() recoverable!: boolean;
  @Field() servedRequired!: boolean;
}

@ObjectType({ description: 'An act as it was reported. served: in_person | at_home | to_a_person_present | deposited_at_study | electronically | at_last_known_address.' })
export class BailiffAct {
  @Field(() => ID) id!: string;
  @Field() kind!: string;
  @Field(() => Day) doneOn!: Temporal.PlainDate;
  @Field(() => String, { nullable: true }) served!: string | null;
  @Field(() => Money) cost!: Cents;
  @Field() recoverable!: boolean;
  @Field(() => Document, { nullable: true }) document!: Document | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => Moment) reportedAt!: Temporal.Instant;
  @Field() by!: string;
}

@InputType()
export class ReportActInput {
  @Field(() => ID) handoffId!: string;
  @Field() kind!: string;
  @Field(() => Day) doneOn!: Temporal.PlainDate;
  @Field(() => String, { nullable: true }) served?: string | null;
  @Field(() => Money, { nullable: true }) cost?: Cents | null;
  @Field(() => FileInput) pdf!: FileInput;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field() idempotencyKey!: string;
}
