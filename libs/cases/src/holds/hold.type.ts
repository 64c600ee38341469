import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Document, FileInput } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Day, Fact, Moment, Money, orRefusal } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';

@ObjectType({ description: 'kind: opened | amended | ended | voided. facts: what it says, keys as HoldFactsInput; an end has endedOn.' })
export class HoldEntry {
  @Field(() => Moment) at!: Temporal.Instant;
  @Field() by!: string;
  @Field() kind!: string;
  @Field(() => [Fact]) facts!: Fact[];
  @Field(() => String, { nullable: true }) source!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => [Document]) documents!: Document[];
}

@ObjectType({
  description: 'What takes a debtor or one of his cases out of the ordinary course. kind: overIndebtedness | insolvencyProceeding | debtorDeath | protectedPerson | judicialGracePeriod | processingRestriction. state: waiting (nothing follows yet) | running | ended | voided. caseId null: every case of the debtor. facts: what is known of it now; days ISO, flags true | false; representativeName, representativeAddress: whom to turn to.',
})
export class Hold {
  @Field(() => ID) id!: string;
  @Field() kind!: string;
  @Field(() => ID, { nullable: true }) caseId!: string | null;
  @Field(() => Int, { description: 'The open cases of the debtor that it concerns.' }) caseCount!: number;
  @Field() state!: string;
  @Field(() => Day, { nullable: true, description: 'The first day of its effects.' }) from!: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true, description: 'The last: as it was ended, or the term that the law or the judge sets.' }) until!: Temporal.PlainDate | null;
  @Field(() => [Fact]) facts!: Fact[];
  @Field() article!: string;
  @Field() rule!: string;
  @Field() confidence!: string;
  @Field(() => Moment) openedAt!: Temporal.Instant;
  @Field() openedBy!: string;
  @Field(() => [HoldEntry], { description: 'Oldest first.' }) entries!: HoldEntry[];
}

@ObjectType({ description: 'what: calls | messages | letters | automaticReminders | plans | payments | court | uncontestedClaim | enforcement. outcome: refuse | warn.' })
export class HoldStop {
  @Field() what!: string;
  @Field() outcome!: string;
  @Field() article!: string;
  @Field(() => [ID]) holdIds!: string[];
}

@ObjectType({ description: 'Whom to turn to. to: creditorsRepresentative | liquidator | notary | legalRepresentative | guardian | curator | creditor. mode: instead | also. name, address: where known.' })
export class HoldRedirect {
  @Field() to!: string;
  @Field() mode!: string;
  @Field(() => String, { nullable: true }) article!: string | null;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) address!: string | null;
  @Field(() => ID) holdId!: string;
}

@ObjectType({ description: 'What adds nothing any more, and since which day. what: interest | fixedIndemnity | latePenalties | judgmentSurcharge.' })
export class HoldFreeze {
  @Field() what!: string;
  @Field(() => Day) from!: Temporal.PlainDate;
  @Field(() => Day, { nullable: true }) until!: Temporal.PlainDate | null;
  @Field() article!: string;
  @Field(() => ID) holdId!: string;
}

@ObjectType({ description: 'What there is to do. due: until when; earliest: not before.' })
export class HoldTask {
  @Field() task!: string;
  @Field(() => ID) holdId!: string;
  @Field(() => String, { nullable: true }) article!: string | null;
  @Field() confidence!: string;
  @Field(() => Day, { nullable: true }) due!: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) earliest!: Temporal.PlainDate | null;
  @Field() late!: boolean;
}

@ObjectType()
export class HoldWarning {
  @Field() code!: string;
  @Field(() => String, { nullable: true }) article!: string | null;
  @Field(() => [Fact]) facts!: Fact[];
}

@ObjectType({ description: 'What the holds of a case do on a day, together, its open dispute among them. tasks: by due day, those without one last.' })
export class HoldEffects {
  @Field(() => Day) on!: Temporal.PlainDate;
  @Field(() => [HoldStop]) stops!: HoldStop[];
  @Field(() => [HoldRedirect]) redirects!: HoldRedirect[];
  @Field(() => [HoldFreeze]) freezes!: HoldFreeze[];
  @Field(() => [HoldTask]) tasks!: HoldTask[];
  @Field(() => [HoldWarning]) warnings!: HoldWarning[];
}

@InputType({ description: 'Only what is given is set; what is null or absent stays as it is.' })
export class HoldFactsInput {
  @Field(() => Day, { nullable: true }) filedOn?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) admissibleOn?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) measuresUntil?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) dischargedOn?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true, description: 'The opening judgment.' }) openedOn?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true, description: 'Publication in the BODACC.' }) publishedOn?: Temporal.PlainDate | null;
  @Field(() => Boolean, { nullable: true }) liquidation?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'The creditor is established outside metropolitan France.' }) creditorAbroad?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Its interest goes on (C. com. L622-28).' }) loanOfAYearOrMore?: boolean | null;
  @Field(() => Boolean, { nullable: true }) guaranteed?: boolean | null;
  @Field(() => Day, { nullable: true }) proofFiledOn?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) diedOn?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true, description: 'Today unless said.' }) knownOn?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true, description: 'The title served on the heirs.' }) titleServedOn?: Temporal.PlainDate | null;
  @Field(() => String, { nullable: true, description: 'minor | guardianship | curatorship | safeguard' }) protection?: string | null;
  @Field(() => Day, { nullable: true }) since?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) decidedOn?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) until?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) requestedOn?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) answeredOn?: Temporal.PlainDate | null;
  @Field(() => String, { nullable: true }) representativeName?: string | null;
  @Field(() => String, { nullable: true }) representativeAddress?: string | null;
}

@InputType({ description: 'source: where it is known from. A judge\'s grace holds for its case, everything else for every case of the debtor.' })
export class OpenHoldInput {
  @Field(() => ID) caseId!: string;
  @Field() kind!: string;
  @Field(() => HoldFactsInput) facts!: HoldFactsInput;
  @Field() source!: string;
  @Field(() => [FileInput], { nullable: true }) files?: FileInput[] | null;
  @Field() idempotencyKey!: string;
}

@InputType()
export class AmendHoldInput {
  @Field(() => ID) holdId!: string;
  @Field(() => HoldFactsInput) facts!: HoldFactsInput;
  @Field() source!: string;
  @Field(() => [FileInput], { nullable: true }) files?: FileInput[] | null;
}

@ObjectType({ description: 'A hold and what its change does today. cases: the open cases of the debtor that it concerns; dueBefore, dueAfter and effects are those of caseFile.' })
export class HoldChanged {
  @Field(() => Hold) hold!: Hold;
  @Field(() => CaseFile) caseFile!: CaseFile;
  @Field(() => Int) cases!: number;
  @Field(() => Money) dueBefore!: Cents;
  @Field(() => Money) dueAfter!: Cents;
  @Field(() => HoldEffects) effects!: HoldEffects;
}

export const HoldResult = orRefusal('HoldResult', () => HoldChanged);
