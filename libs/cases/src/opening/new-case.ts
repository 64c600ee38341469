/** What a deposit hands over to be opened, and what is wrong with it before anything is asked of the database. */
import { cents, formatDecimal, parseRate, sumCents, type Cents, type Regime } from '@quittance/law';
import type { Fault } from '@quittance/platform';

export interface NewClaim {
  reference: string; issuedOn: Temporal.PlainDate; dueOn: Temporal.PlainDate; amount: Cents;
  /** Percent a year, decimal string. */
  contractRate?: string | null; defaultOnDue?: boolean;
  /** For limitation: libs/law LIMITATION_NATURES. */
  nature: string;
  /** terms: the due date follows from the terms that the creditor stated with his deposit. */
  dueOnFrom?: 'document' | 'terms';
  /** What a court will ask and the file itself shows: contract | order | delivery | terms. */
  knownEvidence?: readonly string[];
  basis?: string | null; latePenaltyText?: string | null; indemnityText?: string | null; sourceFile?: string | null; sourceLine?: number | null;
}
export interface NewCase { agencyId: string; creditorId: string; debtorId: string; mandateId: string; depositId: string | null; regime: Regime; claims: NewClaim[] }
export interface OpenedCase { id: string; publicReference: string; claimIds: string[] }
/** More invoices for a case that is open. */
export interface AddedClaims { caseId: string; claims: NewClaim[] }

const REGIMES: readonly string[] = ['commercial', 'civil', 'public'];

/** An invoice is one by these three, for its creditor. */
export const keyOf = (claim: NewClaim): string => `${claim.reference.trim()} ${String(claim.issuedOn)} ${claim.amount}`;

/** What the timeline says of claims that came in. */
export const toldOf = (claims: readonly NewClaim[]) => ({ claims: claims.length, total: formatDecimal(cents(sumCents(claims.map((claim) => claim.amount)))) });

/** Codes: not_in_list (regime), and those of its claims. */
export const caseFaults = (one: NewCase, path: string): Fault[] =>
  [...(REGIMES.includes(one.regime) ? [] : [{ field: `${path}regime`, code: 'not_in_list', facts: { value: one.regime } }]), ...claimFaults(one.claims, path)];

/** Codes: missing, not_positive, bad_rate, twice. */
export function claimFaults(claims: readonly NewClaim[], path: string): Fault[] {
  if (!claims.length) return [{ field: `${path}claims`, code: 'missing' }];
  const seen = new Set<string>();
  return claims.flatMap((claim, i) => {
    const faults: Fault[] = [];
    const at = `${path}claims.${i}`;
    if (!claim.reference.trim()) faults.push({ field: `${at}.reference`, code: 'missing' });
    if (claim.amount <= 0n) faults.push({ field: `${at}.amount`, code: 'not_positive', facts: { amount: formatDecimal(claim.amount) } });
    if (typeof claim.contractRate === 'string' && parseRate(claim.contractRate) === undefined) faults.push({ field: `${at}.contractRate`, code: 'bad_rate', facts: { value: claim.contractRate } });
    const key = keyOf(claim);
    if (seen.has(key)) faults.push({ field: `${at}.reference`, code: 'twice', facts: { reference: claim.reference } });
    seen.add(key);
    return faults;
  });
}
