import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Fact, Money, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'What could not be taken: the file, the line, the field, and why. code localises the sentence; message is the French one.' })
export class IntakeFault {
  @Field() file!: string;
  @Field(() => Int, { nullable: true }) line?: number | null;
  @Field(() => String, { nullable: true }) field?: string | null;
  @Field() code!: string;
  @Field() message!: string;
  @Field(() => [Fact]) facts!: Fact[];
}

@ObjectType({ description: 'A column of a table file. samples: the first values in it; field: what it is read as; guessed: by its header, not by a choice.' })
export class MappedColumn {
  @Field(() => Int) column!: number;
  @Field() header!: string;
  @Field(() => [String]) samples!: string[];
  @Field(() => String, { nullable: true }) field?: string | null;
  @Field() guessed!: boolean;
}

@ObjectType({ description: 'lacking: required fields that no column gives; fingerprint: the same for every file of these columns.' })
export class FileMapping {
  @Field(() => [MappedColumn]) columns!: MappedColumn[];
  @Field() remembered!: boolean;
  @Field(() => [String]) lacking!: string[];
  @Field() fingerprint!: string;
}

@ObjectType({ description: 'A file as it was recognised. claims: those read from it; faults: what could not be taken; mapping: of CSV and XLSX alone.' })
export class PreviewFile {
  @Field() name!: string;
  @Field(() => String, { nullable: true }) format?: string | null;
  @Field(() => Int) size!: number;
  @Field(() => Int) claims!: number;
  @Field(() => Int) faults!: number;
  @Field(() => FileMapping, { nullable: true }) mapping?: FileMapping | null;
}

@ObjectType({ description: 'What is told and does not stop: barred (against a company it may be claimed, and loses before a judge if he says so), long_terms …' })
export class PreviewWarning {
  @Field() code!: string;
  @Field() message!: string;
  @Field(() => String, { nullable: true }) article?: string | null;
  @Field(() => [Fact]) facts!: Fact[];
}

@ObjectType({ description: 'amount is what the document comes to, due what remains of it: the claim that is opened. dueOnFrom: document | terms. lacking: what a court will ask and is not there: dated_invoice | contract | delivery | terms | order.' })
export class PreviewClaim {
  @Field() file!: string;
  @Field(() => Int, { nullable: true }) line?: number | null;
  @Field() reference!: string;
  @Field(() => Day) issuedOn!: Temporal.PlainDate;
  @Field(() => Day) dueOn!: Temporal.PlainDate;
  @Field() dueOnFrom!: string;
  @Field(() => Money) amount!: Cents;
  @Field(() => Money) due!: Cents;
  @Field(() => [String]) lacking!: string[];
  @Field(() => [PreviewWarning]) warnings!: PreviewWarning[];
}

@ObjectType({ description: 'A known debtor that this may be. score: 0 to 100; by: name_address | name | address …' })
export class DebtorCandidate {
  @Field(() => ID) debtorId!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) siren?: string | null;
  @Field(() => String, { nullable: true }) city?: string | null;
  @Field(() => Int) score!: number;
  @Field() by!: string;
  @Field(() => String, { nullable: true, description: 'of the case that is open against it' }) publicReference?: string | null;
}

@ObjectType({ description: 'recognition: new | same_siren | same_siret | same_vat | same_iban | same_name_address | doubtful (taken as new until it is decided) | decided | open_case (joins the case already open). lacksAddress: no letter can be sent.' })
export class PreviewCase {
  @Field(() => ID) key!: string;
  @Field() debtorName!: string;
  @Field() debtorKind!: string;
  @Field(() => String, { nullable: true }) siren?: string | null;
  @Field(() => String, { nullable: true }) city?: string | null;
  @Field() recognition!: string;
  @Field(() => [DebtorCandidate], { description: 'of a doubtful one, best first' }) candidates!: DebtorCandidate[];
  @Field(() => String, { nullable: true }) existingReference?: string | null;
  @Field() regime!: string;
  @Field(() => [String], { description: 'holds that stand on this debtor' }) heldKinds!: string[];
  @Field() lacksAddress!: boolean;
  @Field(() => [PreviewClaim]) claims!: PreviewClaim[];
  @Field(() => Money) total!: Cents;
  @Field(() => Day) oldestDueOn!: Temporal.PlainDate;
}

@ObjectType({ description: 'kind of what is taken: new_debtor | recognised | doubtful | held | barred_company | joins_open_case; of what is left out: duplicate | barred | not_due | below_minimum | currency_excluded | no_due_date | unreadable | left_out. Each claim that was read is counted once.' })
export class PreviewKind {
  @Field() kind!: string;
  @Field(() => Int) cases!: number;
  @Field(() => Int) claims!: number;
  @Field(() => Money) total!: Cents;
}

@ObjectType({ description: 'band: not_due | d0_30 | d31_60 | d61_90 | d91_180 | d181_365 | d365' })
export class AgedBalance {
  @Field() band!: string;
  @Field(() => Int) claims!: number;
  @Field(() => Money) due!: Cents;
}

@ObjectType({ description: 'state: matched | unmatched | several | left_out. kind: invoice | contract | order | delivery | correspondence | terms | other.' })
export class PreviewAttachment {
  @Field() name!: string;
  @Field(() => Int) size!: number;
  @Field(() => String, { nullable: true }) reference?: string | null;
  @Field() state!: string;
  @Field() kind!: string;
}

@ObjectType({ description: 'What confirming would do; the act itself, undone. Nothing is written. needsTerms: claims that give no due date; cut: lists are shortened (a large file), counts and kinds are whole.' })
export class DepositPreview {
  @Field(() => [PreviewFile]) files!: PreviewFile[];
  @Field(() => [PreviewCase]) cases!: PreviewCase[];
  @Field(() => [IntakeFault]) faults!: IntakeFault[];
  @Field(() => Int) caseCount!: number;
  @Field(() => Int) claimCount!: number;
  @Field(() => Money) total!: Cents;
  @Field(() => [PreviewKind]) kinds!: PreviewKind[];
  @Field(() => [AgedBalance]) aged!: AgedBalance[];
  @Field(() => [PreviewAttachment]) attachments!: PreviewAttachment[];
  @Field(() => Int) needsTerms!: number;
  @Field() cut!: boolean;
}

export const PreviewDepositResult = orRefusal('PreviewDepositResult', () => DepositPreview);
