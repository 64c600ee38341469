/**
 * Invoices: what those of the creditors must say about lateness (C. com. L441-9 I), the tax on the agency's own fee (CGI 278; the fee of
 * collection is outside the exemption of banks), and from when invoices between businesses are electronic (CGI 289 bis).
 */
import { fromPlainDate } from '../calendar/day.ts';
import { refuse, type Refusal } from '../faults/refusal.ts';
import { cents, type Cents } from '../money/money.ts';
import { RATE_SCALE, type Rate } from '../money/rate.ts';
import { round } from '../money/round.ts';
import { constantOn, knownRow, pointsOn } from '../rates/lookup.ts';
import type { Confidence, LawTables } from '../rates/tables.ts';

export const INVOICE_MENTIONS = ['dueOn', 'penaltyRate', 'indemnity', 'earlyPayment'] as const;
export type InvoiceMention = (typeof INVOICE_MENTIONS)[number];

/** Tells what an invoice between businesses leaves out about lateness. The penalties stay due at the rate of the law without it (C. com. L441-10 II). Null: nothing. */
export function checkInvoiceMentions(stated: Readonly<Partial<Record<InvoiceMention, boolean>>>): Refusal<'invoice_mention_missing'> | null {
  const missing = INVOICE_MENTIONS.filter((mention) => !stated[mention]);
  return missing.length === 0 ? null : refuse('invoice_mention_missing', 'C. com. L441-9 I', { missing });
}

export interface FeeWithVat {
  readonly net: Cents;
  readonly vat: Cents;
  readonly gross: Cents;
  readonly rate: Rate;
  readonly article: string;
  readonly confidence: Confidence;
}

/**
 * The agency's fee with its tax, on the day of the invoice, in cents, the tax rounded once over the sum. What was collected for the creditor,
 * penalties and the 40 euros among it, is no part of `net`: the agency owes no tax on it.
 */
export function feeWithVat(net: bigint, on: Temporal.PlainDate, law: LawTables): FeeWithVat {
  const day = fromPlainDate(on), { article, confidence } = knownRow(law, 'vat_rate', day);
  const rate = pointsOn(law, 'vat_rate', day), vat = round(net * rate, 100n * RATE_SCALE);
  return { net: cents(net), vat: cents(vat), gross: cents(net + vat), rate, article, confidence };
}

export const BUSINESS_SIZES = ['large', 'mid', 'small', 'micro'] as const;
export type BusinessSize = (typeof BUSINESS_SIZES)[number];
export interface EinvoicingDuty { readonly receives: boolean; readonly issues: boolean; readonly issuesFrom: Temporal.PlainDate; readonly article: string; readonly confidence: Confidence }

/** What a business owes of electronic invoicing on a day, and from when it must send. */
export function einvoicingDuty(size: BusinessSize, on: Temporal.PlainDate, law: LawTables): EinvoicingDuty {
  const day = fromPlainDate(on), dateOf = (id: string): Temporal.PlainDate => Temporal.PlainDate.from(String(knownRow(law, id, day).value));
  const issuing = size === 'large' || size === 'mid' ? 'einvoice_issue_large_mid' : 'einvoice_issue_sme_micro';
  const reached = (from: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(from, on) <= 0;
  const row = constantOn(law, issuing, day)!;
  return { receives: reached(dateOf('einvoice_receive_all')), issues: reached(dateOf(issuing)), issuesFrom: dateOf(issuing), article: row.article, confidence: row.confidence };
}
