import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { FileInput } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Day, Fact, Moment, Money, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'What could not be taken: the file, the line, the field, and why. code localises the sentence; message is the French one.' })
export class IntakeFault {
  @Field() file!: string;
  @Field(() => Int, { nullable: true }) line?: number | null;
  @Field(() => String, { nullable: true }) field?: string | null;
  @Field() code!: string;
  @Field() message!: string;
  @Field(() => [Fact]) facts!: Fact[];
}

@ObjectType({ description: 'A file as it was recognised. claims: those read from it; faults: what could not be taken.' })
export class PreviewFile {
  @Field() name!: string;
  @Field(() => String, { nullable: true }) format?: string | null;
  @Field(() => Int) size!: number;
  @Field(() => Int) claims!: number;
  @Field(() => Int) faults!: number;
}

@ObjectType({ description: 'amount is what the document comes to, due what remains of it: the claim that is opened.' })
export class PreviewClaim {
  @Field() file!: string;
  @Field(() => Int, { nullable: true }) line?: number | null;
  @Field() reference!: string;
  @Field(() => Day) issuedOn!: Temporal.PlainDate;
  @Field(() => Day) dueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field(() => Money) due!: Cents;
}

@ObjectType({ description: 'recognition: new | same_siren | same_name_address | open_case (joins the case already open).' })
export class PreviewCase {
  @Field(() => ID) key!: string;
  @Field() debtorName!: string;
  @Field() debtorKind!: string;
  @Field(() => String, { nullable: true }) siren?: string | null;
  @Field(() => String, { nullable: true }) city?: string | null;
  @Field() recognition!: string;
  @Field(() => String, { nullable: true }) existingReference?: string | null;
  @Field() regime!: string;
  @Field(() => [PreviewClaim]) claims!: PreviewClaim[];
  @Field(() => Money) total!: Cents;
  @Field(() => Day) oldestDueOn!: Temporal.PlainDate;
}

@ObjectType({ description: 'What confirming would do; the act itself, undone. Nothing is written.' })
export class DepositPreview {
  @Field(() => [PreviewFile]) files!: PreviewFile[];
  @Field(() => [PreviewCase]) cases!: PreviewCase[];
  @Field(() => [IntakeFault]) faults!: IntakeFault[];
  @Field(() => Int) caseCount!: number;
  @Field(() => Int) claimCount!: number;
  @Field(() => Money) total!: Cents;
}

@ObjectType({ description: 'A case that the deposit opened or joined, with the claims that it brought.' })
export class DepositedCase {
  @Field(() => ID) id!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field(() => Int) claimCount!: number;
  @Field(() => Money) total!: Cents;
}

@ObjectType({ description: 'What a creditor handed over in one go.' })
export class Deposit {
  @Field(() => ID) id!: string;
  @Field(() => Moment) placedAt!: Temporal.Instant;
  @Field() by!: string;
  @Field(() => [String]) fileNames!: string[];
  @Field(() => Int) caseCount!: number;
  @Field(() => Int) claimCount!: number;
  @Field(() => Money) total!: Cents;
  @Field(() => [DepositedCase]) cases!: DepositedCase[];
  @Field(() => [IntakeFault]) faults!: IntakeFault[];
}

@ObjectType()
export class DepositPage {
  @Field(() => [Deposit]) rows!: Deposit[];
  @Field(() => String, { nullable: true }) next?: string | null;
}

@InputType()
export class DepositInput {
  @Field(() => ID, { nullable: true }) creditorId?: string | null;
  @Field(() => [FileInput]) files!: FileInput[];
  @Field() idempotencyKey!: string;
  @Field(() => [ID], { nullable: true, description: 'keys of preview cases left out' }) without?: string[] | null;
}

export const PreviewDepositResult = orRefusal('PreviewDepositResult', () => DepositPreview);
export const ConfirmDepositResult = orRefusal('ConfirmDepositResult', () => Deposit);
