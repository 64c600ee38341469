import { Field, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class Address {
  @Field() line1!: string;
  @Field(() => String, { nullable: true }) line2?: string | null;
  @Field() postalCode!: string;
  @Field() city!: string;
  @Field() country!: string;
}

@InputType()
export class AddressInput {
  @Field() line1!: string;
  @Field(() => String, { nullable: true }) line2?: string | null;
  @Field() postalCode!: string;
  @Field() city!: string;
  @Field(() => String, { nullable: true }) country?: string | null;
}

/** A postal address as facts; country by ISO 3166. */
export interface PostalAddress { line1: string; line2: string | null; postalCode: string; city: string; country: string }

export interface AddressRow { line1: string; line2: string | null; postal_code: string; city: string; country: string }
export const addressOf = (row: AddressRow): PostalAddress => ({ line1: row.line1, line2: row.line2, postalCode: row.postal_code, city: row.city, country: row.country });
