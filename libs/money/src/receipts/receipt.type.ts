import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { Day, Money } from '@quittance/platform';

@ObjectType({ description: 'The debtor’s receipt (quittance, CPCE R124-6). balance: what was left on the day it was issued. state: queued | rendered | failed.' })
export class Receipt {
  @Field(() => ID) id!: string;
  @Field() number!: string;
  @Field(() => Day) issuedOn!: Temporal.PlainDate;
  @Field(() => Money) balance!: Cents;
  @Field() state!: string;
  @Field(() => Document, { nullable: true }) document!: Document | null;
}
