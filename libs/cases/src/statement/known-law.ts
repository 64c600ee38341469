/**
 * Where a half-year has no rate yet. Nothing is guessed: what needs the figure is refused with the half-year that lacks it. But facts
 * go on happening, and a list goes on saying what is owed: as far as it is known, that is with interest standing still from the first
 * day of the missing half-year on.
 */
import { computeStatement, isLawError, type LackingRate, type LawError, type LawTables, type StatementFacts } from '@quittance/law';
import { Refused } from '@quittance/platform';

/** The law's own error as a refusal: `rate_unknown` with the rate and the half-year that it lacks. */
export const refusedByLaw = ({ code, message, field, lacking }: LawError): Refused =>
  new Refused(code, { article: lacking?.article ?? null, facts: { message, field, ...(lacking ? { rate: lacking.rate, from: lacking.from, to: lacking.to } : {}) } });

export interface KnownFacts {
  /** The facts, interest standing still from `lacking.from` on where a rate lacks. */
  facts: StatementFacts;
  /** The earliest half-year that lacks a rate which this debt needs by `facts.asOf`, with the error that says so; null: all is known. */
  lacking: { rate: LackingRate; error: LawError } | null;
}

/** As far as the law is known on `facts.asOf`. What is wrong with the facts themselves stays wrong, and is told by whoever computes with them. */
export function asFarAsKnown(facts: StatementFacts, law: LawTables): KnownFacts {
  let known = facts, lacking: KnownFacts['lacking'] = null;
  // Each round stops interest earlier; a debt reaches back over no more half-years than this.
  for (let round = 0; round < 200; round += 1) {
    const statement = computeStatement(known, law);
    if (!isLawError(statement) || !statement.lacking) return { facts: known, lacking };
    if (lacking?.rate.from === statement.lacking.from) return { facts: known, lacking };
    lacking = { rate: statement.lacking, error: statement };
    known = { ...facts, stops: [...(facts.stops ?? []), { on: Temporal.PlainDate.from(statement.lacking.from) }] };
  }
  return { facts: known, lacking };
}
