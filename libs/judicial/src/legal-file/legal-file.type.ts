import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Document } from '@quittance/documents';
import { Day, Fact } from '@quittance/platform';

@ObjectType({ description: 'A point of the argument. part: power (who acts, and by what right) | evidence (what is owed, and what proves it) | notice (the demand) | conduct (how it was asked for) | suspension (what suspends it today). code with its facts makes the sentence. standing: established | lacking | weigh.' })
export class LegalPoint {
  @Field() part!: string;
  @Field() code!: string;
  @Field() standing!: string;
  @Field(() => [String]) articles!: string[];
  @Field(() => [Fact]) facts!: Fact[];
  @Field(() => [Document]) documents!: Document[];
}

@ObjectType({ description: 'A paper that the law asks for, and whether it is in the file.' })
export class LegalPaper {
  @Field() document!: string;
  @Field() present!: boolean;
}

@ObjectType({ description: 'A term that begins if the route is begun today. then: lapse | mayFollow | debtorMayAct | answerDue.' })
export class LegalTerm {
  @Field() term!: string;
  @Field() then!: string;
  @Field(() => Day) until!: Temporal.PlainDate;
  @Field() article!: string;
  @Field() confidence!: string;
}

@ObjectType({ description: 'What a route costs. value null: set by the law, not entered yet. bornBy: creditor | debtor | loser | unknown.' })
export class LegalCost {
  @Field() cost!: string;
  @Field(() => String, { nullable: true }) value!: string | null;
  @Field() unit!: string;
  @Field() bornBy!: string;
  @Field() article!: string;
  @Field() confidence!: string;
}

@ObjectType({ description: 'A way to a title or a measure of enforcement. matter: court | enforcement. act: what it begins with; by: who may begin it, or could. Closed: code, article and facts say why. warnings: codes of what is to be weighed.' })
export class LegalRoute {
  @Field() procedure!: string;
  @Field() matter!: string;
  @Field() act!: string;
  @Field() open!: boolean;
  @Field(() => [String]) by!: string[];
  @Field(() => String, { nullable: true }) code!: string | null;
  @Field(() => String, { nullable: true }) refusedBy!: string | null;
  @Field(() => [Fact]) facts!: Fact[];
  @Field(() => [String]) warnings!: string[];
  @Field() article!: string;
  @Field(() => [String]) rules!: string[];
  @Field() confidence!: string;
  @Field(() => [LegalPaper]) papers!: LegalPaper[];
  @Field(() => [LegalTerm]) terms!: LegalTerm[];
  @Field(() => [LegalCost]) costs!: LegalCost[];
}

@ObjectType({ description: 'A case as an argument: by what right, what proves it, how it was asked for, which ways are open and which are closed. The figures are those of its statement, the days those of its limitation. routes: none where the law gives no figure yet.' })
export class LegalFile {
  @Field(() => ID) caseId!: string;
  @Field(() => Day) asOf!: Temporal.PlainDate;
  @Field() lawVersion!: string;
  /** judicial | commercial */
  @Field({ description: 'judicial | commercial' }) court!: string;
  @Field(() => [LegalPoint]) points!: LegalPoint[];
  @Field(() => [LegalRoute]) routes!: LegalRoute[];
}
