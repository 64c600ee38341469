/** The shapes that every reader gives back: the contract's claim, plus what only the portal needs. */
import type { ColumnMapping } from './csv/csv-mapping.ts';

export type ReadFormat = 'fec' | 'facturx' | 'cii' | 'ubl' | 'csv' | 'xlsx';

/** Why something was not read. `message` is the French sentence; `code` and `facts` let a screen say it in another language. */
export type ReadError = {
  /** physical line of the file, the first being 1; null where the whole file is meant */
  readonly line: number | null;
  /** the column as the file writes it, or the business term of EN 16931 ("BT-115"); null where no field is meant */
  readonly field: string | null;
  readonly message: string;
  readonly code: ReadCode;
  readonly facts: ReadFacts;
};

export type ReadFacts = Readonly<Record<string, string | number>>;

export type ReadCode =
  | 'file_too_large' | 'no_rows' | 'too_many_lines' | 'too_many_errors'
  | 'missing_column' | 'duplicate_column' | 'missing_value' | 'too_few_cells' | 'too_many_cells'
  | 'unclosed_quote' | 'line_too_long' | 'value_too_long' | 'forbidden_character'
  | 'amount_letter' | 'amount_ambiguous' | 'amount_negative' | 'amount_decimals' | 'amount_too_large' | 'amount_unreadable'
  | 'paid_negative' | 'paid_above_total' | 'paid_disagrees' | 'several_payments' | 'payment_column_unknown' | 'sign_mismatch'
  | 'day_unreadable' | 'day_short_year' | 'day_does_not_exist' | 'day_out_of_range'
  | 'siren_unreadable' | 'siren_check' | 'vat_unreadable' | 'iban_unreadable' | 'rate_unreadable' | 'rate_without_percent' | 'currency_unreadable' | 'kind_unreadable'
  | 'external_entity' | 'entity' | 'doctype' | 'xml_truncated' | 'xml_malformed' | 'xml_too_deep' | 'xml_too_many_elements'
  | 'encoding_unsupported' | 'encoding_broken' | 'encoding_contradicted' | 'missing_element' | 'currency_mismatch'
  | 'several_values' | 'due_above_total' | 'due_before_issue' | 'several_due_dates'
  | 'side_unreadable' | 'several_pieces' | 'separator_in_label'
  | 'archive_broken' | 'archive_too_large' | 'workbook_no_sheet' | 'sheets_left' | 'pdf_locked' | 'pdf_no_invoice' | 'pdf_broken';

export type ReadParty = { readonly name: string | null; readonly siren: string | null; readonly vat: string | null };

export type ReadBuyer = ReadParty & { readonly account: string | null };

export type ReadClaimKind = 'invoice' | 'creditNote';

/** A claim as the contract of `intake preview` writes it. Amounts are decimal strings with two decimals, days are ISO, the rate is in percent. */
export type ReadClaim = {
  readonly reference: string;
  readonly kind: ReadClaimKind;
  readonly issuedOn: string;
  /** null where an e-invoice gives none (or several): it is asked for, never computed */
  readonly dueOn: string | null;
  readonly currency: string;
  /** with VAT (BT-112) */
  readonly total: string;
  /** still to pay by the document itself (BT-115), without a sign on a credit note; an XML invoice paid in excess has a negative one */
  readonly due: string;
  readonly seller: ReadParty;
  readonly buyer: ReadBuyer;
  readonly latePenaltyText: string | null;
  readonly indemnityText: string | null;
  readonly contractRate: string | null;
  /** what the contract does not print */
  readonly extras: ReadExtras;
};

export type ReadExtras = {
  /** where the claim begins in its file */
  readonly line: number;
  readonly buyer: ReadContact;
  readonly seller: ReadContact;
  /** nature of the claim, in the creditor's words */
  readonly nature: string | null;
  /** its basis or description, in the creditor's words */
  readonly description: string | null;
  readonly orderReference: string | null;
  readonly contractReference: string | null;
  readonly deliveryReference: string | null;
  readonly documents: readonly ReadDocument[];
};

export type ReadContact = {
  /** null where the file does not tell */
  readonly kind: 'company' | 'person' | null;
  readonly siret: string | null;
  readonly tradingName: string | null;
  readonly addressLines: readonly string[];
  readonly postalCode: string | null;
  readonly city: string | null;
  /** ISO 3166 code from an e-invoice; from a CSV, as written */
  readonly country: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly contactName: string | null;
  /** of the account that the debtor pays from; only where a table has a column for it */
  readonly iban?: string | null;
};

/** A document that travels inside the invoice. */
export type ReadDocument = {
  readonly reference: string | null;
  readonly description: string | null;
  readonly fileName: string | null;
  readonly mimeType: string | null;
  readonly content: Uint8Array;
};

export type ReadKnownFile = {
  readonly file: string;
  readonly format: ReadFormat;
  readonly errors: readonly ReadError[];
  readonly claims: readonly ReadClaim[];
  /** read all the same, but worth a look; not part of the contract */
  readonly warnings: readonly ReadError[];
};

export type ReadUnknownFile = {
  readonly file: string;
  readonly error: { readonly code: 'unknown_format'; readonly message: string };
};

export type ReadFile = ReadKnownFile | ReadUnknownFile;

/** Where a reader puts what it finds, in the order of the file. A promise is waited for, so that a slow sink holds the reader back. */
export type ReadSink = {
  claim(claim: ReadClaim): void | Promise<void>;
  error(error: ReadError): void | Promise<void>;
  warning(warning: ReadError): void | Promise<void>;
};

/** What a reader is told besides the bytes. Without it, a file is read as what it says of itself alone. */
export type ReadOptions = {
  /** how the columns of a table are read, whatever their headers say; other formats have none */
  readonly mapping?: ColumnMapping | undefined;
  /** payment terms are known: a table, or a line of it, may do without a due date, which is then null */
  readonly terms?: boolean | undefined;
};

/** One per format. `bytes` is under the size limit and was recognised as that format. A reader refuses through the sink, and throws at nothing a file can hold. */
export type FormatReader = (bytes: Uint8Array, sink: ReadSink, options?: ReadOptions) => Promise<void>;
