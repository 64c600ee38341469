import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Fact, Moment, Money, orRefusal } from '@quittance/platform';
import { IntakeFault } from './deposit-preview.type.ts';

export * from './deposit-input.type.ts';
export * from './deposit-preview.type.ts';

@ObjectType({ description: 'A case that the deposit opened or joined, with the claims that it brought.' })
export class DepositedCase {
  @Field(() => ID) id!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field(() => Int) claimCount!: number;
  @Field(() => Money) total!: Cents;
}

@ObjectType({ description: 'Why a case of a deposit can’t be undone any more.' })
export class UndoBlock {
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field() code!: string;
  @Field(() => String, { nullable: true }) article?: string | null;
  @Field(() => [Fact]) facts!: Fact[];
}

@ObjectType({ description: 'Whether the whole deposit may still be undone; blocked: the cases on which something irreversible was done.' })
export class UndoStanding {
  @Field() possible!: boolean;
  @Field(() => [UndoBlock]) blocked!: UndoBlock[];
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
  @Field(() => Int) attachmentCount!: number;
  @Field(() => Moment, { nullable: true }) undoneAt?: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) undoneBy?: string | null;
  @Field(() => Document, { nullable: true }) acknowledgement?: Document | null;
}

@ObjectType()
export class DepositPage {
  @Field(() => [Deposit]) rows!: Deposit[];
  @Field(() => String, { nullable: true }) next?: string | null;
}

export const ConfirmDepositResult = orRefusal('ConfirmDepositResult', () => Deposit);
