/**
 * Rule 6: what a payment pays. Interest before principal (C. civ. 1343-1), among several debts the one that the debtor named, then
 * those already due, then the one he has most interest to be rid of, then the oldest, then all alike in proportion (C. civ. 1342-10).
 * What it may meet is what has accrued by the end of its own day; what it does not meet stays unallocated.
 */
import type { Day } from '../calendar/day.ts';
import { cents, minCents } from '../money/money.ts';
import { accrue, indemnityOn, meetPrincipal, runRate, type AccrualTerms, type ClaimRun } from './accrual.ts';
import type { Allocation, AllocationOrder } from './facts.ts';

export interface CostRun { readonly id: string; readonly on: Day; readonly amount: bigint; paid: bigint }

export interface Debt {
  readonly terms: AccrualTerms;
  readonly order: AllocationOrder;
  readonly claims: readonly ClaimRun[];
  /** Oldest first, then input order. */
  readonly costs: readonly CostRun[];
  /** By due date, then input order. */
  readonly byDueDate: readonly ClaimRun[];
}

/** A payment being laid out: what is left of it and where it went. */
interface Purse { readonly day: Day; left: bigint; readonly allocations: Allocation[] }

type Part = 'interest' | 'principal';

/**
 * Splits `amount` in proportion to `weights`, whose sum must not be below it: rounded down to the cent, the cents left over one
 * each to the largest fractions, then by order.
 */
export function share(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= amount) return [...weights];
  const parts = weights.map((weight, index) => ({ index, part: (amount * weight) / total, fraction: (amount * weight) % total }));
  let over = amount - parts.reduce((sum, { part }) => sum + part, 0n);
  for (const entry of [...parts].sort((one, other) => (one.fraction === other.fraction ? one.index - other.index : one.fraction > other.fraction ? -1 : 1))) {
    if (over === 0n) break;
    entry.part += 1n;
    over -= 1n;
  }
  return parts.map(({ part }) => part);
}

/** The claims in the order of C. civ. 1342-10, equal ranks together, in input order within a rank. */
function ranksOf(debt: Debt, day: Day, named: string | null): ClaimRun[][] {
  const open = debt.claims.filter((run) => run.id !== named);
  const due = open.filter((run) => run.dueOn < day).map((run) => ({ run, rate: runRate(debt.terms, run, day)?.rate ?? 0n }));
  due.sort((one, other) => (one.rate === other.rate ? one.run.dueOn - other.run.dueOn || one.run.index - other.run.index : one.rate > other.rate ? -1 : 1));
  const notYet = open.filter((run) => run.dueOn >= day).map((run) => ({ run, rate: 0n }));
  notYet.sort((one, other) => one.run.dueOn - other.run.dueOn || one.run.index - other.run.index);

  const first = debt.claims.filter((run) => run.id === named);
  return [...(first.length > 0 ? [first] : []), ...groupEqual(due), ...groupEqual(notYet)];
}

function groupEqual(sorted: readonly { readonly run: ClaimRun; readonly rate: bigint }[]): ClaimRun[][] {
  const ranks: ClaimRun[][] = [];
  let last: { run: ClaimRun; rate: bigint } | undefined;
  for (const entry of sorted) {
    if (last && last.rate === entry.rate && last.run.dueOn === entry.run.dueOn) ranks.at(-1)!.push(entry.run);
    else ranks.push([entry.run]);
    last = entry;
  }
  return ranks;
}

const interestLeft = (debt: Debt, run: ClaimRun, day: Day): bigint => accrue(debt.terms, run, day) - run.paidInterest;

function meet(debt: Debt, purse: Purse, run: ClaimRun, part: Part, wanted: bigint): bigint {
  const open = part === 'interest' ? interestLeft(debt, run, purse.day) : run.base;
  const amount = minCents(wanted, open);
  if (amount <= 0n) return 0n;
  if (part === 'interest') run.paidInterest += amount;
  else meetPrincipal(debt.terms, run, purse.day, amount);
  purse.left -= amount;
  purse.allocations.push({ to: part, claim: run.id, cost: null, amount });
  return amount;
}

/** One pass over the ranks: of each claim the parts named, in that order. */
function meetClaims(debt: Debt, purse: Purse, ranks: readonly ClaimRun[][], parts: readonly Part[]): void {
  for (const rank of ranks) {
    if (purse.left === 0n) return;
    const weights = rank.map((run) => parts.reduce((sum, part) => sum + (part === 'interest' ? interestLeft(debt, run, purse.day) : run.base), 0n));
    const shares = share(purse.left, weights);
    rank.forEach((run, index) => {
      let left = shares[index]!;
      for (const part of parts) left -= meet(debt, purse, run, part, left);
    });
  }
}

function meetCosts(debt: Debt, purse: Purse): void {
  for (const cost of debt.costs) {
    if (cost.on > purse.day) return;
    const amount = minCents(purse.left, cost.amount - cost.paid);
    if (amount <= 0n) continue;
    cost.paid += amount;
    purse.left -= amount;
    purse.allocations.push({ to: 'cost', claim: null, cost: cost.id, amount });
  }
}

function meetIndemnities(debt: Debt, purse: Purse): void {
  for (const run of debt.byDueDate) {
    if (run.dueOn >= purse.day) return;
    const amount = minCents(purse.left, indemnityOn(debt.terms, run, purse.day) - run.paidIndemnity);
    if (amount <= 0n) continue;
    run.paidIndemnity += amount;
    purse.left -= amount;
    purse.allocations.push({ to: 'indemnity', claim: run.id, cost: null, amount });
  }
}

/** Lays one payment out on the debt, which must stand as it was before it. Payments come by date, then input order. */
export function allocate(debt: Debt, payment: { readonly day: Day; readonly amount: bigint; readonly claim: string | null }): { allocations: Allocation[]; unallocated: bigint } {
  const purse: Purse = { day: payment.day, left: payment.amount, allocations: [] };
  const ranks = ranksOf(debt, payment.day, payment.claim);
  switch (debt.order) {
    case 'statutory':
      meetCosts(debt, purse);
      meetClaims(debt, purse, ranks, ['interest', 'principal']);
      meetIndemnities(debt, purse);
      break;
    case 'indemnity_first':
      meetCosts(debt, purse);
      meetIndemnities(debt, purse);
      meetClaims(debt, purse, ranks, ['interest', 'principal']);
      break;
    case 'principal_first':
      meetClaims(debt, purse, ranks, ['principal']);
      meetClaims(debt, purse, ranks, ['interest']);
      meetIndemnities(debt, purse);
      meetCosts(debt, purse);
      break;
  }
  return { allocations: purse.allocations, unallocated: cents(purse.left) };
}
