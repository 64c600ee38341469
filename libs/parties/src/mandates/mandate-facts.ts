import { type Cents } from '@quittance/law';
import { sql, toDay, toDayOrNull, toInstant } from '@quittance/platform';

export type PlanInterest = 'runs' | 'stops';
/** framework: for every deposit to come; single: for the one that it was signed for. */
export const MANDATE_KINDS = ['framework', 'single'] as const;
export type MandateKind = (typeof MANDATE_KINDS)[number];
export type MandateState = 'in_force' | 'ended' | 'not_yet';

/** Everything a mandate says. Rates are decimal strings in percent. */
export interface MandateFacts {
  id: string; agencyId: string; creditorId: string; reference: string; signedOn: Temporal.PlainDate;
  inForceFrom: Temporal.PlainDate;
  /** The last day that was agreed, if one was. */
  inForceTo: Temporal.PlainDate | null;
  /** From this day on it is no longer in force, whatever was agreed. */
  endedOn: Temporal.PlainDate | null; endedReason: string | null;
  /** Its last day in force, by agreement or by its end; null: none yet. */
  lastDay: Temporal.PlainDate | null;
  basisClause: string; insuranceClause: string; feeClause: string; remittanceClause: string;
  kind: MandateKind;
  /** A claim below this is not taken. */
  minimumClaim: Cents;
  /** ISO 4217: a claim in another currency is not taken. */
  currencies: readonly string[];
  feeRate: string; feeMinimum: Cents; remittanceDays: number; planMaxMonths: number; discountMaxPercent: string;
  /** Of a plan: its smallest instalment, the share of the whole that is paid first, within how many days the first falls due, the days after which a missed one breaks it. */
  planMinInstalment: Cents; planDownPaymentPercent: string; planFirstWithinDays: number; planGraceDays: number;
  /** What interest does while a plan is kept. */
  planInterest: PlanInterest;
  allocation: 'statutory' | 'indemnity_first' | 'principal_first'; dayCount: 'ACT_ACT' | 'ACT_365'; createdAt: Temporal.Instant;
}

export interface MandateRow {
  id: string; agency_id: string; creditor_id: string; reference: string; signed_on: string; in_force_from: string; in_force_to: string | null; ended_on: string | null; ended_reason: string | null;
  basis_clause: string; insurance_clause: string; fee_clause: string; remittance_clause: string; fee_rate: string; fee_minimum_cents: string; remittance_days: number;
  plan_max_months: number; discount_max_percent: string; plan_min_instalment_cents: string; plan_down_payment_percent: string; plan_first_within_days: number; plan_grace_days: number; plan_interest: PlanInterest; kind: MandateKind; minimum_claim_cents: string; currencies: string[]; allocation: MandateFacts['allocation']; day_count: MandateFacts['dayCount']; created_at: string;
}

export const MANDATE_COLUMNS = sql`m.id, m.agency_id, m.creditor_id, m.reference, m.signed_on, m.in_force_from, m.in_force_to, m.ended_on, m.ended_reason,
  m.basis_clause, m.insurance_clause, m.fee_clause, m.remittance_clause, m.fee_rate, m.fee_minimum_cents, m.remittance_days, m.plan_max_months, m.discount_max_percent,
  m.plan_min_instalment_cents, m.plan_down_payment_percent, m.plan_first_within_days, m.plan_grace_days, m.plan_interest, m.kind, m.minimum_claim_cents, m.currencies,
  m.allocation, m.day_count, m.created_at`;

/** In force on this day, as a condition over the mandate's columns under `m`; the same rule as mandateState. */
export const inForceOn = (day: Temporal.PlainDate) =>
  sql`m.signed_on <= ${day} and m.in_force_from <= ${day} and (m.in_force_to is null or m.in_force_to >= ${day}) and (m.ended_on is null or m.ended_on > ${day})`;

const earlier = (one: Temporal.PlainDate | null, other: Temporal.PlainDate | null) =>
  (one && other ? (Temporal.PlainDate.compare(one, other) <= 0 ? one : other) : (one ?? other));

export function mandateFacts(row: MandateRow): MandateFacts {
  const inForceTo = toDayOrNull(row.in_force_to);
  const endedOn = toDayOrNull(row.ended_on);
  return {
    id: row.id, agencyId: row.agency_id, creditorId: row.creditor_id, reference: row.reference, signedOn: toDay(row.signed_on),
    inForceFrom: toDay(row.in_force_from), inForceTo, endedOn, endedReason: row.ended_reason, lastDay: earlier(inForceTo, endedOn?.subtract({ days: 1 }) ?? null),
    basisClause: row.basis_clause, insuranceClause: row.insurance_clause, feeClause: row.fee_clause, remittanceClause: row.remittance_clause,
    kind: row.kind, minimumClaim: BigInt(row.minimum_claim_cents) as Cents, currencies: row.currencies,
    feeRate: row.fee_rate, feeMinimum: BigInt(row.fee_minimum_cents) as Cents, remittanceDays: Number(row.remittance_days), planMaxMonths: Number(row.plan_max_months),
    planMinInstalment: BigInt(row.plan_min_instalment_cents) as Cents, planDownPaymentPercent: row.plan_down_payment_percent, planFirstWithinDays: Number(row.plan_first_within_days), planGraceDays: Number(row.plan_grace_days), planInterest: row.plan_interest,
    discountMaxPercent: row.discount_max_percent, allocation: row.allocation, dayCount: row.day_count, createdAt: toInstant(row.created_at),
  };
}

/** Whether a mandate stands on a day. An end comes before a beginning: what was ended early never began. */
export function mandateState(mandate: Pick<MandateFacts, 'signedOn' | 'inForceFrom' | 'lastDay'>, day: Temporal.PlainDate): MandateState {
  if (mandate.lastDay && Temporal.PlainDate.compare(day, mandate.lastDay) > 0) return 'ended';
  return Temporal.PlainDate.compare(day, mandate.inForceFrom) < 0 || Temporal.PlainDate.compare(day, mandate.signedOn) < 0 ? 'not_yet' : 'in_force';
}
