/**
 * The statement at its boundary: the contract's JSON in, the contract's JSON out, field by field and in its order, nothing more.
 * Amounts are decimal strings, dates ISO, rates percent; `null` means absent.
 */
import { formatDay, type Day } from '../calendar/day.ts';
import { attempt, type LawError } from '../faults/law-error.ts';
import { formatDecimal, formatScaled } from '../money/money.ts';
import { formatRate } from '../money/rate.ts';
import type { LawTables } from '../rates/tables.ts';
import { optional, readAmount, readChoice, readDate, readFlag, readList, readRate, readRecord, readText, fault } from '../reading/fields.ts';
import {
  ALLOCATION_ORDERS, CREDITOR_KINDS, DAY_COUNTS, REGIMES,
  type AllocationTarget, type ClaimFact, type CostFact, type CreditFact, type PaymentFact, type Statement, type StatementFacts, type StatementWarningCode,
} from './facts.ts';
import { statementOf } from './statement.ts';

export interface PartsJson { interest: string; principal: string; indemnity: string }
export interface LineJson { from: string; to: string; days: number; base: string; rate: string; amount: string; article: string }
export interface StatementJson {
  asOf: string;
  totals: { principal: string; interest: string; indemnity: string; costs: string; paid: string; unallocated: string; due: string; dailyInterest: string | null };
  claims: {
    id: string; principal: string; interest: LineJson[]; interestTotal: string; indemnity: string;
    paid: PartsJson; outstanding: PartsJson;
  }[];
  payments: { id: string; allocations: { to: AllocationTarget; claim: string | null; amount: string }[]; unallocated: string }[];
  warnings: { code: StatementWarningCode; claim?: string; payment?: string; article: string | null; message: string }[];
}

/** One input of the contract to its result, or to the error that names the field. */
export function statementFromJson(input: unknown, law: LawTables): StatementJson | LawError {
  return attempt(() => toJson(statementOf(readFacts(input), law), formatDay));
}

/** A typed statement in the contract's fields. */
export const statementToJson = (statement: Statement): StatementJson => toJson(statement, (day) => day.toString());

export function readFacts(input: unknown): StatementFacts<Day> {
  const record = readRecord(input, 'input');
  if (record['claims'] === undefined || record['claims'] === null) throw fault('bad_field', 'claims', 'la liste des créances manque.');
  return {
    asOf: readDate(record['asOf'], 'asOf'),
    regime: readChoice(record['regime'], 'regime', REGIMES),
    creditor: optional(record['creditor'], 'creditor', (value, path) => readChoice(value, path, CREDITOR_KINDS)),
    dayCount: optional(record['dayCount'], 'dayCount', (value, path) => readChoice(value, path, DAY_COUNTS)),
    allocation: optional(record['allocation'], 'allocation', (value, path) => readChoice(value, path, ALLOCATION_ORDERS)),
    noticeReceivedOn: optional(record['noticeReceivedOn'], 'noticeReceivedOn', readDate),
    claims: readList(record['claims'], 'claims').map(readClaim),
    credits: readList(record['credits'], 'credits').map(readCredit),
    payments: readList(record['payments'], 'payments').map(readPayment),
    costs: readList(record['costs'], 'costs').map(readCost),
    stops: readList(record['stops'], 'stops').map((stop, index) => ({ on: readDate(readRecord(stop, `stops[${index}]`)['on'], `stops[${index}].on`) })),
    judgment: optional(record['judgment'], 'judgment', (value, path) => ({ enforceableOn: readDate(readRecord(value, path)['enforceableOn'], `${path}.enforceableOn`) })),
  };
}

function readClaim(value: unknown, index: number): ClaimFact<Day> {
  const path = `claims[${index}]`, record = readRecord(value, path);
  return {
    id: readText(record['id'], `${path}.id`),
    dueOn: readDate(record['dueOn'], `${path}.dueOn`),
    amount: readAmount(record['amount'], `${path}.amount`),
    contractRate: optional(record['contractRate'], `${path}.contractRate`, readRate),
    defaultOnDue: optional(record['defaultOnDue'], `${path}.defaultOnDue`, readFlag),
  };
}

function readCredit(value: unknown, index: number): CreditFact {
  const path = `credits[${index}]`, record = readRecord(value, path);
  return { id: readText(record['id'], `${path}.id`), claim: readText(record['claim'], `${path}.claim`), amount: readAmount(record['amount'], `${path}.amount`) };
}

function readPayment(value: unknown, index: number): PaymentFact<Day> {
  const path = `payments[${index}]`, record = readRecord(value, path);
  return {
    id: readText(record['id'], `${path}.id`),
    on: readDate(record['on'], `${path}.on`),
    amount: readAmount(record['amount'], `${path}.amount`),
    claim: optional(record['claim'], `${path}.claim`, readText),
  };
}

function readCost(value: unknown, index: number): CostFact<Day> {
  const path = `costs[${index}]`, record = readRecord(value, path);
  return { id: readText(record['id'], `${path}.id`), on: readDate(record['on'], `${path}.on`), amount: readAmount(record['amount'], `${path}.amount`) };
}

const parts = (of: { interest: bigint; principal: bigint; indemnity: bigint }): PartsJson => ({
  interest: formatDecimal(of.interest), principal: formatDecimal(of.principal), indemnity: formatDecimal(of.indemnity),
});

function toJson<D>({ asOf, totals, claims, payments, warnings }: Statement<D>, iso: (day: D) => string): StatementJson {
  return {
    asOf: iso(asOf),
    totals: {
      principal: formatDecimal(totals.principal), interest: formatDecimal(totals.interest), indemnity: formatDecimal(totals.indemnity),
      costs: formatDecimal(totals.costs), paid: formatDecimal(totals.paid), unallocated: formatDecimal(totals.unallocated), due: formatDecimal(totals.due),
      dailyInterest: totals.dailyInterest === null ? null : formatScaled(totals.dailyInterest, 4),
    },
    claims: claims.map((claim) => ({
      id: claim.id,
      principal: formatDecimal(claim.principal),
      interest: claim.interest.map((line) => ({
        from: iso(line.from), to: iso(line.to), days: line.days, base: formatDecimal(line.base), rate: formatRate(line.rate),
        amount: formatDecimal(line.amount), article: line.article,
      })),
      interestTotal: formatDecimal(claim.interestTotal),
      indemnity: formatDecimal(claim.indemnity),
      paid: parts(claim.paid),
      outstanding: parts(claim.outstanding),
    })),
    payments: payments.map((payment) => ({
      id: payment.id,
      allocations: payment.allocations.map(({ to, claim, amount }) => ({ to, claim, amount: formatDecimal(amount) })),
      unallocated: formatDecimal(payment.unallocated),
    })),
    warnings: warnings.map(({ code, claim, payment, article, message }) => ({
      code, ...(claim === undefined ? {} : { claim }), ...(payment === undefined ? {} : { payment }), article, message,
    })),
  };
}
