import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Money, orRefusal } from '@quittance/platform';
import { Deposit } from '../deposits/deposit.type.ts';

@ObjectType({ description: 'A claim that a deposit brought and that stands in an open case.' })
export class DepositedClaim {
  @Field(() => ID) id!: string;
  @Field(() => ID) caseId!: string;
  @Field() reference!: string;
  @Field() publicReference!: string;
  @Field() debtorName!: string;
  @Field(() => Money) amount!: Cents;
  @Field(() => Day) dueOn!: Temporal.PlainDate;
}

export const AttachLoosePaperResult = orRefusal('AttachLoosePaperResult', () => Deposit);
