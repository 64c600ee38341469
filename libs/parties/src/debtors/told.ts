import { Field, ObjectType } from '@nestjs/graphql';
import { Moment } from '@quittance/platform';

/** Who can have told us something of a debtor. returned_mail: the post itself. */
export const TOLD_BY = ['deposit', 'debtor', 'creditor', 'agent', 'register', 'returned_mail'] as const;
export type ToldBy = (typeof TOLD_BY)[number];
export const isToldBy = (text: string): text is ToldBy => (TOLD_BY as readonly string[]).includes(text);

/** By whom, in whose words it was written down, and by which of our people. */
export interface Telling { toldBy: ToldBy; source: string; by: { id: string; name: string } }

@ObjectType({ description: 'Who told us, and when. by: deposit | debtor | creditor | agent | register | returned_mail | hold. source: how, in words; person: who wrote it down; both for the agency alone.' })
export class Told {
  @Field() by!: string;
  @Field(() => Moment) at!: Temporal.Instant;
  @Field(() => String, { nullable: true }) source!: string | null;
  @Field(() => String, { nullable: true }) person!: string | null;
}

@ObjectType({ description: 'Since when it no longer counts. why: in words; null where another took its place.' })
export class Superseded {
  @Field(() => Moment) at!: Temporal.Instant;
  @Field(() => String, { nullable: true }) why!: string | null;
  @Field(() => String, { nullable: true }) person!: string | null;
}
