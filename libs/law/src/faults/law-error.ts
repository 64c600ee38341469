/**
 * What is wrong with an input is a value, not a crash: a code that a program can read and one sentence that names the field.
 * Inside the room a `LawFault` is thrown; every public function catches it and gives the plain `LawError` back.
 */
export type LawErrorCode =
  | 'rate_unknown' | 'credit_above_amount' | 'unknown_claim' | 'duplicate_id'
  | 'bad_amount' | 'bad_rate' | 'bad_date' | 'bad_field' | 'unknown_kind';

/** A rate that the tables lack: its name in them, the first and last day of its half-year (ISO), the article that asks for it. */
export interface LackingRate { readonly rate: string; readonly from: string; readonly to: string; readonly article: string }

export interface LawError {
  readonly lawError: true;
  readonly code: LawErrorCode;
  /** One French sentence that names the field. */
  readonly message: string;
  /** The path of the field ("claims[0].dueOn"), where one field is to blame. */
  readonly field?: string;
  /** Of `rate_unknown`: what is missing. */
  readonly lacking?: LackingRate;
}

/** A sentence stays one line, and says nothing to a terminal: control characters of a quoted value are written out. */
const inOneLine = (sentence: string): string =>
  sentence.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

export class LawFault extends Error {
  readonly code: LawErrorCode;
  readonly field: string | undefined;
  readonly lacking: LackingRate | undefined;
  constructor(code: LawErrorCode, message: string, field?: string, lacking?: LackingRate) {
    super(inOneLine(message));
    this.code = code;
    this.field = field;
    this.lacking = lacking;
  }
}

export const isLawError = (value: unknown): value is LawError =>
  typeof value === 'object' && value !== null && (value as { lawError?: unknown }).lawError === true;

/** Runs a piece of law and gives its result, or its fault as a value. Anything else that is thrown is a bug and goes on. */
export function attempt<T>(work: () => T): T | LawError {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof LawFault)) throw fault;
    return { lawError: true, code: fault.code, message: fault.message, ...(fault.field === undefined ? {} : { field: fault.field }), ...(fault.lacking === undefined ? {} : { lacking: fault.lacking }) };
  }
}
