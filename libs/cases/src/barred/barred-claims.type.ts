import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Money, orRefusal } from '@quittance/platform';
import { CaseFile } from '../files/case-file.type.ts';

@ObjectType({ description: 'A claim that is time-barred today and still owed. demand: blocked (consumer, C. conso. L218-2) | warned (business).' })
export class BarredClaim {
  @Field(() => ID) claimId!: string;
  @Field() reference!: string;
  @Field(() => Day) expiredOn!: Temporal.PlainDate;
  @Field(() => String, { nullable: true }) article!: string | null;
  @Field(() => Money) due!: Cents;
  @Field() demand!: string;
}

@InputType({ description: 'The claims that the agency gives up because they are time-barred.' })
export class GiveUpBarredInput {
  @Field(() => ID) caseId!: string;
  @Field(() => [ID]) claimIds!: string[];
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field() idempotencyKey!: string;
}

export const GiveUpBarredResult = orRefusal('GiveUpBarredResult', () => CaseFile);
