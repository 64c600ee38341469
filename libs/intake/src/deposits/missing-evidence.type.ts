import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Cents } from '@quittance/law';
import { Day, Money } from '@quittance/platform';

@ObjectType({ description: 'kind: dated_invoice | contract | delivery | terms | order, with the rule for which a court asks it.' })
export class LackingEvidence {
  @Field() kind!: string;
  @Field() article!: string;
  @Field() confidence!: string;
}

@ObjectType({ description: 'A claim for which something that a court will ask is not there.' })
export class MissingEvidence {
  @Field(() => ID) claimId!: string;
  @Field(() => ID) caseId!: string;
  @Field() publicReference!: string;
  @Field() creditorName!: string;
  @Field() debtorName!: string;
  @Field() reference!: string;
  @Field(() => Day) issuedOn!: Temporal.PlainDate;
  @Field(() => Day) dueOn!: Temporal.PlainDate;
  @Field(() => Money) amount!: Cents;
  @Field(() => [LackingEvidence]) lacking!: LackingEvidence[];
}

@ObjectType()
export class MissingEvidencePage {
  @Field(() => [MissingEvidence]) rows!: MissingEvidence[];
  @Field(() => String, { nullable: true }) next?: string | null;
  /** Of whom; not of the schema. */
  creditorId?: string | null | undefined;
}
