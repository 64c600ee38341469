import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Fact, Money, orRefusal } from '@quittance/platform';
import { Deposit, UndoBlock } from '../deposits/deposit.type.ts';

@ObjectType({ description: 'what: withdrawn (the deposit opened the case, which ends) | claims_withdrawn (the case stays, without the claims that the deposit added). touched: what happened on it meanwhile and stays in its timeline (calls, notes …), with how often.' })
export class UndoneCase {
  @Field(() => ID) id!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field(() => Int) claims!: number;
  @Field(() => Money) total!: Cents;
  @Field() what!: string;
  @Field(() => [Fact]) touched!: Fact[];
}

@ObjectType({ description: 'A deposit taken back. left: the cases that stay, each with its reason.' })
export class UndoneDeposit {
  @Field(() => Deposit) deposit!: Deposit;
  @Field(() => [UndoneCase]) cases!: UndoneCase[];
  @Field(() => [UndoBlock]) left!: UndoBlock[];
}

export const UndoDepositResult = orRefusal('UndoDepositResult', () => UndoneDeposit);
