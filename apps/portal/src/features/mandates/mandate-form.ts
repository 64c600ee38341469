import type { Mandate } from '../creditors/creditors.queries.ts';
import { feeInputOf, feesReadable, type FeeForm } from './fee-form.ts';
import { CLAUSES, type ClauseName } from './words.ts';

/** What is typed of a mandate; null: not understood yet. */
export interface MandateForm extends Record<ClauseName, string> {
  reference: string; signedOn: string | null; inForceFrom: string | null; inForceTo: string | null;
  kind: string; minimumClaim: string | null; currencies: string;
  feeRate: string | null; feeMinimum: string | null; /** A schedule by bands, in the place of one rate. */ fees: FeeForm | null; remittanceDays: number | null; planMaxMonths: number | null; discountMaxPercent: string | null;
  planMinInstalment: string | null; planDownPaymentPercent: string | null; planFirstWithinDays: number | null; planGraceDays: number | null; planInterest: string;
  allocation: string; dayCount: string; paper: { name: string; size: number; base64: string } | null;
}

export const blankMandate = (): MandateForm => ({
  reference: '', signedOn: null, inForceFrom: null, inForceTo: null, basisClause: '', insuranceClause: '', feeClause: '', remittanceClause: '',
  kind: 'framework', minimumClaim: '0.00', currencies: 'EUR',
  feeRate: null, feeMinimum: '0.00', fees: null, remittanceDays: 30, planMaxMonths: 0, discountMaxPercent: '0.00', planMinInstalment: '0.00', planDownPaymentPercent: '0.00', planFirstWithinDays: 30, planGraceDays: 5, planInterest: 'runs', allocation: 'statutory', dayCount: 'ACT_ACT', paper: null,
});

const NEEDED = ['signedOn', 'inForceFrom', 'minimumClaim', 'feeRate', 'feeMinimum', 'remittanceDays', 'planMaxMonths', 'discountMaxPercent', 'planMinInstalment', 'planDownPaymentPercent', 'planFirstWithinDays', 'planGraceDays'] as const;

/** The fields without which the form cannot cross the door at all, by their name. signed: it was, on paper. */
export const lacking = (form: MandateForm, signed = true): string[] => [
  ...(form.reference.trim() ? [] : ['reference']), ...NEEDED.filter((name) => form[name] === null && !(name === 'signedOn' && !signed) && !(form.fees && (name === 'feeRate' || name === 'feeMinimum'))),
  ...CLAUSES.filter((name) => !form[name].trim()), ...(form.fees && !feesReadable(form.fees) ? ['fees.bands'] : []), ...(form.paper || !signed ? [] : ['signedPdf']),
];

/** "EUR, chf" as a list of codes. */
export const codesOf = (typed: string): string[] => typed.toUpperCase().split(/[\s,;/]+/).filter(Boolean);

/** What the mandate says, without how it was signed. */
export function termsOf({ paper: _paper, signedOn: _signedOn, fees, ...rest }: MandateForm) {
  const base = fees?.bands.find(({ stage, fromDays, fromAmount }) => stage === 'any' && fromDays === 0 && Number(fromAmount) === 0);
  return {
    ...rest, reference: rest.reference.trim(), inForceFrom: rest.inForceFrom!, minimumClaim: rest.minimumClaim!, currencies: codesOf(rest.currencies), feeRate: (fees ? base?.percent : rest.feeRate) ?? '0.00', feeMinimum: (fees ? fees.minimum : rest.feeMinimum)!,
    remittanceDays: rest.remittanceDays!, planMaxMonths: rest.planMaxMonths!, discountMaxPercent: rest.discountMaxPercent!, fees: fees && feeInputOf(fees),
  };
}

export const signedInputOf = (creditorId: string, form: MandateForm) => ({ ...termsOf(form), creditorId, signedOn: form.signedOn!, signedPdf: { name: form.paper!.name, base64: form.paper!.base64 } });

/** The one before, as the one that takes over from it is typed: the same terms, from the day after its last, for as long. */
export function renewedFrom(mandate: Mandate, fees: FeeForm | null): MandateForm {
  const from = mandate.inForceTo ? Temporal.PlainDate.from(mandate.inForceTo).add({ days: 1 }) : null;
  const lasted = mandate.inForceTo ? Temporal.PlainDate.from(mandate.inForceFrom).until(Temporal.PlainDate.from(mandate.inForceTo).add({ days: 1 }), { largestUnit: 'month' }) : null;
  return {
    ...blankMandate(), reference: nextReference(mandate.reference), inForceFrom: from && String(from), inForceTo: from && lasted ? String(from.add(lasted).subtract({ days: 1 })) : null,
    basisClause: mandate.basisClause, insuranceClause: mandate.insuranceClause, feeClause: mandate.feeClause, remittanceClause: mandate.remittanceClause, kind: mandate.kind, minimumClaim: mandate.minimumClaim, currencies: mandate.currencies.join(', '),
    feeRate: mandate.feeRate, feeMinimum: mandate.feeMinimum, fees, remittanceDays: mandate.remittanceDays, planMaxMonths: mandate.planMaxMonths, discountMaxPercent: mandate.discountMaxPercent, planMinInstalment: mandate.planMinInstalment,
    planDownPaymentPercent: mandate.planDownPaymentPercent, planFirstWithinDays: mandate.planFirstWithinDays, planGraceDays: mandate.planGraceDays, planInterest: mandate.planInterest, allocation: mandate.allocation, dayCount: mandate.dayCount,
  };
}

/** "MD-2025-04" is followed by "MD-2025-04-R2", and that one by "-R3". */
export function nextReference(reference: string): string {
  const found = /^(.*)-R(\d+)$/.exec(reference);
  return found ? `${found[1]}-R${Number(found[2]) + 1}` : `${reference}-R2`;
}
