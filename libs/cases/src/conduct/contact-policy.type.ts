import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Day, Moment, orRefusal } from '@quittance/platform';

@ObjectType({ description: 'Local time in France, "HH:MM"; the end is not inside.' })
export class ContactSpan {
  @Field() from!: string;
  @Field() to!: string;
}

@ObjectType({ description: 'weekdays: 1 Monday … 7 Sunday. outside: warn | refuse. A channel without a window is open at all hours.' })
export class ContactWindow {
  @Field(() => [String]) channels!: string[];
  @Field(() => [Int]) weekdays!: number[];
  @Field(() => [ContactSpan]) spans!: ContactSpan[];
  @Field() publicHolidays!: boolean;
  @Field() outside!: string;
}

@ObjectType({ description: 'id: contacts | answeredCalls. withinDays: the day of the contact included. beyond: warn | refuse.' })
export class ContactCap {
  @Field() id!: string;
  @Field(() => [String]) channels!: string[];
  @Field() reachedOnly!: boolean;
  @Field(() => Int) atMost!: number;
  @Field(() => Int) withinDays!: number;
  @Field() beyond!: string;
}

@ObjectType('ContactPolicy', { description: 'When and how often debtors are sought out. from null: the default that the product ships with (confidence medium until a lawyer agrees).' })
export class ContactPolicyView {
  @Field(() => Day, { nullable: true }) from!: Temporal.PlainDate | null;
  @Field(() => [ContactWindow]) windows!: ContactWindow[];
  @Field(() => [ContactCap]) caps!: ContactCap[];
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Moment, { nullable: true }) setAt!: Temporal.Instant | null;
  @Field(() => String, { nullable: true }) setBy!: string | null;
  @Field() article!: string;
  @Field() confidence!: string;
}

@InputType()
export class ContactSpanInput {
  @Field() from!: string;
  @Field() to!: string;
}

@InputType()
export class ContactWindowInput {
  @Field(() => [String]) channels!: string[];
  @Field(() => [Int]) weekdays!: number[];
  @Field(() => [ContactSpanInput]) spans!: ContactSpanInput[];
  @Field() publicHolidays!: boolean;
  @Field() outside!: string;
}

@InputType()
export class ContactCapInput {
  @Field() id!: string;
  @Field(() => [String]) channels!: string[];
  @Field() reachedOnly!: boolean;
  @Field(() => Int) atMost!: number;
  @Field(() => Int) withinDays!: number;
  @Field() beyond!: string;
}

@InputType()
export class ContactPolicyInput {
  @Field(() => Day) from!: Temporal.PlainDate;
  @Field(() => [ContactWindowInput]) windows!: ContactWindowInput[];
  @Field(() => [ContactCapInput]) caps!: ContactCapInput[];
  @Field() reason!: string;
  @Field() idempotencyKey!: string;
}

export const ContactPolicyResult = orRefusal('ContactPolicyResult', () => ContactPolicyView);
