/**
 * The facts of a debt and the statement that follows from them. The shapes are written once, over the type of their days:
 * `Temporal.PlainDate` for the product, day numbers inside the room. Nothing here is derived: what is owed is computed, never stored.
 */
import type { Cents } from '../money/money.ts';
import type { Rate } from '../money/rate.ts';
import type { Confidence, LegalRateColumn } from '../rates/tables.ts';

export const REGIMES = ['commercial', 'public', 'civil'] as const;
export type Regime = (typeof REGIMES)[number];
export const CREDITOR_KINDS = ['company', 'individual'] as const;
export type CreditorKind = (typeof CREDITOR_KINDS)[number];
export const DAY_COUNTS = ['ACT_ACT', 'ACT_365'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];
export const ALLOCATION_ORDERS = ['statutory', 'indemnity_first', 'principal_first'] as const;
export type AllocationOrder = (typeof ALLOCATION_ORDERS)[number];

export interface ClaimFact<D = Temporal.PlainDate> {
  readonly id: string;
  readonly dueOn: D;
  readonly amount: Cents;
  /** Percent a year, as the contract has it; 0 counts as given. */
  readonly contractRate?: Rate | null | undefined;
  /** Civil: the contract puts the debtor in default by the due date alone (C. civ. 1344). */
  readonly defaultOnDue?: boolean | null | undefined;
}
export interface CreditFact { readonly id: string; readonly claim: string; readonly amount: Cents }
export interface PaymentFact<D = Temporal.PlainDate> {
  readonly id: string;
  readonly on: D;
  readonly amount: Cents;
  /** The claim that the debtor chose to pay (C. civ. 1342-10). */
  readonly claim?: string | null | undefined;
}
export interface CostFact<D = Temporal.PlainDate> { readonly id: string; readonly on: D; readonly amount: Cents }

export interface StatementFacts<D = Temporal.PlainDate> {
  readonly asOf: D;
  readonly regime: Regime;
  /** Default company. */
  readonly creditor?: CreditorKind | null | undefined;
  /** Default ACT_ACT. */
  readonly dayCount?: DayCount | null | undefined;
  /** Default statutory. */
  readonly allocation?: AllocationOrder | null | undefined;
  /** Civil: the day on which the formal notice was received. */
  readonly noticeReceivedOn?: D | null | undefined;
  readonly claims: readonly ClaimFact<D>[];
  readonly credits?: readonly CreditFact[] | null | undefined;
  readonly payments?: readonly PaymentFact<D>[] | null | undefined;
  readonly costs?: readonly CostFact<D>[] | null | undefined;
  /** Days from which interest runs no more (insolvency, over-indebtedness). */
  readonly stops?: readonly { readonly on: D }[] | null | undefined;
  /** Civil. */
  readonly judgment?: { readonly enforceableOn: D } | null | undefined;
}

/** Where a rate comes from, so that a screen can print its sentence. */
export type RateComposition<D = Temporal.PlainDate> =
  | { readonly kind: 'contract' }
  | { readonly kind: 'ecb'; readonly reference: Rate; readonly at: D; readonly points: Rate; readonly frozen: boolean }
  | { readonly kind: 'legal'; readonly column: LegalRateColumn; readonly reference: Rate; readonly at: D; readonly points: Rate; readonly pointsFrom: D | null };

export interface InterestLine<D = Temporal.PlainDate> {
  readonly from: D;
  readonly to: D;
  readonly days: number;
  readonly base: Cents;
  readonly rate: Rate;
  /** The divisor of the day count. */
  readonly year: 365 | 366;
  readonly amount: Cents;
  readonly article: string;
  readonly confidence: Confidence;
  readonly composition: RateComposition<D>;
}

export interface ClaimParts { readonly interest: Cents; readonly principal: Cents; readonly indemnity: Cents }

export interface ClaimStatement<D = Temporal.PlainDate> {
  readonly id: string;
  readonly dueOn: D;
  /** Amount less credit notes. */
  readonly principal: Cents;
  readonly interest: readonly InterestLine<D>[];
  readonly interestTotal: Cents;
  readonly indemnity: Cents;
  readonly paid: ClaimParts;
  readonly outstanding: ClaimParts;
}

export type AllocationTarget = 'cost' | 'interest' | 'principal' | 'indemnity';
export interface Allocation {
  readonly to: AllocationTarget;
  /** Null for a cost. */
  readonly claim: string | null;
  /** The cost that was met; null for a claim. */
  readonly cost: string | null;
  readonly amount: Cents;
}
export interface PaymentStatement<D = Temporal.PlainDate> {
  readonly id: string;
  readonly on: D;
  readonly amount: Cents;
  readonly allocations: readonly Allocation[];
  readonly unallocated: Cents;
}
export interface CostStatement<D = Temporal.PlainDate> {
  readonly id: string;
  readonly on: D;
  readonly amount: Cents;
  readonly paid: Cents;
  readonly outstanding: Cents;
}

export type StatementWarningCode = 'contract_rate_below_floor' | 'contract_rate_ignored' | 'payment_after_statement' | 'no_notice' | 'rate_to_confirm';
export interface StatementWarning {
  readonly code: StatementWarningCode;
  readonly claim?: string;
  readonly payment?: string;
  readonly article: string | null;
  /** One French sentence. */
  readonly message: string;
}

export interface StatementTotals {
  /** What arose, before payments. */
  readonly principal: Cents;
  readonly interest: Cents;
  readonly indemnity: Cents;
  readonly costs: Cents;
  readonly paid: Cents;
  readonly unallocated: Cents;
  readonly due: Cents;
  /** What one more day adds, in ten-thousandths of a euro; null where the rate of that day is unknown. */
  readonly dailyInterest: bigint | null;
}

export interface Statement<D = Temporal.PlainDate> {
  readonly asOf: D;
  /** The version of the tables that it was computed with. */
  readonly law: string;
  readonly regime: Regime;
  readonly dayCount: DayCount;
  readonly allocation: AllocationOrder;
  readonly totals: StatementTotals;
  readonly claims: readonly ClaimStatement<D>[];
  readonly payments: readonly PaymentStatement<D>[];
  /** The costs that count on that day, oldest first. */
  readonly costs: readonly CostStatement<D>[];
  readonly warnings: readonly StatementWarning[];
}
