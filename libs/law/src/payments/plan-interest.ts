/**
 * What interest does while a plan is kept. A plan gives time, it does not by itself forgive interest (C. civ. 1343-5 lets a judge lower
 * it, a mandate may let it stop): what runs on is reckoned as though every instalment came on its day. The rates of half-years to come are
 * not known; the last known ones are kept, so the figure is an estimate and is never asked for as such.
 */
import { halfYearSpan } from '../calendar/calendar.ts';
import { isLawError, type LawError } from '../faults/law-error.ts';
import { cents, type Cents } from '../money/money.ts';
import type { LawRow, LawTables } from '../rates/tables.ts';
import type { StatementFacts } from '../statement/facts.ts';
import { computeStatement } from '../statement/statement.ts';
import type { Instalment } from './plan.ts';

/** The same rows, that of the latest half-year once more for each one after it until `until`; what was entered last may be of an earlier one. */
function prolonged(rows: readonly LawRow<string>[], until: Temporal.PlainDate): readonly LawRow<string>[] {
  const last = rows.reduce<LawRow<string> | undefined>((latest, row) => (latest === undefined || row.to === null || (latest.to !== null && row.to >= latest.to) ? row : latest), undefined);
  if (!last?.to) return rows;
  const more: LawRow<string>[] = [];
  for (let from = Temporal.PlainDate.from(last.to).add({ days: 1 }); Temporal.PlainDate.compare(from, until) <= 0; from = halfYearSpan(from).to.add({ days: 1 })) {
    more.push({ ...last, from: from.toString(), to: halfYearSpan(from).to.toString(), confidence: 'low' });
  }
  return [...rows, ...more];
}

/** The tables with the last known rates kept until a day. */
export const withRatesKept = (law: LawTables, until: Temporal.PlainDate): LawTables => ({
  ...law,
  ecbMainRefinancingRate: prolonged(law.ecbMainRefinancingRate, until),
  legalRate: { individualCreditor: prolonged(law.legalRate.individualCreditor, until), otherCreditor: prolonged(law.legalRate.otherCreditor, until) },
});

/** What interest adds from `facts.asOf` to the last instalment, in cents, on the claims that are due by then; or the law's error. */
export function interestUnderPlan(facts: StatementFacts, instalments: readonly Instalment[], law: LawTables): Cents | LawError {
  const last = instalments.at(-1);
  if (!last) return cents(0n);
  const claims = facts.claims.filter(({ dueOn }) => Temporal.PlainDate.compare(dueOn, facts.asOf) <= 0), ids = new Set(claims.map(({ id }) => id));
  const covered: StatementFacts = { ...facts, claims, credits: (facts.credits ?? []).filter(({ claim }) => ids.has(claim)), payments: (facts.payments ?? []).filter(({ claim }) => !claim || ids.has(claim)) };
  const tables = withRatesKept(law, last.on);
  const now = computeStatement(covered, tables);
  if (isLawError(now)) return now;
  const kept = computeStatement({ ...covered, asOf: last.on, payments: [...(covered.payments ?? []), ...instalments.map(({ on, amount }, index) => ({ id: `instalment ${index + 1}`, on, amount }))] }, tables);
  return isLawError(kept) ? kept : cents(kept.totals.interest - now.totals.interest);
}
