import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import { Moment, orRefusal, Refusal } from '@quittance/platform';
import { Deposit, DepositPreview } from '../deposits/deposit.type.ts';

@ObjectType({ description: 'A deposit too large to wait for, carried out in the background. state: waiting | running | done | refused | cancelled | failed; stage: reading | matching | opening | keeping | done; done, of: lines (of is null until the files are read). report: all faults as a table.' })
export class DepositRun {
  @Field(() => ID) id!: string;
  @Field() state!: string;
  @Field() dryRun!: boolean;
  @Field(() => [String]) fileNames!: string[];
  @Field() stage!: string;
  @Field(() => Int) done!: number;
  @Field(() => Int, { nullable: true }) of?: number | null;
  @Field(() => Moment, { nullable: true }) startedAt?: Temporal.Instant | null;
  @Field(() => Moment, { nullable: true }) endedAt?: Temporal.Instant | null;
  @Field(() => DepositPreview, { nullable: true }) preview?: DepositPreview | null;
  @Field(() => Refusal, { nullable: true }) refusal?: Refusal | null;
  @Field(() => Document, { nullable: true }) report?: Document | null;
  /** For its field resolver. */
  depositId!: string | null;
}

@ObjectType()
export class DepositRunPage {
  @Field(() => [DepositRun]) rows!: DepositRun[];
  @Field(() => String, { nullable: true }) next?: string | null;
}

export { Deposit };
export const DepositRunResult = orRefusal('DepositRunResult', () => DepositRun);
