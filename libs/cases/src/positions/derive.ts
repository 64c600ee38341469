import { computeStatement, isLawError, position, type LawError } from '@quittance/law';
import { limitationOf, nearest } from '../limitation/limitation-of.ts';
import { asFarAsKnown } from '../statement/known-law.ts';
import type { CaseFacts } from '../statement/statement.service.ts';

/** A row of claim_position on its way in: money and days as text. */
export interface PositionRow {
  claim_id: string; case_id: string; agency_id: string; creditor_id: string; principal_cents: string; closed_interest_cents: string; running_base_cents: string; running_rate: string;
  running_from: string; running_year: number; valid_until: string; indemnity_cents: string; indemnity_from: string; limitation_on: string;
}

/**
 * What lists keep of a case. Where a half-year has no rate yet (`error`), what is owed is kept as far as it is known, for no longer than the
 * eve of that half-year, so that each night takes it anew; the term needs no rate.
 */
export interface Derived {
  caseId: string; limitationOn: Temporal.PlainDate | null; positions: PositionRow[]; error?: LawError;
  /** Cents: costs that are still owed, what was paid beyond all that is owed (null: nobody knows yet), what was paid at all. */
  costsDue: bigint; overpaid: bigint | null; paid: bigint;
}

/** From the facts of a case alone, as they stand on `today`. */
export function derive({ caseId, agencyId, creditorId, law, facts, claims, interruptions }: CaseFacts, today: Temporal.PlainDate): Derived {
  const terms = claims.map((claim) => limitationOf(claim, today, law, interruptions));
  const limitationOn = nearest(terms.filter((_, i) => !claims[i]!.withdrawn), today)?.expires ?? null;
  const paid = (facts.payments ?? []).reduce((sum, { amount }) => sum + amount, 0n);
  const reckoned = position(facts, today, law);
  const lacking = isLawError(reckoned) ? asFarAsKnown({ ...facts, asOf: today }, law) : null;
  const found = lacking ? position(lacking.facts, today, law) : reckoned;
  if (isLawError(found)) return { caseId, limitationOn, positions: [], error: found, costsDue: 0n, overpaid: null, paid };
  const eve = lacking?.lacking ? Temporal.PlainDate.from(lacking.lacking.rate.from).subtract({ days: 1 }) : null;
  const validUntil = (day: Temporal.PlainDate) => (eve && Temporal.PlainDate.compare(eve, day) < 0 ? eve : day);
  const statement = facts.payments?.length && !eve ? computeStatement({ ...facts, asOf: today }, law) : undefined;
  const overpaid = eve ? null : statement && !isLawError(statement) ? statement.totals.unallocated : 0n;
  return {
    caseId, limitationOn, ...(lacking?.lacking ? { error: lacking.lacking.error } : {}), costsDue: found.costsOutstanding, overpaid, paid, positions: found.claims.map((claim, i) => ({
      claim_id: claim.id, case_id: caseId, agency_id: agencyId, creditor_id: creditorId, principal_cents: String(claim.principalOutstanding), closed_interest_cents: String(claim.closedInterestOutstanding),
      running_base_cents: String(claim.runningBase), running_rate: claim.runningRate, running_from: String(claim.runningFrom), running_year: claim.runningYear,
      valid_until: String(validUntil(claim.validUntil)), indemnity_cents: String(claim.indemnityOutstanding), indemnity_from: String(claim.indemnityFrom), limitation_on: String(terms[i]!.expires),
    })),
  };
}
