import { isLawError, LAW, position, type LawError } from '@quittance/law';
import { limitationOf, nearest } from '../limitation/limitation-of.ts';
import type { CaseFacts } from '../statement/statement.service.ts';

/** A row of claim_position on its way in: money and days as text. */
export interface PositionRow {
  claim_id: string; case_id: string; agency_id: string; creditor_id: string; principal_cents: string; closed_interest_cents: string; running_base_cents: string; running_rate: string;
  running_from: string; running_year: number; valid_until: string; indemnity_cents: string; indemnity_from: string; limitation_on: string;
}

/** What lists keep of a case. The term is there even where the law gives no figure (`error`): it needs no rate. */
export interface Derived { caseId: string; limitationOn: Temporal.PlainDate | null; positions: PositionRow[]; error?: LawError }

/** From the facts of a case alone, as they stand on `today`. */
export function derive({ caseId, agencyId, creditorId, facts, claims }: CaseFacts, today: Temporal.PlainDate): Derived {
  const terms = claims.map((claim) => limitationOf(claim, today));
  const limitationOn = nearest(terms, today)?.expires ?? null;
  const found = position(facts, today, LAW);
  if (isLawError(found)) return { caseId, limitationOn, positions: [], error: found };
  return {
    caseId, limitationOn, positions: found.claims.map((claim, i) => ({
      claim_id: claim.id, case_id: caseId, agency_id: agencyId, creditor_id: creditorId, principal_cents: String(claim.principalOutstanding), closed_interest_cents: String(claim.closedInterestOutstanding),
      running_base_cents: String(claim.runningBase), running_rate: claim.runningRate, running_from: String(claim.runningFrom), running_year: claim.runningYear,
      valid_until: String(claim.validUntil), indemnity_cents: String(claim.indemnityOutstanding), indemnity_from: String(claim.indemnityFrom), limitation_on: String(terms[i]!.expires),
    })),
  };
}
