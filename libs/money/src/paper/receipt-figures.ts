/**
 * All that a receipt prints, kept with it: the same paper can be made again, to the byte, without asking anything of what has changed
 * since. Plain JSON: sums as cents in decimal strings, days as ISO dates.
 */
import type { PaperAgency } from './letterhead.ts';

export type PaidTarget = 'cost' | 'interest' | 'principal' | 'indemnity';
export interface PaidPart {
  target: PaidTarget;
  /** The claim's reference; null for a cost. */
  claim: string | null;
  cost: string | null;
  amount: string;
}

export interface ReceiptFigures {
  number: string;
  issuedOn: string;
  /** The value date. */
  paidOn: string;
  agency: PaperAgency;
  creditor: { name: string; legalForm: string | null; address: string };
  debtor: { name: string; addressee: string[] };
  caseReference: string;
  /** The line that recalls the first letter (CPCE R124-4); none where no letter has left. */
  recall?: string;
  amount: string;
  means: string;
  receivedBy: 'agency' | 'creditor' | 'bailiff';
  study: string | null;
  payer: string | null;
  /** The claim that the debtor chose to pay. */
  chosen: string | null;
  /** In what order payments are laid out, as the mandate has it. */
  order: 'statutory' | 'indemnity_first' | 'principal_first';
  parts: PaidPart[];
  /** What of the payment met nothing. */
  unallocated: string;
  /** What is left to pay on the day of issue, as far as it is known then. */
  balance: string;
  /** The half-year whose rate nobody had entered yet: what came in since its first day is laid out once it is. */
  waits?: { from: string; to: string };
}
