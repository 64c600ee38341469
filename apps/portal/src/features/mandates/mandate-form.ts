import { CLAUSES, type ClauseName } from './words.ts';

/** What is typed of a mandate; null: not understood yet. */
export interface MandateForm extends Record<ClauseName, string> {
  reference: string; signedOn: string | null; inForceFrom: string | null; inForceTo: string | null;
  kind: string; minimumClaim: string | null; currencies: string;
  feeRate: string | null; feeMinimum: string | null; remittanceDays: number | null; planMaxMonths: number | null; discountMaxPercent: string | null;
  planMinInstalment: string | null; planDownPaymentPercent: string | null; planFirstWithinDays: number | null; planGraceDays: number | null; planInterest: string;
  allocation: string; dayCount: string; paper: { name: string; size: number; base64: string } | null;
}

export const blankMandate = (): MandateForm => ({
  reference: '', signedOn: null, inForceFrom: null, inForceTo: null, basisClause: '', insuranceClause: '', feeClause: '', remittanceClause: '',
  kind: 'framework', minimumClaim: '0.00', currencies: 'EUR',
  feeRate: null, feeMinimum: '0.00', remittanceDays: 30, planMaxMonths: 0, discountMaxPercent: '0.00', planMinInstalment: '0.00', planDownPaymentPercent: '0.00', planFirstWithinDays: 30, planGraceDays: 5, planInterest: 'runs', allocation: 'statutory', dayCount: 'ACT_ACT', paper: null,
});

const NEEDED = ['signedOn', 'inForceFrom', 'minimumClaim', 'feeRate', 'feeMinimum', 'remittanceDays', 'planMaxMonths', 'discountMaxPercent', 'planMinInstalment', 'planDownPaymentPercent', 'planFirstWithinDays', 'planGraceDays'] as const;

/** The fields without which the form cannot cross the door at all, by their name. */
export const lacking = (form: MandateForm): string[] => [
  ...(form.reference.trim() ? [] : ['reference']), ...NEEDED.filter((name) => form[name] === null), ...CLAUSES.filter((name) => !form[name].trim()), ...(form.paper ? [] : ['signedPdf']),
];

/** "EUR, chf" as a list of codes. */
export const codesOf = (typed: string): string[] => typed.toUpperCase().split(/[\s,;/]+/).filter(Boolean);

export function inputOf(creditorId: string, form: MandateForm) {
  const { paper, ...rest } = form;
  return {
    ...rest, creditorId, minimumClaim: form.minimumClaim!, currencies: codesOf(form.currencies), reference: form.reference.trim(), signedOn: form.signedOn!, inForceFrom: form.inForceFrom!, feeRate: form.feeRate!, feeMinimum: form.feeMinimum!,
    remittanceDays: form.remittanceDays!, planMaxMonths: form.planMaxMonths!, discountMaxPercent: form.discountMaxPercent!, signedPdf: { name: paper!.name, base64: paper!.base64 },
  };
}
