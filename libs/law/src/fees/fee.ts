/**
 * What an agency's success costs its creditor (CPCE R124-3, 3°: the mandate says how its fee is determined; L111-8: without a title the
 * debtor never bears it). A schedule is a list of bands: a percentage by the age of the debt when it was handed over, by what it came to
 * then, and by the stage at which the money comes. To it belong the least and the most for a case, the costs that are charged on, and the
 * value added tax. The fee of a case is reckoned on all that came in, with one rounding: what each payment adds is the difference between
 * the fee after it and the fee before it, so that the payments always sum to the whole, to the cent.
 */
import { cents, ZERO, type Cents } from '../money/money.ts';
import { formatRate, parseRate, RATE_SCALE, type Rate } from '../money/rate.ts';
import { round } from '../money/round.ts';

export const FEE_STAGES = ['amicable', 'judicial', 'enforcement'] as const;
export type FeeStage = (typeof FEE_STAGES)[number];

/** What may be spent on a case and charged on to the creditor, never to the debtor (CPCE L111-8). */
export const FEE_COSTS = ['postage', 'registered_letter', 'tracing', 'court_fee', 'bailiff_act', 'lawyer'] as const;
export type FeeCost = (typeof FEE_COSTS)[number];

export interface FeeBand {
  /** Only what comes in at this stage; null: at any. */
  stage: FeeStage | null;
  /** From this age on, in days from the oldest due day to the deposit. */
  fromDays: number;
  /** From this principal of the case on, as it was handed over. */
  fromAmount: Cents;
  percent: Rate;
}

export interface RechargedCost {
  cost: FeeCost;
  /** Each time this sum; null: what it cost, as a disbursement in the creditor's name (CGI art. 267, II, 2°: without tax). */
  fixed: Cents | null;
}

export interface FeeTerms {
  bands: readonly FeeBand[];
  /** Of a case in which something came in; nothing came, nothing is owed. */
  minimum: Cents;
  /** Of a case; null: none. */
  cap: Cents | null;
  recharged: readonly RechargedCost[];
  vat: Rate;
}

export interface FeePayment { amount: Cents; stage: FeeStage }
export interface FeeSpent { cost: FeeCost; amount: Cents }
export interface FeeFacts { principal: Cents; ageDays: number; payments: readonly FeePayment[]; spent?: readonly FeeSpent[] }

/** What of the schedule gave a line. success: a band on what it applies to; minimum, cap: what brings the fee up or down to it; cost: one charged on; kept: one that the agency bears; vat. */
export type FeeRule = 'success' | 'minimum' | 'cap' | 'cost' | 'kept' | 'vat';
export interface FeeLine { rule: FeeRule; base: Cents; percent: Rate | null; amount: Cents; band: FeeBand | null; cost: FeeCost | null; fixed: boolean }
export interface FeeOf {
  /** Before tax: the success fee, between its least and its most. */
  fee: Cents;
  costs: Cents; vat: Cents; total: Cents;
  lines: FeeLine[];
  /** What each payment adds to the fee, in their order; they sum to it. */
  byPayment: Cents[];
}

/** A schedule of one band: the rate that a mandate names, whatever the age, the amount and the stage. */
export const oneBand = (percent: Rate, minimum: Cents, vat: Rate): FeeTerms => ({ bands: [{ stage: null, fromDays: 0, fromAmount: ZERO, percent }], minimum, cap: null, recharged: [], vat });

/** The band that a sum falls under: one for its stage before one for any, then the one of the greater age, then the one of the greater amount. */
export function bandOf(bands: readonly FeeBand[], { stage, ageDays, principal }: { stage: FeeStage; ageDays: number; principal: bigint }): FeeBand | undefined {
  const fits = bands.filter((band) => (band.stage === null || band.stage === stage) && band.fromDays <= ageDays && band.fromAmount <= principal);
  return fits.reduce<FeeBand | undefined>((best, band) => (best === undefined || closer(band, best) ? band : best), undefined);
}

function closer(one: FeeBand, other: FeeBand): boolean {
  if ((one.stage === null) !== (other.stage === null)) return one.stage !== null;
  if (one.fromDays !== other.fromDays) return one.fromDays > other.fromDays;
  return one.fromAmount > other.fromAmount;
}

export type FeeFault = { field: string; code: 'required' | 'no_base_band' | 'twice' | 'out_of_range' | 'below_minimum' | 'unknown_value' };

/** What is wrong with a schedule before it is kept: every sum must find one band. */
export function checkFeeTerms({ bands, minimum, cap, recharged, vat }: FeeTerms): FeeFault[] {
  const faults: FeeFault[] = [], whole = 100n * RATE_SCALE, seen = new Set<string>();
  if (!bands.length) faults.push({ field: 'bands', code: 'required' });
  else if (!bands.some(({ stage, fromDays, fromAmount }) => stage === null && fromDays === 0 && fromAmount === 0n)) faults.push({ field: 'bands', code: 'no_base_band' });
  bands.forEach((band, i) => {
    const key = `${band.stage ?? ''} ${band.fromDays} ${band.fromAmount}`;
    if (seen.has(key)) faults.push({ field: `bands.${i}`, code: 'twice' });
    seen.add(key);
    if (band.stage !== null && !FEE_STAGES.includes(band.stage)) faults.push({ field: `bands.${i}.stage`, code: 'unknown_value' });
    if (!Number.isSafeInteger(band.fromDays) || band.fromDays < 0 || band.fromDays > 36_525) faults.push({ field: `bands.${i}.fromDays`, code: 'out_of_range' });
    if (band.fromAmount < 0n) faults.push({ field: `bands.${i}.fromAmount`, code: 'out_of_range' });
    if (band.percent < 0n || band.percent > whole) faults.push({ field: `bands.${i}.percent`, code: 'out_of_range' });
  });
  if (minimum < 0n) faults.push({ field: 'minimum', code: 'out_of_range' });
  if (cap !== null && cap < minimum) faults.push({ field: 'cap', code: 'below_minimum' });
  if (vat < 0n || vat > whole) faults.push({ field: 'vat', code: 'out_of_range' });
  const costs = new Set<string>();
  recharged.forEach(({ cost, fixed }, i) => {
    if (!FEE_COSTS.includes(cost)) faults.push({ field: `recharged.${i}.cost`, code: 'unknown_value' });
    if (costs.has(cost)) faults.push({ field: `recharged.${i}.cost`, code: 'twice' });
    if (fixed !== null && fixed < 0n) faults.push({ field: `recharged.${i}.fixed`, code: 'out_of_range' });
    costs.add(cost);
  });
  return faults;
}

/** Percent of a hundred, times the scale of a rate. */
const WHOLE = 100n * RATE_SCALE;

/** The fee of a case. The schedule must be whole (checkFeeTerms); a payment below zero is one that was taken back. */
export function feeOf(terms: FeeTerms, { principal, ageDays, payments, spent = [] }: FeeFacts): FeeOf {
  const applied = payments.map((payment) => {
    const band = bandOf(terms.bands, { stage: payment.stage, ageDays, principal });
    if (!band) throw new RangeError('feeOf: a sum falls under no band of the schedule');
    return { payment, band };
  });
  let exact = 0n, received = 0n, before: bigint = 0n;
  const byPayment = applied.map(({ payment, band }) => {
    exact += payment.amount * band.percent;
    received += payment.amount;
    const after = owed(terms, exact, received), added = after - before;
    before = after;
    return cents(added);
  });
  const success = successLines(applied), raw = round(exact, WHOLE), fee = cents(owed(terms, exact, received));
  const lines: FeeLine[] = [...success];
  if (fee !== raw) lines.push(line({ rule: fee > raw ? 'minimum' : 'cap', base: cents(raw), amount: cents(fee - raw) }));
  const charged = spent.map(({ cost, amount }) => {
    const rule = terms.recharged.find((one) => one.cost === cost);
    return rule ? line({ rule: 'cost', base: amount, amount: rule.fixed ?? amount, cost, fixed: rule.fixed !== null }) : line({ rule: 'kept', base: amount, amount: ZERO, cost });
  });
  lines.push(...charged);
  const costs = cents(charged.reduce((sum, { amount }) => sum + amount, 0n));
  // What is charged at what it cost was laid out in the creditor's name; the fee and what is charged at a fixed sum are the agency's own.
  const taxed = cents(fee + charged.reduce((sum, { amount, fixed }) => (fixed ? sum + amount : sum), 0n));
  const vat = cents(round(taxed * terms.vat, WHOLE));
  if (vat !== 0n) lines.push(line({ rule: 'vat', base: taxed, percent: terms.vat, amount: vat }));
  return { fee, costs, vat, total: cents(fee + costs + vat), lines, byPayment };
}

/** The fee once this came in: never below its least as soon as anything did, never above its most. */
function owed({ minimum, cap }: FeeTerms, exact: bigint, received: bigint): bigint {
  if (received <= 0n) return 0n;
  const raw = round(exact, WHOLE), least = raw < minimum ? minimum : raw;
  return cap !== null && least > cap ? cap : least;
}

/** A line for each band, on all that fell under it; the cents of the roundings are those of the whole. */
function successLines(applied: readonly { payment: FeePayment; band: FeeBand }[]): FeeLine[] {
  const byBand = Map.groupBy(applied, ({ band }) => band);
  let exact = 0n, before = 0n;
  return [...byBand].map(([band, all]) => {
    const base = all.reduce((sum, { payment }) => sum + payment.amount, 0n);
    exact += base * band.percent;
    const after = round(exact, WHOLE), amount = after - before;
    before = after;
    return line({ rule: 'success', base: cents(base), percent: band.percent, amount: cents(amount), band });
  });
}

const line = (of: Partial<FeeLine> & Pick<FeeLine, 'rule' | 'base' | 'amount'>): FeeLine => ({ percent: null, band: null, cost: null, fixed: false, ...of });

// — as it is kept and sent: decimal strings —

export interface FeeTermsJson {
  bands: { stage: FeeStage | null; fromDays: number; fromAmount: string; percent: string }[];
  minimum: string; cap: string | null; recharged: { cost: FeeCost; fixed: string | null }[]; vat: string;
}

export const feeTermsToJson = ({ bands, minimum, cap, recharged, vat }: FeeTerms): FeeTermsJson => ({
  bands: bands.map(({ stage, fromDays, fromAmount, percent }) => ({ stage, fromDays, fromAmount: String(fromAmount), percent: formatRate(percent) })),
  minimum: String(minimum), cap: cap === null ? null : String(cap), recharged: recharged.map(({ cost, fixed }) => ({ cost, fixed: fixed === null ? null : String(fixed) })), vat: formatRate(vat),
});

/** Cents by their number, rates by their decimals; throws on what feeTermsToJson did not write. */
export const feeTermsFromJson = ({ bands, minimum, cap, recharged, vat }: FeeTermsJson): FeeTerms => ({
  bands: bands.map(({ stage, fromDays, fromAmount, percent }) => ({ stage, fromDays, fromAmount: cents(BigInt(fromAmount)), percent: rateOf(percent) })),
  minimum: cents(BigInt(minimum)), cap: cap === null ? null : cents(BigInt(cap)), recharged: recharged.map(({ cost, fixed }) => ({ cost, fixed: fixed === null ? null : cents(BigInt(fixed)) })), vat: rateOf(vat),
});

function rateOf(text: string): Rate {
  const found = parseRate(text);
  if (found === undefined) throw new RangeError(`fee: "${text}" is no rate`);
  return found;
}
