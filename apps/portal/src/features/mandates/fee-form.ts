/** What is typed of a fee schedule; null: not understood yet, or for a cap: none. */
export interface FeeBandForm { stage: string; fromDays: number | null; fromAmount: string | null; percent: string | null }
export interface FeeForm { bands: FeeBandForm[]; minimum: string | null; cap: string | null; /** By cost: at what it cost, or each time a sum. */ recharged: Record<string, { fixed: string | null }>; vat: string | null; vatNote: string }

export const ANY_STAGE = 'any';
export const FEE_COSTS = ['postage', 'registered_letter', 'tracing', 'court_fee', 'bailiff_act', 'lawyer'] as const;
export const USUAL_VAT = '20.00';

export const blankBand = (): FeeBandForm => ({ stage: ANY_STAGE, fromDays: 0, fromAmount: '0.00', percent: null });
export const blankFees = (percent: string | null = null): FeeForm => ({ bands: [{ ...blankBand(), percent }], minimum: '0.00', cap: null, recharged: {}, vat: USUAL_VAT, vatNote: '' });

interface Kept { bands: readonly { stage: string | null; fromDays: number; fromAmount: string; percent: string }[]; minimum: string; cap: string | null; recharged: readonly { cost: string; fixed: string | null }[]; vat: string; vatNote: string | null }
/** A kept schedule as it is typed anew. */
export const feesOf = ({ bands, minimum, cap, recharged, vat, vatNote }: Kept): FeeForm => ({
  bands: bands.map((band) => ({ ...band, stage: band.stage ?? ANY_STAGE })), minimum, cap, recharged: Object.fromEntries(recharged.map(({ cost, fixed }) => [cost, { fixed }])), vat, vatNote: vatNote ?? '',
});

/** Whether it can cross the door at all; what it then says of it, it names itself. */
export const feesReadable = ({ bands, minimum, vat }: FeeForm): boolean => minimum !== null && vat !== null && bands.length > 0 && bands.every(({ fromDays, fromAmount, percent }) => fromDays !== null && fromAmount !== null && percent !== null);

export const feeInputOf = ({ bands, minimum, cap, recharged, vat, vatNote }: FeeForm) => ({
  bands: bands.map(({ stage, fromDays, fromAmount, percent }) => ({ stage: stage === ANY_STAGE ? null : stage, fromDays: fromDays!, fromAmount: fromAmount!, percent: percent! })),
  minimum: minimum!, cap, recharged: Object.entries(recharged).map(([cost, { fixed }]) => ({ cost, fixed })), vat, vatNote: vatNote.trim() || null,
});
