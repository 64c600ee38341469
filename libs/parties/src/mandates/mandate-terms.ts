/** What a mandate says, apart from its signature: as it is typed, checked, kept with a proposal and written down once signed. */
import { feeTermsFromJson, feeTermsToJson, type FeeTerms, type FeeTermsJson } from '@quittance/law';
import type { MandateKind, PlanInterest } from './mandate-facts.ts';

export interface MandateTerms {
  reference: string; inForceFrom: Temporal.PlainDate; inForceTo: Temporal.PlainDate | null;
  basisClause: string; insuranceClause: string; feeClause: string; remittanceClause: string;
  kind: MandateKind; minimumClaimCents: bigint; currencies: string[];
  feeRate: string; feeMinimumCents: bigint; remittanceDays: number; discountMaxPercent: string; planMaxMonths: number;
  planMinInstalmentCents: bigint; planDownPaymentPercent: string; planFirstWithinDays: number; planGraceDays: number; planInterest: PlanInterest;
  allocation: string; dayCount: string;
}

/** A schedule that comes with the mandate; null: the one rate that it names. */
export interface MandateFees { terms: FeeTerms; vatNote: string | null }

export interface MandateTermsJson extends Omit<MandateTerms, 'inForceFrom' | 'inForceTo' | 'minimumClaimCents' | 'feeMinimumCents' | 'planMinInstalmentCents'> {
  inForceFrom: string; inForceTo: string | null; minimumClaimCents: string; feeMinimumCents: string; planMinInstalmentCents: string;
  fees: (FeeTermsJson & { vatNote: string | null }) | null;
}

export const mandateTermsToJson = (terms: MandateTerms, fees: MandateFees | null): MandateTermsJson => ({
  ...terms, inForceFrom: String(terms.inForceFrom), inForceTo: terms.inForceTo && String(terms.inForceTo), minimumClaimCents: String(terms.minimumClaimCents), feeMinimumCents: String(terms.feeMinimumCents), planMinInstalmentCents: String(terms.planMinInstalmentCents),
  fees: fees && { ...feeTermsToJson(fees.terms), vatNote: fees.vatNote },
});

export function mandateTermsFromJson({ fees, ...json }: MandateTermsJson): { terms: MandateTerms; fees: MandateFees | null } {
  const day = (text: string) => Temporal.PlainDate.from(text);
  return {
    terms: { ...json, inForceFrom: day(json.inForceFrom), inForceTo: json.inForceTo === null ? null : day(json.inForceTo), minimumClaimCents: BigInt(json.minimumClaimCents), feeMinimumCents: BigInt(json.feeMinimumCents), planMinInstalmentCents: BigInt(json.planMinInstalmentCents) },
    fees: fees && { terms: feeTermsFromJson(fees), vatNote: fees.vatNote },
  };
}

/** The one rate and the least that stand for a schedule wherever one figure must do. */
export function rateOfFees({ terms: { bands, minimum } }: MandateFees): { feeRate: string; feeMinimumCents: bigint } {
  const base = bands.find(({ stage, fromDays, fromAmount }) => stage === null && fromDays === 0 && fromAmount === 0n);
  const scaled = String(base?.percent ?? 0n).padStart(5, '0');
  return { feeRate: `${scaled.slice(0, -4)}.${scaled.slice(-4)}`, feeMinimumCents: minimum };
}
