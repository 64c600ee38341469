import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Address, AddressInput, Debtor, DebtorAddress, DebtorLink, DebtorMerge, DebtorPoint, DebtorRepresentative, OtherName, Superseded, Told } from '@quittance/parties';
import { Day, Fact, Money, Moment, orRefusal } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';

@ObjectType({ description: 'Another case of the same debtor at this creditor. underName: the name that it was given with.' })
export class DebtorCase {
  @Field(() => ID) id!: string;
  @Field() publicReference!: string;
  @Field() underName!: string;
  @Field() stage!: string;
  @Field(() => Moment) openedAt!: Temporal.Instant;
  @Field(() => Money) due!: Cents;
}

@ObjectType({ description: 'Who owes with the debtor, or for him. role: co_debtor | guarantor. liability: joint (for the whole) | divided (for his share). cap: up to how much; act: what it stands on, and its day.' })
export class CaseParty {
  @Field(() => ID) id!: string;
  @Field() role!: string;
  @Field() liability!: string;
  @Field() kind!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) siren!: string | null;
  @Field(() => Address, { nullable: true }) address!: Address | null;
  @Field(() => String, { nullable: true, description: 'As it is written in France.' }) phone!: string | null;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => Money, { nullable: true }) cap!: Cents | null;
  @Field() act!: string;
  @Field(() => Day, { nullable: true }) actOn!: Temporal.PlainDate | null;
  @Field(() => Told) told!: Told;
  @Field(() => Superseded, { nullable: true, description: 'He is bound no more.' }) ended!: Superseded | null;
  @Field(() => Day, { nullable: true }) endedOn!: Temporal.PlainDate | null;
}

@ObjectType({ description: 'What is known of the debtor of a case, each datum with who told it and when; what counts first, then what did. Of two records that are one, all that is known of either. parties, links: those that ended last.' })
export class DebtorRecord {
  @Field(() => ID) id!: string;
  @Field() kind!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) legalForm!: string | null;
  @Field(() => String, { nullable: true }) siren!: string | null;
  @Field(() => String, { nullable: true }) vatNumber!: string | null;
  @Field(() => Told) told!: Told;
  @Field(() => Day, { nullable: true }) erasedOn!: Temporal.PlainDate | null;
  @Field(() => [OtherName]) otherNames!: OtherName[];
  @Field(() => [DebtorAddress]) addresses!: DebtorAddress[];
  @Field(() => [DebtorPoint]) phones!: DebtorPoint[];
  @Field(() => [DebtorPoint]) emails!: DebtorPoint[];
  @Field(() => [DebtorPoint]) accounts!: DebtorPoint[];
  @Field(() => [DebtorRepresentative]) representatives!: DebtorRepresentative[];
  @Field(() => [CaseParty]) parties!: CaseParty[];
  @Field(() => [DebtorLink]) links!: DebtorLink[];
  @Field(() => [DebtorCase], { description: 'His other cases at this creditor, the open ones first.' }) otherCases!: DebtorCase[];
  @Field(() => [DebtorMerge], { description: 'For those who may merge.' }) merges!: DebtorMerge[];
}

@InputType()
export class RepresentativeInput {
  @Field(() => String, { nullable: true, description: 'legal | guardian | agent; legal where none is given.' }) kind?: string | null;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => Day, { nullable: true }) sinceOn?: Temporal.PlainDate | null;
}

@InputType({ description: 'What was told of the debtor of a case, one datum or several. replaces: the datum of the same kind that it puts right. toldBy: deposit | debtor | creditor | agent | register | returned_mail; source: how, in words.' })
export class RecordDebtorDataInput {
  @Field(() => ID) caseId!: string;
  @Field(() => AddressInput, { nullable: true }) address?: AddressInput | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) phoneLabel?: string | null;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) emailLabel?: string | null;
  @Field(() => String, { nullable: true }) iban?: string | null;
  @Field(() => RepresentativeInput, { nullable: true }) representative?: RepresentativeInput | null;
  @Field(() => ID, { nullable: true }) replaces?: string | null;
  @Field() toldBy!: string;
  @Field() source!: string;
}

@InputType({ description: 'cause: unknown | left | incomplete | refused | unclaimed, as the post says it. letterId: which letter came back.' })
export class ReturnedMailInput {
  @Field(() => ID) caseId!: string;
  @Field(() => ID) addressId!: string;
  @Field(() => Day) on!: Temporal.PlainDate;
  @Field(() => String, { nullable: true }) cause?: string | null;
  @Field(() => String, { nullable: true }) words?: string | null;
  @Field(() => ID, { nullable: true }) letterId?: string | null;
}

@InputType({ description: 'role: co_debtor | guarantor. liability: joint | divided. cap: needed of a natural person who guarantees (C. civ. 2297).' })
export class CasePartyInput {
  @Field(() => ID) caseId!: string;
  @Field() role!: string;
  @Field() liability!: string;
  @Field({ description: 'company | person' }) kind!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) siren?: string | null;
  @Field(() => AddressInput, { nullable: true }) address?: AddressInput | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => Money, { nullable: true }) cap?: Cents | null;
  @Field() act!: string;
  @Field(() => Day, { nullable: true }) actOn?: Temporal.PlainDate | null;
  @Field() toldBy!: string;
  @Field() source!: string;
  @Field() idempotencyKey!: string;
}

@InputType({ description: 'relation: what the other is to the debtor of the case: parent | subsidiary | group | successor | predecessor.' })
export class LinkDebtorsInput {
  @Field(() => ID) caseId!: string;
  @Field(() => ID) otherId!: string;
  @Field() relation!: string;
  @Field() toldBy!: string;
  @Field() source!: string;
}

@InputType({ description: 'The other stands under the kept one; nothing of either moves.' })
export class MergeDebtorsInput {
  @Field(() => ID) keepId!: string;
  @Field(() => ID) otherId!: string;
  @Field() reason!: string;
  @Field() idempotencyKey!: string;
}

@ObjectType({ description: 'What a merge, or taking it back, does to one of the cases. heldBefore, heldAfter: the kinds of hold that run on it.' })
export class MergedCase {
  @Field(() => ID) id!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field() stage!: string;
  @Field(() => Money) dueBefore!: Cents;
  @Field(() => Money) dueAfter!: Cents;
  @Field(() => [String]) heldBefore!: string[];
  @Field(() => [String]) heldAfter!: string[];
}

@ObjectType({ description: 'code: kinds_differ | names_differ | several_open | holds_spread | handed_over | privacy_request_open.' })
export class MergeWarning {
  @Field() code!: string;
  @Field(() => [Fact]) facts!: Fact[];
}

@ObjectType({ description: 'Of both: who they were, who they are. kept, other: each as it was before; after: what a letter would now be written to. Of a parting: as they are after it, after: as the one was before.' })
export class DebtorsMerged {
  @Field(() => ID) mergeId!: string;
  @Field(() => Debtor) kept!: Debtor;
  @Field(() => Debtor) other!: Debtor;
  @Field(() => Debtor) after!: Debtor;
  @Field(() => [MergedCase], { description: 'All that are open; they stay as many as they are.' }) cases!: MergedCase[];
  @Field(() => Int, { description: 'Those that are over.' }) overCount!: number;
  @Field(() => [MergeWarning]) warnings!: MergeWarning[];
}

@ObjectType({ description: 'written: of what was given, what was new: address | phone | email | account | representative | returned | set_back | party | party_end | link | unlink | withdrawn.' })
export class DebtorRecorded {
  @Field(() => CaseFile) caseFile!: CaseFile;
  @Field(() => DebtorRecord) record!: DebtorRecord;
  @Field(() => [String]) written!: string[];
}

export const DebtorRecordedResult = orRefusal('DebtorRecordedResult', () => DebtorRecorded);
export const DebtorsMergedResult = orRefusal('DebtorsMergedResult', () => DebtorsMerged);
