/** What a line comes to, what was paid of it, and what remains to pay. */
import { amountOf, centsOf, writtenAmount } from '../amount.ts';
import type { ReadClaimKind, ReadCode } from '../read-file.ts';
import type { Row } from './csv-row.ts';

const NOT_PAID = /^(?:non|no|n|faux|false|impay[ée]e?s?|unpaid|aucune?|none|néant|-+)$/iu;

export type Figures = { readonly total: string; readonly due: string };

/** The amounts of a line without their signs, which the kind of the line must explain. */
class Signs {
  private readonly row: Row;
  private readonly kind: ReadClaimKind;
  private first: { readonly column: string; readonly value: string; readonly isNegative: boolean } | null = null;

  constructor(row: Row, kind: ReadClaimKind) {
    this.row = row;
    this.kind = kind;
  }

  /**
   * The amount of a cell, null where it is empty or refused. Programs that list invoices and credit notes together write the latter with
   * a minus, which their kind already says; an avoir of 100 with -60 left has no such reading, and is not made up.
   */
  read(at: number, negative: ReadCode): bigint | null {
    const { row } = this;
    const value = row.cell(at);
    if (value === '') return null;
    const column = row.columns.headers[at] ?? '';
    const reading = writtenAmount(value);
    if (!('amount' in reading)) return row.refuseColumn(column, reading.code, reading.facts);
    const cents = centsOf(reading.amount);
    const isNegative = cents < 0n;
    if (isNegative && this.kind === 'invoice') return row.refuseColumn(column, negative, { value });
    if (cents === 0n) return cents;
    if (this.first !== null && this.first.isNegative !== isNegative) return row.refuseColumn(isNegative ? column : this.first.column, 'sign_mismatch', { first: this.first.value, second: value });
    this.first ??= { column, value, isNegative };
    return isNegative ? -cents : cents;
  }
}

type Payment = { readonly column: string; readonly cents: bigint };

function paymentsOf(row: Row, signs: Signs): Payment[] {
  return row.columns.payments.flatMap((at) => {
    const column = row.columns.headers[at] ?? '';
    // A column "payé" may answer yes or no: a no is nothing paid, a yes is not an amount.
    const cents = NOT_PAID.test(row.cell(at)) ? 0n : signs.read(at, 'paid_negative');
    return cents === null ? [] : [{ column, cents }];
  });
}

const sum = (payments: readonly Payment[]): bigint => payments.reduce((all, { cents }) => all + cents, 0n);

/** Whether one of the payments, or all together, leads from the total to what remains: an advance may be within what was paid, or beside it. */
const explains = (payments: readonly Payment[], paid: bigint): boolean => sum(payments) === paid || payments.some(({ cents }) => cents === paid);

/**
 * The amount with VAT and what is still to pay. A table with one column of amounts says that nothing was paid, or lists the balances:
 * either way that figure is what its author claims, and stands for both. Beside a column of payments, what remains is what they leave;
 * where the line states it as well, both must agree.
 */
export function amounts(row: Row, kind: ReadClaimKind): Figures | null {
  const before = row.errors.length;
  const signs = new Signs(row, kind);
  const stated = (field: 'total' | 'due'): bigint | null => (row.has(field) ? signs.read(row.columns.at.get(field)!, 'amount_negative') : null);
  const total = stated('total');
  const due = stated('due');
  const payments = paymentsOf(row, signs);
  if (row.errors.length > before) return null;
  const missing = (field: 'total' | 'due'): null => row.refuse(field, 'missing_value', { column: row.name(field) });
  if (total === null && due === null) return missing(row.has('total') ? 'total' : 'due');
  if (total === null && row.has('total')) return missing('total');
  if (due === null) return remaining(row, total!, payments, missing);
  // Balances beside payments, and no total: it is what they add up to.
  if (total === null) return { total: amountOf(due + sum(payments)), due: amountOf(due) };
  if (payments.length > 0 && !explains(payments, total - due)) {
    return row.refuse('due', 'paid_disagrees', { total: amountOf(total), column: payments.map(({ column }) => column).join(', '), paid: amountOf(sum(payments)), dueColumn: row.name('due'), due: amountOf(due) });
  }
  if (due > total) row.warn('due', 'due_above_total', { due: amountOf(due), total: amountOf(total) });
  return { total: amountOf(total), due: amountOf(due) };
}

/** What the payments leave of the total, where the line does not say it. */
function remaining(row: Row, total: bigint, payments: readonly Payment[], missing: (field: 'due') => null): Figures | null {
  // An empty balance beside a filled amount: nobody knows whether it is zero or the whole, unless what was paid tells.
  if (row.has('due') && payments.length === 0) return missing('due');
  const [first, second] = payments.filter(({ cents }) => cents !== 0n);
  if (first !== undefined && second !== undefined) return row.refuseColumn(second.column, 'several_payments', { first: first.column, second: second.column });
  const paid = first?.cents ?? 0n;
  if (first !== undefined && paid > total) return row.refuseColumn(first.column, 'paid_above_total', { paid: amountOf(paid), total: amountOf(total) });
  return { total: amountOf(total), due: amountOf(total - paid) };
}
