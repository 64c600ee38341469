/** Payment terms that a creditor states for invoices which give no due date: when such an invoice falls due, and how long the law lets terms between professionals be. */
import type { PaymentTermsInput } from '../deposits/deposit-input.type.ts';

export interface PaymentTerms { days: number; endOfMonth: boolean }

/** The longest terms that professionals may agree on, by the day of the invoice. Sixty days from it, or forty-five at the end of a month (C. com. L441-10 I; L441-6 before 2019-04-26). */
const LONGEST_TERMS = [
  { from: '2009-01-01', to: '2019-04-25', days: 60, endOfMonthDays: 45, article: 'C. com. L441-6', confidence: 'medium' },
  { from: '2019-04-26', to: null, days: 60, endOfMonthDays: 45, article: 'C. com. L441-10', confidence: 'high' },
] as const;

export const termsOf = (given: PaymentTermsInput | null | undefined): PaymentTerms | null => (given ? { days: given.days, endOfMonth: given.endOfMonth } : null);

/** The day of the invoice and the days, then to the end of that month: one of the two ways of reckoning that are admitted, and the one that claims later. */
export function dueBy(issuedOn: Temporal.PlainDate, { days, endOfMonth }: PaymentTerms): Temporal.PlainDate {
  const day = issuedOn.add({ days });
  return endOfMonth ? day.with({ day: day.daysInMonth }) : day;
}

/** The article that these terms go beyond, with the days that it allows; undefined: none. */
export function beyond(issuedOn: Temporal.PlainDate, { days, endOfMonth }: PaymentTerms): { article: string; most: number } | undefined {
  const rule = LONGEST_TERMS.find(({ from, to }) => String(issuedOn) >= from && (to === null || String(issuedOn) <= to));
  const most = rule && (endOfMonth ? rule.endOfMonthDays : rule.days);
  return rule && most !== undefined && days > most ? { article: rule.article, most } : undefined;
}
