import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Day, Fact, Moment } from '@quittance/platform';

@ObjectType({ description: 'A signed head: on this day the chain stood here. Kept elsewhere, it holds even against who has the database.' })
export class AuditHead {
  @Field(() => ID) number!: string;
  @Field(() => Day) day!: Temporal.PlainDate;
  @Field() position!: string;
  @Field() hash!: string;
  @Field() keyId!: string;
  @Field() publicKey!: string;
  @Field() signature!: string;
  @Field(() => Moment) signedAt!: Temporal.Instant;
}

@ObjectType({ description: 'A row of the trail. outcome: done | refused | failed. What is known of the person (actorName, address, userAgent, words among the facts) stands outside the chain; erasedAt says since when it no longer does, erasedUnder by which rule. position: in the chain, once sealed.' })
export class AuditEntry {
  @Field(() => ID) id!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field(() => Moment) recordedAt!: Temporal.Instant;
  @Field(() => ID, { nullable: true }) actorId!: string | null;
  @Field({ description: 'user | debtor | system | nobody' }) actorKind!: string;
  @Field(() => String, { nullable: true }) actorName!: string | null;
  @Field() action!: string;
  @Field() subject!: string;
  @Field(() => String, { nullable: true }) subjectId!: string | null;
  @Field(() => ID, { nullable: true }) caseId!: string | null;
  @Field(() => String, { nullable: true }) caseReference!: string | null;
  @Field() outcome!: string;
  @Field(() => String, { nullable: true }) code!: string | null;
  @Field(() => [Fact]) facts!: Fact[];
  @Field(() => [Fact], { description: 'Words of people: outside the chain.' }) words!: Fact[];
  @Field(() => String, { nullable: true }) address!: string | null;
  @Field(() => String, { nullable: true }) userAgent!: string | null;
  @Field(() => String, { nullable: true }) sessionId!: string | null;
  @Field(() => String, { nullable: true }) correlationId!: string | null;
  @Field(() => Moment, { nullable: true }) erasedAt!: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) erasedUnder!: string | null;
  @Field(() => String, { nullable: true }) position!: string | null;
  @Field(() => String, { nullable: true }) entryHash!: string | null;
  @Field(() => String, { nullable: true }) previousHash!: string | null;
  @Field(() => String, { nullable: true }) hash!: string | null;
  @Field(() => Moment, { nullable: true }) sealedAt!: Temporal.Instant | null;
}

@ObjectType()
export class AuditTrail {
  @Field(() => [AuditEntry]) rows!: AuditEntry[];
  @Field(() => String, { nullable: true }) next!: string | null;
}

@InputType({ description: 'who: letters of a name or an address. acts: names of acts. caseReference: the public reference of a case. from, until: legal days, both included.' })
export class AuditTrailFilter {
  @Field(() => String, { nullable: true }) who?: string | null;
  @Field(() => ID, { nullable: true }) actorId?: string | null;
  @Field(() => [String], { nullable: true }) acts?: string[] | null;
  @Field(() => String, { nullable: true }) outcome?: string | null;
  @Field(() => String, { nullable: true }) caseReference?: string | null;
  @Field(() => Day, { nullable: true }) from?: Temporal.PlainDate | null;
  @Field(() => Day, { nullable: true }) until?: Temporal.PlainDate | null;
}

@ObjectType({ description: 'What was found at the first row that is not as it was sealed.' })
export class EvidenceFault {
  @Field() code!: string;
  @Field(() => String, { nullable: true }) position!: string | null;
  @Field(() => String, { nullable: true }) entryId!: string | null;
  @Field(() => String, { nullable: true }) headNumber!: string | null;
  @Field(() => String, { nullable: true }) action!: string | null;
  @Field(() => String, { nullable: true }) expected!: string | null;
  @Field(() => String, { nullable: true }) found!: string | null;
}

@ObjectType({ description: 'outcome: waiting | running | whole | broken | failed. checked of total: how far it is.' })
export class EvidenceVerification {
  @Field(() => ID) id!: string;
  @Field(() => Moment) askedAt!: Temporal.Instant;
  @Field(() => Moment, { nullable: true }) endedAt!: Temporal.Instant | null;
  @Field(() => Int) total!: number;
  @Field(() => Int) checked!: number;
  @Field() outcome!: string;
  @Field(() => String, { nullable: true }) lastPosition!: string | null;
  @Field(() => EvidenceFault, { nullable: true }) fault!: EvidenceFault | null;
}

@ObjectType({ description: 'How the chain of the agency stands. waiting: written and not yet sealed.' })
export class EvidenceStanding {
  @Field(() => Int) sealed!: number;
  @Field(() => Int) waiting!: number;
  @Field(() => Moment, { nullable: true }) sealedUntil!: Temporal.Instant | null;
  @Field(() => AuditHead, { nullable: true }) head!: AuditHead | null;
  @Field(() => EvidenceVerification, { nullable: true }) verification!: EvidenceVerification | null;
  @Field(() => [String], { description: 'Every act that this trail knows.' }) acts!: string[];
}
