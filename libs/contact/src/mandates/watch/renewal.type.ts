import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Day, Moment } from '@quittance/platform';

@ObjectType({ description: 'A mandate or a special power that ends soon, or has ended, and that nothing follows. what: mandate | power_of_attorney; state: ending | ended; until: its last day; days: until then, below zero once it is past. proposed…: what already waits for a signature in its place.' })
export class Renewal {
  @Field(() => ID) id!: string;
  @Field() what!: string;
  @Field() state!: string;
  @Field(() => ID) creditorId!: string;
  @Field() creditorName!: string;
  @Field(() => ID) mandateId!: string;
  @Field(() => ID, { nullable: true }) caseId?: string | null;
  @Field() reference!: string;
  @Field(() => Day) until!: Temporal.PlainDate;
  @Field(() => Int) days!: number;
  @Field(() => String, { nullable: true }) proposedReference?: string | null;
  @Field(() => Moment, { nullable: true }) proposedAt?: Temporal.Instant | null;
}
