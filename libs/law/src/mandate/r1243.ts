/**
 * CPCE R124-3: nobody collects for another before a written agreement has given him the power to receive. The agreement has four
 * clauses at least, a signature and dates; without one of them no case is opened and no act is done.
 */
import { refuse, type Refusal } from '../faults/refusal.ts';

export const MANDATE_ARTICLE = 'CPCE R124-3';

/** The four clauses: 1° ground and amount of each claim, 2° liability insurance, 3° the fee, 4° handing over of the funds. */
export const MANDATE_CLAUSES = ['claims', 'insurance', 'fee', 'remittance'] as const;
export type MandateClause = (typeof MANDATE_CLAUSES)[number];

export interface MandateFacts<D = Temporal.PlainDate> {
  readonly reference?: string | null;
  readonly signedOn: D | null;
  /** First day in force; null: from the signature on. */
  readonly from: D | null;
  /** Last day in force; null: until it is ended. */
  readonly to: D | null;
  /** Each clause as its text, or true where the signed document was read and has it. */
  readonly clauses: Readonly<Record<MandateClause, string | boolean | null>>;
  /** The power to receive the funds for the creditor. */
  readonly powerToReceive: boolean;
}

export type MandateRefusalCode = 'mandate_missing' | 'mandate_unsigned' | 'mandate_clause_missing' | 'mandate_not_yet_in_force' | 'mandate_ended';

export interface MandateMention { readonly id: MandateClause | 'powerToReceive' | 'signature'; readonly article: string; readonly present: boolean }
export interface MandateCheck {
  readonly mentions: readonly MandateMention[];
  /** Null where the mandate is complete and in force on the day. */
  readonly refusal: Refusal<MandateRefusalCode> | null;
}

const isThere = (clause: string | boolean | null | undefined): boolean => clause === true || (typeof clause === 'string' && clause.trim() !== '');
const before = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(one, other) < 0;

/** Whether a mandate allows to act on a day. The refusal names R124-3 and what lacks; missing parts come before dates. */
export function checkMandate(mandate: MandateFacts | null | undefined, on: Temporal.PlainDate): MandateCheck {
  const mentions = mandateMentions(mandate);
  if (!mandate) return { mentions, refusal: refuse('mandate_missing', MANDATE_ARTICLE, { on: on.toString() }) };
  const facts = { mandate: mandate.reference ?? null, on: on.toString() };
  if (mandate.signedOn === null || before(on, mandate.signedOn)) {
    return { mentions, refusal: refuse('mandate_unsigned', MANDATE_ARTICLE, { ...facts, signedOn: mandate.signedOn?.toString() ?? null }) };
  }
  const missing = mentions.filter((mention) => !mention.present).map((mention) => mention.id);
  if (missing.length > 0) return { mentions, refusal: refuse('mandate_clause_missing', MANDATE_ARTICLE, { ...facts, missing }) };
  if (mandate.from !== null && before(on, mandate.from)) return { mentions, refusal: refuse('mandate_not_yet_in_force', MANDATE_ARTICLE, { ...facts, from: mandate.from.toString() }) };
  if (mandate.to !== null && before(mandate.to, on)) return { mentions, refusal: refuse('mandate_ended', MANDATE_ARTICLE, { ...facts, to: mandate.to.toString() }) };
  return { mentions, refusal: null };
}

function mandateMentions(mandate: MandateFacts | null | undefined): MandateMention[] {
  const clauses = MANDATE_CLAUSES.map((id, index): MandateMention => ({ id, article: `${MANDATE_ARTICLE} ${index + 1}°`, present: isThere(mandate?.clauses[id]) }));
  return [
    ...clauses,
    { id: 'powerToReceive', article: MANDATE_ARTICLE, present: mandate?.powerToReceive === true },
    { id: 'signature', article: MANDATE_ARTICLE, present: (mandate?.signedOn ?? null) !== null },
  ];
}
