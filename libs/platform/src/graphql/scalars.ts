/** Money, rates, legal days and instants cross the door as text with a scalar of their own: Int ends at 21 million euros, floats lie. */
import { Scalar, type CustomScalar } from '@nestjs/graphql';
import { Kind, type ValueNode } from 'graphql';
import { GraphQLError } from 'graphql';
import { formatDecimal, parseMoney, type Cents } from '@quittance/law';

const bad = (what: string) => new GraphQLError(what, { extensions: { code: 'BAD_USER_INPUT' } });
const text = (node: ValueNode) => { if (node.kind !== Kind.STRING) throw bad('Expected a string'); return node.value; };

/** Marker classes: the type functions of @Field(() => Money). */
export class Money {}
export class Percent {}
export class Day {}
export class Moment {}

@Scalar('Money', () => Money)
export class MoneyScalar implements CustomScalar<string, Cents> {
  description = 'A sum of money as a decimal string with two decimals, "1200.00". Never a float.';
  parseValue(value: unknown): Cents {
    const cents = typeof value === 'string' ? parseMoney(value) : undefined;
    if (cents === undefined || typeof cents !== 'bigint') throw bad(`"${String(value)}" is not a sum of money such as "1200.00"`);
    return cents;
  }
  serialize(value: unknown): string { return typeof value === 'bigint' ? formatDecimal(value as Cents) : String(value); }
  parseLiteral(node: ValueNode): Cents { return this.parseValue(text(node)); }
}

@Scalar('Percent', () => Percent)
export class PercentScalar implements CustomScalar<string, string> {
  description = 'A rate in percent as a decimal string, "12.40".';
  parseValue(value: unknown): string {
    if (typeof value !== 'string' || !/^\d{1,3}(\.\d{1,4})?$/.test(value)) throw bad(`"${String(value)}" is not a rate such as "12.40"`);
    return value;
  }
  serialize(value: unknown): string {
    const [whole = '0', part = ''] = String(value).split('.');
    return `${whole}.${part.replace(/0+$/, '').padEnd(2, '0')}`;
  }
  parseLiteral(node: ValueNode): string { return this.parseValue(text(node)); }
}

@Scalar('Day', () => Day)
export class DayScalar implements CustomScalar<string, Temporal.PlainDate> {
  description = 'A legal day, ISO "2026-11-21".';
  parseValue(value: unknown): Temporal.PlainDate {
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw bad(`"${String(value)}" is not a day such as "2026-11-21"`);
    try { return Temporal.PlainDate.from(value, { overflow: 'reject' }); } catch { throw bad(`"${value}" is not a day that exists`); }
  }
  serialize(value: unknown): string { return String(value); }
  parseLiteral(node: ValueNode): Temporal.PlainDate { return this.parseValue(text(node)); }
}

@Scalar('Instant', () => Moment)
export class InstantScalar implements CustomScalar<string, Temporal.Instant> {
  description = 'An instant, ISO 8601 in UTC.';
  parseValue(value: unknown): Temporal.Instant {
    try { return Temporal.Instant.from(String(value)); } catch { throw bad(`"${String(value)}" is not an instant`); }
  }
  serialize(value: unknown): string { return String(value); }
  parseLiteral(node: ValueNode): Temporal.Instant { return this.parseValue(text(node)); }
}
