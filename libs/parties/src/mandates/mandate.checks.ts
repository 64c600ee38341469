/** What a mandate must say before it is written down: each fault names its field, each missing clause its number in CPCE R124-3. */
import { bytesOf, type FileInput } from '@quittance/documents';
import type { Cents } from '@quittance/law';
import { MANDATE_ARTICLE } from '../articles.ts';
import { Faults } from '../faults.ts';
import { termsOf } from './fees/fee-terms.ts';
import { MANDATE_KINDS, type MandateKind, type PlanInterest } from './mandate-facts.ts';
import { rateOfFees, type MandateFees, type MandateTerms } from './mandate-terms.ts';
import type { RegisterMandateInput } from './mandate.type.ts';

const CLAUSES = [['basisClause', '1°'], ['insuranceClause', '2°'], ['feeClause', '3°'], ['remittanceClause', '4°']] as const;
const ALLOCATIONS = ['statutory', 'indemnity_first', 'principal_first'];
const PLAN_INTEREST: readonly string[] = ['runs', 'stops'] satisfies PlanInterest[];
const DAY_COUNTS = ['ACT_ACT', 'ACT_365'];

const MOST_CURRENCIES = 20;
/** As the readers of files give them. */
const USUAL_CURRENCY = 'EUR';

/** What is typed of a mandate before anybody has signed it. */
export type MandateTermsTyped = Omit<RegisterMandateInput, 'creditorId' | 'signedOn' | 'signedPdf'>;

export interface CheckedTerms {
  faults: Faults;
  /** The numbers of the clauses that lack: "2°, 4°"; empty where all are there. */
  missing: string;
  terms: MandateTerms; fees: MandateFees | null;
}
export interface CheckedMandate extends CheckedTerms { signedPdf: Buffer | undefined }

const after = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;

/** A mandate that was signed on paper. */
export function checkMandateInput(input: RegisterMandateInput, today: Temporal.PlainDate): CheckedMandate {
  const checked = checkMandateTerms(input), { faults } = checked;
  if (after(input.signedOn, today)) faults.add('signedOn', 'in_future', { today: String(today) });
  if (after(input.signedOn, input.inForceFrom)) faults.add('inForceFrom', 'before_signature', { signedOn: String(input.signedOn), article: MANDATE_ARTICLE });
  return { ...checked, signedPdf: pdfOf(faults, 'signedPdf', input.signedPdf) };
}

export function checkMandateTerms(input: MandateTermsTyped): CheckedTerms {
  const faults = new Faults();
  const reference = faults.required('reference', input.reference, 'short');
  const missing: string[] = [];
  const clauses = Object.fromEntries(CLAUSES.map(([field, number]) => {
    const text = input[field].trim();
    if (text) return [field, faults.required(field, text, 'clause')];
    missing.push(number);
    faults.add(field, 'clause_missing', { article: `${MANDATE_ARTICLE} ${number}` });
    return [field, ''];
  })) as Record<(typeof CLAUSES)[number][0], string>;

  if (input.inForceTo && after(input.inForceFrom, input.inForceTo)) faults.add('inForceTo', 'ends_before_start', { from: String(input.inForceFrom) });
  faults.between('feeRate', Number(input.feeRate), 0, 100);
  faults.between('discountMaxPercent', Number(input.discountMaxPercent), 0, 100);
  faults.between('remittanceDays', input.remittanceDays, 1, 365);
  faults.between('planMaxMonths', input.planMaxMonths, 0, 120);
  if (input.feeMinimum > 1_000_000_00n) faults.add('feeMinimum', 'out_of_range', { least: 0, most: 1_000_000, found: String(input.feeMinimum / 100n) });
  const allocation = input.allocation ?? 'statutory';
  if (!ALLOCATIONS.includes(allocation)) faults.add('allocation', 'unknown_value', { found: allocation.slice(0, 40) });
  const dayCount = input.dayCount ?? 'ACT_ACT';
  if (!DAY_COUNTS.includes(dayCount)) faults.add('dayCount', 'unknown_value', { found: dayCount.slice(0, 40) });
  const fees = feesOf(faults, input);
  const terms: MandateTerms = {
    reference, inForceFrom: input.inForceFrom, inForceTo: input.inForceTo ?? null, ...clauses, ...takenClaims(faults, input), feeRate: input.feeRate, feeMinimumCents: input.feeMinimum,
    remittanceDays: input.remittanceDays, discountMaxPercent: input.discountMaxPercent, planMaxMonths: input.planMaxMonths, ...planTerms(faults, input), allocation, dayCount, ...(fees ? rateOfFees(fees) : {}),
  };
  return { faults, missing: missing.join(', '), terms, fees };
}

function feesOf(faults: Faults, { fees }: MandateTermsTyped): MandateFees | null {
  if (!fees) return null;
  const { terms, vatNote, faults: wrong } = termsOf(fees, 'fees');
  faults.all.push(...wrong);
  return { terms, vatNote };
}

function takenClaims(faults: Faults, input: MandateTermsTyped): Pick<MandateTerms, 'kind' | 'minimumClaimCents' | 'currencies'> {
  const kind = input.kind ?? 'framework', minimumClaimCents = input.minimumClaim ?? 0n;
  if (!(MANDATE_KINDS as readonly string[]).includes(kind)) faults.add('kind', 'unknown_value', { found: kind.slice(0, 40) });
  if (minimumClaimCents < 0n || minimumClaimCents > 1_000_000_00n) faults.add('minimumClaim', 'out_of_range', { least: 0, most: 1_000_000, found: String(minimumClaimCents / 100n) });
  const currencies = [...new Set((input.currencies ?? [USUAL_CURRENCY]).map((code) => code.trim().toUpperCase()).filter(Boolean))];
  const unknown = currencies.find((code) => !isCurrency(code));
  if (!currencies.length) faults.add('currencies', 'required');
  else if (unknown !== undefined) faults.add('currencies', 'currency_invalid', { found: unknown.slice(0, 40) });
  else if (currencies.length > MOST_CURRENCIES) faults.add('currencies', 'too_many', { limit: MOST_CURRENCIES });
  return { kind: kind as MandateKind, minimumClaimCents, currencies };
}

/** As ISO 4217 has them, by what this process knows of them. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const isCurrency = (code: string) => /^[A-Z]{3}$/.test(code) && CURRENCIES.has(code);

/** What the mandate says of plans beyond their length, the usual where it is silent. */
function planTerms(faults: Faults, input: MandateTermsTyped): Pick<MandateTerms, 'planMinInstalmentCents' | 'planDownPaymentPercent' | 'planInterest' | 'planFirstWithinDays' | 'planGraceDays'> {
  const least = input.planMinInstalment ?? (0n as Cents), share = input.planDownPaymentPercent ?? '0', planInterest = input.planInterest ?? 'runs';
  if (least < 0n || least > 1_000_000_00n) faults.add('planMinInstalment', 'out_of_range', { least: 0, most: 1_000_000, found: String(least / 100n) });
  faults.between('planDownPaymentPercent', Number(share), 0, 100);
  if (!PLAN_INTEREST.includes(planInterest)) faults.add('planInterest', 'unknown_value', { found: planInterest.slice(0, 40) });
  return {
    planMinInstalmentCents: least, planDownPaymentPercent: share, planInterest: planInterest as PlanInterest,
    planFirstWithinDays: faults.between('planFirstWithinDays', input.planFirstWithinDays ?? 31, 0, 365), planGraceDays: faults.between('planGraceDays', input.planGraceDays ?? 8, 0, 90),
  };
}

/** A PDF by its content, whatever its name says. */
function pdfOf(faults: Faults, field: string, file: FileInput): Buffer | undefined {
  const bytes = bytesOf(file);
  if (!Buffer.isBuffer(bytes)) { faults.add(field, bytes.code, bytes.facts); return undefined; }
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') { faults.add(field, 'not_a_pdf', { name: file.name }); return undefined; }
  return bytes;
}
