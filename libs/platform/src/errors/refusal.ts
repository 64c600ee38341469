/**
 * Expected refusals are data: `Refused` is thrown inside the transaction, which rolls everything back, and answered at
 * the door as the `Refusal` member of the mutation's union. A fault is something else: logged, masked.
 */
import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class Fact {
  @Field() key!: string;
  @Field() value!: string;
}

@ObjectType({ description: 'One field that could not be taken: its path ("iban", "contacts.0.email"), why (code), and what was found.' })
export class FieldFault {
  @Field() field!: string;
  @Field() code!: string;
  @Field(() => [Fact]) facts!: Fact[];
}

@ObjectType({ description: 'An expected refusal. Nothing was written. The screen says it in words; the article names the rule.' })
export class Refusal {
  @Field() code!: string;
  @Field(() => String, { nullable: true }) article?: string | null;
  @Field(() => [Fact]) facts!: Fact[];
  @Field(() => [FieldFault]) fields!: FieldFault[];
}

export type FactValues = Record<string, string | number | bigint | boolean | null | undefined>;

/** A record as the list of pairs that crosses the door; empty values are left out. */
export const toFacts = (values: FactValues | null | undefined): Fact[] =>
  Object.entries(values ?? {}).filter(([, v]) => v !== null && v !== undefined).map(([key, value]) => ({ key, value: String(value) }));

export interface Fault { field: string; code: string; facts?: FactValues }

export class Refused extends Error {
  constructor(readonly code: string, readonly options: { article?: string | null; facts?: FactValues; fields?: Fault[] } = {}) {
    super(code);
  }

  toRefusal(): Refusal {
    return Object.assign(new Refusal(), {
      code: this.code, article: this.options.article ?? null, facts: toFacts(this.options.facts),
      fields: (this.options.fields ?? []).map(({ field, code, facts }) => ({ field, code, facts: toFacts(facts) })),
    });
  }
}

/** Not found and not yours are one answer. */
export const notFound = (subject: string) => new Refused('not_found', { facts: { subject } });

/** Fields that can't be taken, if any: nothing is written, each is named. */
export function refuseFaults(faults: Fault[]): void {
  if (faults.length) throw new Refused('bad_fields', { fields: faults });
}

/** `XResult = X | Refusal`. */
export function orRefusal<T extends abstract new (...args: never[]) => object>(name: string, type: () => T) {
  return createUnionType({ name, types: () => [type(), Refusal] as never, resolveType: (value: unknown) => (value instanceof Refusal ? Refusal : type()) as never });
}
