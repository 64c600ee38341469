import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Moment } from '@quittance/platform';

@ObjectType({ description: 'What a link that was sent by mail opens. purpose: invitation | reset.' })
export class Invitation {
  @Field() purpose!: string;
  @Field() name!: string;
  @Field() email!: string;
  @Field() agencyName!: string;
  @Field(() => String, { nullable: true }) companyName?: string | null;
  @Field(() => Moment) expiresAt!: Temporal.Instant;
}

@InputType({ description: 'role: collector | supervisor | accountant | administrator | creditor_user (of creditorId, with a grade: reader | operator | administrator) | bailiff (of studyId).' })
export class InvitePersonInput {
  @Field() name!: string;
  @Field() email!: string;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field() role!: string;
  @Field(() => ID, { nullable: true }) creditorId?: string | null;
  @Field(() => ID, { nullable: true }) studyId?: string | null;
  @Field(() => String, { nullable: true }) grade?: string | null;
  @Field() idempotencyKey!: string;
}
