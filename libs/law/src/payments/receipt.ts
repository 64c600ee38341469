/**
 * The receipt that the debtor is handed for every payment, however small and by whatever means (CPCE R124-6). It names the payment, says
 * what it paid and what is left, for whom the agency received it, and reserves what is still due: a receipt for the capital without a
 * word of interest could be read as a receipt for both (C. civ. 1908).
 */
import { refuse, type Refusal } from '../faults/refusal.ts';
import { formatDecimal } from '../money/money.ts';

type Text = string | null | undefined;
export interface ReceiptFacts {
  readonly number: Text;
  readonly paidOn: Temporal.PlainDate | null;
  readonly issuedOn: Temporal.PlainDate | null;
  readonly means: Text;
  readonly caseReference: Text;
  readonly debtor: Text;
  readonly agency: Text;
  readonly creditor: Text;
  /** Cents, as printed. */
  readonly amount: bigint | null;
  readonly allocation: { readonly costs?: bigint; readonly interest: bigint; readonly principal: bigint; readonly indemnity?: bigint; readonly unallocated?: bigint } | null;
  readonly balance: bigint | null;
  /** "Reçu pour le compte de …". */
  readonly saysOnBehalf: boolean;
  /** "Sous réserve des intérêts et accessoires restant dus". */
  readonly saysReserve: boolean;
}
export const RECEIPT_MENTIONS = ['number', 'days', 'amount', 'means', 'reference', 'parties', 'onBehalf', 'allocation', 'balance', 'reserve'] as const;
export type ReceiptMentionId = (typeof RECEIPT_MENTIONS)[number];
export interface ReceiptMention { readonly id: ReceiptMentionId; readonly article: string; readonly present: boolean; readonly missing: readonly string[] }
export interface ReceiptCheck { readonly mentions: readonly ReceiptMention[]; readonly refusal: Refusal<'receipt_mention_missing'> | null }

const RECEIPT_ARTICLE = 'CPCE R124-6 al. 1';
const gaps = (of: Readonly<Record<string, boolean>>): string[] => Object.entries(of).filter(([, there]) => !there).map(([field]) => field);
const filled = (text: Text): boolean => typeof text === 'string' && text.trim() !== '';

/** The mentions of a receipt and, where one lacks or its figures do not add up, the refusal. */
export function checkReceipt(facts: ReceiptFacts): ReceiptCheck {
  const { allocation, amount, paidOn, issuedOn, balance } = facts;
  const sum = allocation && (allocation.costs ?? 0n) + allocation.interest + allocation.principal + (allocation.indemnity ?? 0n) + (allocation.unallocated ?? 0n);
  const rows: Readonly<Record<ReceiptMentionId, readonly [article: string, missing: string[]]>> = {
    number: [RECEIPT_ARTICLE, gaps({ number: filled(facts.number) })],
    days: [RECEIPT_ARTICLE, gaps({ paidOn: paidOn !== null, issuedOn: issuedOn !== null && (paidOn === null || Temporal.PlainDate.compare(paidOn, issuedOn) <= 0) })],
    amount: [RECEIPT_ARTICLE, gaps({ amount: amount !== null && amount > 0n })],
    means: [RECEIPT_ARTICLE, gaps({ means: filled(facts.means) })],
    reference: [RECEIPT_ARTICLE, gaps({ caseReference: filled(facts.caseReference) })],
    parties: [RECEIPT_ARTICLE, gaps({ agency: filled(facts.agency), creditor: filled(facts.creditor), debtor: filled(facts.debtor) })],
    onBehalf: ['C. civ. 1342-2', gaps({ saysOnBehalf: facts.saysOnBehalf })],
    allocation: ['C. civ. 1343-1', gaps({ allocation: sum !== null && sum === amount })],
    balance: [RECEIPT_ARTICLE, gaps({ balance: balance !== null })],
    /** Nothing is left to reserve once nothing is due. */
    reserve: ['C. civ. 1908', gaps({ saysReserve: facts.saysReserve || balance === 0n })],
  };
  const mentions = RECEIPT_MENTIONS.map((id): ReceiptMention => ({ id, article: rows[id][0], present: rows[id][1].length === 0, missing: rows[id][1] }));
  const first = mentions.find((mention) => !mention.present);
  if (!first) return { mentions, refusal: null };
  return { mentions, refusal: refuse('receipt_mention_missing', first.article, { missing: mentions.flatMap((mention) => mention.missing), amount: amount === null ? null : formatDecimal(amount) }) };
}
