/** Carries facts and statements from one type of day to another: Temporal.PlainDate outside, day numbers inside, ISO text in JSON. */
import type { CostStatement, InterestLine, RateComposition, Statement, StatementFacts } from './facts.ts';

type Maybe<D> = D | null | undefined;

export function mapFacts<A, B>(facts: StatementFacts<A>, day: (from: A) => B): StatementFacts<B> {
  const maybe = (value: Maybe<A>): B | undefined => (value === undefined || value === null ? undefined : day(value));
  return {
    ...facts,
    asOf: day(facts.asOf),
    noticeReceivedOn: maybe(facts.noticeReceivedOn),
    claims: facts.claims.map((claim) => ({ ...claim, dueOn: day(claim.dueOn) })),
    payments: (facts.payments ?? []).map((payment) => ({ ...payment, on: day(payment.on) })),
    costs: (facts.costs ?? []).map((cost) => ({ ...cost, on: day(cost.on) })),
    stops: (facts.stops ?? []).map((stop) => ({ on: day(stop.on) })),
    judgment: facts.judgment ? { enforceableOn: day(facts.judgment.enforceableOn) } : undefined,
  };
}

function mapComposition<A, B>(composition: RateComposition<A>, day: (from: A) => B): RateComposition<B> {
  if (composition.kind === 'contract') return composition;
  if (composition.kind === 'ecb') return { ...composition, at: day(composition.at) };
  return { ...composition, at: day(composition.at), pointsFrom: composition.pointsFrom === null ? null : day(composition.pointsFrom) };
}

export function mapStatement<A, B>(statement: Statement<A>, day: (from: A) => B): Statement<B> {
  const line = (from: InterestLine<A>): InterestLine<B> => ({ ...from, from: day(from.from), to: day(from.to), composition: mapComposition(from.composition, day) });
  const cost = (from: CostStatement<A>): CostStatement<B> => ({ ...from, on: day(from.on) });
  return {
    ...statement,
    asOf: day(statement.asOf),
    claims: statement.claims.map((claim) => ({ ...claim, dueOn: day(claim.dueOn), interest: claim.interest.map(line) })),
    payments: statement.payments.map((payment) => ({ ...payment, on: day(payment.on) })),
    costs: statement.costs.map(cost),
  };
}
