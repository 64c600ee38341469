/** What an acknowledgement of a deposit says, read once when it is printed. Money: decimal strings of cents; days as ISO. */
export interface AcknowledgedClaim { reference: string; issuedOn: string; dueOn: string; amount: string; basis: string | null }
export interface AcknowledgedCase { reference: string; debtor: string; opened: boolean; claims: AcknowledgedClaim[] }
export interface NotTaken { file: string; line: number | null; code: string; message: string }
export interface AcknowledgedFile { name: string; size: number; sha256: string }
/** A table that goes with the paper: its name, how many lines it has, and its hash, by which the paper holds it fast. */
export interface Annex { name: string; lines: number; sha256: string }

export interface AcknowledgementFigures {
  number: string;
  issuedOn: string;
  agency: {
    name: string; legalForm: string; capital: string | null; address: string; city: string; registration: string; phone: string; email: string; dataEmail: string;
    insurance: { insurer: string; policy: string; until: string } | null; declaration: { on: string; court: string } | null; account: string;
  };
  creditor: { name: string; addressee: string[] };
  deposit: { by: string; on: string; at: string; fileCount: number; caseCount: number; opened: number; joined: number; claimCount: number; total: string };
  mandate: { reference: string; signedOn: string; basisClause: string };
  files: AcknowledgedFile[];
  /** As many cases, with their claims, as paper has room for; the rest stands in the annex. */
  cases: AcknowledgedCase[];
  shownClaims: number;
  annex: Annex | null;
  /** The first of what was not taken; all of it in the report. */
  notTaken: NotTaken[];
  notTakenCount: number;
  report: Annex | null;
}

/** Twenty pages are read; what is longer is a table. */
export const MOST_CLAIMS = 400, MOST_FILES = 60, MOST_NOT_TAKEN = 40;
