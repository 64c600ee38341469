/** A plan as it lies in the tables: its schedule, what became of it, and the payments that count for it. */
import { suspensionsOfCases, type Reader, type Suspension } from '@quittance/cases';
import { cents, type Cents } from '@quittance/law';
import { sql, toDay, toInstant, type Sql } from '@quittance/platform';
import { paidByDebtor } from '../payments/payment-debt-facts.ts';
import { keeping, pushedBack, type Keeping, type PlannedPart } from './keeping.ts';

export const PLAN_STATES = ['proposed', 'agreed', 'refused', 'broken', 'completed', 'ended'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
export type PlanInterest = 'runs' | 'stops';
/** agreed: how it came to be · broken: what was missed. */
export interface PlanEventRecord { id: string; at: Temporal.Instant; on: Temporal.PlainDate; kind: string; byKind: string; byId: string | null; byName: string; reason: string | null; facts: Record<string, unknown>; documentId: string | null }
/** byDebtor: by his own doing, as far as is known; not money of a third party, nor what a bailiff may have seized. */
export interface PlanPayment { on: Temporal.PlainDate; at: Temporal.Instant; amount: Cents; byDebtor: boolean }
export interface PlanRecord {
  id: string; caseId: string; agencyId: string; creditorId: string; proposedAt: Temporal.Instant; proposedByKind: 'debtor' | 'agent'; proposedByName: string; asOf: Temporal.PlainDate;
  total: Cents; downPayment: Cents; months: number; firstOn: Temporal.PlainDate; interest: PlanInterest; graceDays: number; withinMandate: boolean; outsideCode: string | null; words: string | null;
  evidence: Record<string, unknown>; inputHash: string; lawVersion: string; /** As they were agreed to; `scheduleOf` says when they are due. */
  instalments: PlannedPart[]; events: PlanEventRecord[]; payments: PlanPayment[];
  /** When holds let nothing be paid or agreed to. */
  suspensions: readonly Suspension[];
}

interface Row {
  id: string; case_id: string; agency_id: string; creditor_id: string; proposed_at: string; proposed_by_kind: 'debtor' | 'agent'; proposed_by_name: string; as_of: string;
  total_cents: string; down_payment_cents: string; months: number; first_on: string; interest: PlanInterest; grace_days: number; within_mandate: boolean; outside_code: string | null; words: string | null;
  evidence: Record<string, unknown>; input_hash: string; law_version: string;
  instalments: { position: number; on: string; amount: string }[] | null;
  events: { id: string; at: string; on: string; kind: string; byKind: string; byId: string | null; byName: string; reason: string | null; facts: Record<string, unknown>; documentId: string | null }[] | null;
  payments: { on: string; at: string; amount: string; received_by: string; payer: string | null; debtor_kind: 'company' | 'person'; debtor_name: string }[] | null;
}

/**
 * The plans for which `where` holds (over `p`), newest first. What counts for a plan is what was entered after it was proposed: what
 * was entered before is taken off its total already, and what was paid before but not known yet is in its total still.
 */
export async function planRecords(reader: Reader, where: Sql): Promise<PlanRecord[]> {
  const rows = await reader.rows<Row>(sql`
    select p.id, p.case_id, p.agency_id, p.creditor_id, p.proposed_at, p.proposed_by_kind, p.proposed_by_name, p.as_of, p.total_cents, p.down_payment_cents, p.months, p.first_on, p.interest, p.grace_days,
      p.within_mandate, p.outside_code, p.words, p.evidence, p.input_hash, p.law_version,
      (select jsonb_agg(jsonb_build_object('position', i.position, 'on', i.due_on, 'amount', i.amount_cents::text) order by i.position) from instalment i where i.plan_id = p.id) as instalments,
      (select jsonb_agg(jsonb_build_object('id', e.id, 'at', e.at, 'on', e.on_day, 'kind', e.kind, 'byKind', e.by_kind, 'byId', e.by_id, 'byName', e.by_name, 'reason', e.reason, 'facts', e.facts, 'documentId', e.document_id) order by e.at, e.id) from plan_event e where e.plan_id = p.id) as events,
      (select jsonb_agg(jsonb_build_object('on', y.value_on, 'at', y.recorded_at, 'amount', y.amount_cents::text, 'received_by', y.received_by, 'payer', y.payer, 'debtor_kind', d.kind, 'debtor_name', d.name) order by y.value_on, y.id)
        from payment y join case_file f on f.id = y.case_id join debtor d on d.id = f.debtor_id where y.case_id = p.case_id and y.recorded_at > p.proposed_at and not exists (select 1 from reversal r where r.fact_kind = 'payment' and r.fact_id = y.id)) as payments
    from plan p where (${where}) order by p.proposed_at desc, p.id desc`);
  const held = await suspensionsOfCases(reader, rows.map((row) => ({ caseId: row.case_id, agencyId: row.agency_id })));
  return rows.map((row) => recordOf(row, held.get(row.case_id) ?? []));
}

const recordOf = (row: Row, held: readonly Suspension[]): PlanRecord => ({
  id: row.id, caseId: row.case_id, agencyId: row.agency_id, creditorId: row.creditor_id, proposedAt: toInstant(row.proposed_at), proposedByKind: row.proposed_by_kind, proposedByName: row.proposed_by_name, asOf: toDay(row.as_of),
  total: cents(BigInt(row.total_cents)), downPayment: cents(BigInt(row.down_payment_cents)), months: Number(row.months), firstOn: toDay(row.first_on), interest: row.interest, graceDays: Number(row.grace_days),
  withinMandate: row.within_mandate, outsideCode: row.outside_code, words: row.words, evidence: row.evidence, inputHash: row.input_hash, lawVersion: row.law_version,
  instalments: (row.instalments ?? []).map(({ position, on, amount }) => ({ position, dueOn: toDay(on), amount: cents(BigInt(amount)) })),
  events: (row.events ?? []).map((event) => ({ ...event, at: Temporal.Instant.from(event.at), on: toDay(event.on) })),
  payments: (row.payments ?? []).map((paid) => ({ on: toDay(paid.on), at: Temporal.Instant.from(paid.at), amount: cents(BigInt(paid.amount)), byDebtor: paidByDebtor(paid) })),
  suspensions: held,
});

const moves = (plan: PlanRecord): PlanEventRecord[] => plan.events.filter(({ kind }) => (PLAN_STATES as readonly string[]).includes(kind));

/** What became of it last; undefined: it is only proposed. */
export const lastMove = (plan: PlanRecord): PlanEventRecord | undefined => moves(plan).at(-1);
export const stateOf = (plan: PlanRecord): PlanState => (lastMove(plan)?.kind ?? 'proposed') as PlanState;
/** All that was owed was paid before its last instalment, and the case took it along. */
export const endedAsPaid = (last: { kind: string; byKind: string; reason: string | null } | undefined): boolean => last?.kind === 'ended' && last.byKind === 'system' && last.reason === 'paid';
/** The event by which it was first agreed. */
export const agreementOf = (plan: PlanRecord): PlanEventRecord | undefined => plan.events.find(({ kind }) => kind === 'agreed');
/** The event by which it was agreed or refused. */
export const decisionOf = (plan: PlanRecord): PlanEventRecord | undefined => plan.events.find(({ kind }) => kind === 'agreed' || kind === 'refused');

/** Its instalments as they are due, seen from `on`: those that a hold suspended since it was proposed are pushed back by its days. */
export function scheduleOf({ instalments, suspensions, asOf, graceDays }: PlanRecord, on: Temporal.PlainDate): PlannedPart[] {
  return pushedBack(instalments, suspensions.map(({ from, to }) => ({ from: Temporal.PlainDate.compare(from, asOf) < 0 ? asOf : from, to })), on, graceDays);
}

/** How it is kept on a day; one that is over is told as it was when it ended. */
export function keepingOf(plan: PlanRecord, today: Temporal.PlainDate): Keeping {
  const last = lastMove(plan), over = last && ['broken', 'ended', 'refused'].includes(last.kind) ? last : undefined;
  const paid = plan.payments.filter(({ at }) => !over || Temporal.Instant.compare(at, over.at) <= 0).reduce((sum, { amount }) => sum + amount, 0n);
  const on = over?.on ?? today;
  return keeping(scheduleOf(plan, on), paid, on, plan.graceDays);
}
