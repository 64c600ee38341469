import type { AllocationOrder, InterestLine, Regime } from '@quittance/law';

/**
 * What a formal notice says, as data. Whoever sends it has computed the figures (the statement of the law room) and checked
 * that every mention of CPCE R124-4 is there; the paper only sets them in type.
 * Sums are whole cents, days are legal days without an hour.
 */
export interface FormalNoticeLetter {
  agency: LetterAgency;
  creditor: LetterParty;
  debtor: LetterDebtor;
  /** As a person reads it ("R4K-7TD-3"); it is also the reference of the bank transfer. */
  caseReference: string;
  letterReference: string;
  date: Temporal.PlainDate;
  place: string;
  handler: { name: string; phone: string };
  signature: LetterSignature;
  channel: 'registered' | 'simple';
  /** Opens the debtor's page with the reference and the postcode that the letter went to: six signs. */
  accessCode?: string;
  /** On the copy that others than the debtor read: a code was given to him, and the paper does not know which. */
  codeWithheld?: true;
  /** The first letter, recalled in every later step (CPCE R124-4, last paragraph); absent when this letter is the first. */
  firstLetter?: { reference: string; date: Temporal.PlainDate };
  /** The last day on which payment is in time. */
  timeLimit: Temporal.PlainDate;
  regime: Regime;
  /** What the claims rest on ("contrat de fourniture du 12 mars 2025, bons de livraison"); the invoices themselves if absent. */
  basis?: string;
  statement: LetterStatement;
  /** A whole sentence, only where the law and the mandate allow the step that it names. */
  nextStep?: string;
  /** A whole sentence, only where the mandate allows a payment plan. */
  plan?: string;
  attachments: readonly string[];
  /** Address of the debtor's page, with the case's public reference ("https://orvelle.example/d/R4K7TD3"). */
  pageUrl: string;
  /** The statutory text, printed word for word. */
  law: { title: string; paragraphs: readonly string[] };
}

export interface LetterParty {
  name: string;
  /** "SAS", "SARL"; absent for a natural person. */
  legalForm?: string;
  address: string;
}

export interface LetterAgency extends LetterParty {
  legalForm: string;
  capital?: bigint;
  /** Trade register ("RCS Tours 912 004 618"). */
  registration?: string;
  phone: string;
  email: string;
  website: string;
  /** "Activité de recouvrement amiable": that the agency carries on this activity (CPCE R124-4 1°). */
  activity: string;
  /** The professional indemnity insurance, in words. */
  insurance?: string;
  /** The account kept for creditors' money alone (CPCE R124-2): the only one that a letter may name. */
  account: { holder: string; iban: string; bic?: string };
  /** To whom a cheque is made out, where the agency takes cheques. */
  cheque?: string;
  /** Whom to write to about personal data. */
  dataContact: string;
  /** The agency's own mark, one path drawn in the ink of the letter; without it, the name stands alone. */
  mark?: SvgDrawing;
}

export interface LetterDebtor {
  name: string;
  /** The address block of the envelope's window, at most seven lines. */
  addressee: readonly string[];
  /** Without its comma: "Monsieur", "Madame, Monsieur". */
  salutation: string;
}

export interface LetterSignature {
  name: string;
  role: string;
  drawing?: SvgDrawing;
}

export interface SvgDrawing {
  viewBox: string;
  path: string;
}

/** What the law room computed, with the words that it does not know. `letterStatement` makes it. */
export interface LetterStatement {
  asOf: Temporal.PlainDate;
  claims: readonly LetterClaim[];
  interest: readonly LetterInterest[];
  indemnities: readonly { claim: string; amount: bigint; article: string }[];
  /** Costs that a title or the law puts on the debtor; never the agency's own (CPCE L111-8). */
  costs: readonly { label: string; on: Temporal.PlainDate; amount: bigint; article?: string }[];
  payments: readonly LetterPayment[];
  totals: {
    principal: bigint;
    interest: bigint;
    indemnity: bigint;
    costs: bigint;
    /** What was paid and counted: without what met nothing. */
    paid: bigint;
    due: bigint;
    /** Ten-thousandths of a euro; null when it is not known, 0n when no interest runs. */
    dailyInterest: bigint | null;
  };
  allocation: AllocationOrder;
}

export interface LetterClaim {
  /** Number of the invoice. Interest lines and indemnities name it. */
  reference: string;
  /** "Facture", "Loyer", "Échéance". */
  kind: string;
  issuedOn?: Temporal.PlainDate;
  dueOn: Temporal.PlainDate;
  /** Before its credit notes. */
  amount: bigint;
  credits: readonly { reference: string; on?: Temporal.PlainDate; amount: bigint }[];
}

/** One line of the law's statement, with the number of the invoice that it runs on. */
export type LetterInterest = InterestLine & { readonly claim: string };

export interface LetterPayment {
  /** "Votre virement". */
  label: string;
  on: Temporal.PlainDate;
  /** What of it was counted: the sum of the parts. */
  amount: bigint;
  parts: { interest: bigint; principal: bigint; indemnity: bigint; costs: bigint };
}
