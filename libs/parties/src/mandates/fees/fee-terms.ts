/** The terms of a fee between what is typed, what is kept and what is shown. */
import { cents, checkFeeTerms, FEE_COSTS, FEE_STAGES, feeTermsFromJson, formatRate, oneBand, parseRate, type FeeCost, type FeeStage, type FeeTerms, type FeeTermsJson, type Rate } from '@quittance/law';
import type { Fault } from '@quittance/platform';
import type { FeeBand, FeeTermsInput, RechargedCost } from './fee-schedule.type.ts';

/** CGI art. 278: the usual rate; collecting for another is not among the exempt operations of banks (CGI art. 261 C). */
export const USUAL_VAT = '20.00';
const MOST = { bands: 40, recharged: FEE_COSTS.length, note: 500 } as const;
const GREATEST = 1_000_000_000_00n;

/** The terms as the law reckons with them, and what is wrong with them, each fault under `at`. */
export function termsOf(input: FeeTermsInput, at: string): { terms: FeeTerms; vatNote: string | null; faults: Fault[] } {
  const faults: Fault[] = [];
  const amount = (field: string, value: bigint) => { if (value > GREATEST) faults.push({ field: `${at}.${field}`, code: 'out_of_range', facts: { least: 0, most: String(GREATEST / 100n) } }); return cents(value); };
  if (input.bands.length > MOST.bands) faults.push({ field: `${at}.bands`, code: 'too_many', facts: { limit: MOST.bands } });
  const terms: FeeTerms = {
    bands: input.bands.slice(0, MOST.bands).map(({ stage, fromDays, fromAmount, percent }, i) => ({ stage: (stage || null) as FeeStage | null, fromDays, fromAmount: amount(`bands.${i}.fromAmount`, fromAmount), percent: parseRate(percent)! })),
    minimum: amount('minimum', input.minimum), cap: input.cap === null || input.cap === undefined ? null : amount('cap', input.cap),
    recharged: input.recharged.slice(0, MOST.recharged + 1).map(({ cost, fixed }, i) => ({ cost: cost as FeeCost, fixed: fixed === null || fixed === undefined ? null : amount(`recharged.${i}.fixed`, fixed) })),
    vat: parseRate(input.vat ?? USUAL_VAT)!,
  };
  faults.push(...checkFeeTerms(terms).map(({ field, code }) => ({ field: `${at}.${field}`, code, ...(code === 'out_of_range' ? { facts: { least: 0, most: field.endsWith('percent') || field === 'vat' ? 100 : 36_525 } } : code === 'twice' ? { facts: { reference: '' } } : {}) })));
  const vatNote = input.vatNote?.trim() || null;
  if (vatNote && vatNote.length > MOST.note) faults.push({ field: `${at}.vatNote`, code: 'too_long', facts: { limit: MOST.note } });
  return { terms, vatNote, faults };
}

/** What the mandate itself names: one percentage, its least for a case. */
export const termsOfMandate = (feeRate: string, minimum: bigint): FeeTerms => oneBand(parseRate(feeRate) ?? (0n as Rate), cents(minimum), parseRate(USUAL_VAT)!);
export const keptTerms = (kept: unknown): FeeTerms => feeTermsFromJson(kept as FeeTermsJson);

export const bandsView = ({ bands }: Pick<FeeTerms, 'bands'>): FeeBand[] => bands.map(({ stage, fromDays, fromAmount, percent }) => ({ stage, fromDays, fromAmount, percent: formatRate(percent) }));
export const rechargedView = ({ recharged }: Pick<FeeTerms, 'recharged'>): RechargedCost[] => recharged.map(({ cost, fixed }) => ({ cost, fixed }));
export const isStage = (stage: string): stage is FeeStage => (FEE_STAGES as readonly string[]).includes(stage);
export const isCost = (cost: string): cost is FeeCost => (FEE_COSTS as readonly string[]).includes(cost);
