/**
 * The enforceable titles of CPCE L111-3, a row a kind. What a title does to the debt and to its limitation follows from the row: only a
 * decision that condemns to pay adds five points after two months (CMF L313-3), and only the titles named in L111-4 live ten years.
 */
import { plusLength, termEnd, type LawTables, type LimitationEventKind } from '@quittance/law';

interface TitleKindRow {
  readonly article: string;
  /** A court's order to pay. */
  readonly decision: boolean;
  /** What it does to limitation: ten years (L111-4), an acknowledgement of the debtor (C. civ. 2240), or nothing of its own. */
  readonly limitation: Extract<LimitationEventKind, 'enforceable_title' | 'acknowledgement'> | null;
}

export const TITLE_KINDS = {
  judgment: { article: 'CPCE L111-3 1°', decision: true, limitation: 'enforceable_title' },
  payment_order: { article: 'CPCE L111-3 1°', decision: true, limitation: 'enforceable_title' },
  small_claims_title: { article: 'CPCE L111-3 5°, L125-1', decision: false, limitation: 'enforceable_title' },
  notarial_deed: { article: 'CPCE L111-3 4°', decision: false, limitation: null },
  conciliation_record: { article: 'CPCE L111-3 3°', decision: false, limitation: 'enforceable_title' },
  unpaid_cheque_title: { article: 'CPCE L111-3 5°', decision: false, limitation: null },
  uncontested_claim_record: { article: 'CPCE L126-4', decision: false, limitation: 'enforceable_title' },
  settlement_with_formula: { article: 'CPCE L111-3 7°', decision: false, limitation: 'acknowledgement' },
} as const satisfies Readonly<Record<string, TitleKindRow>>;
export type TitleKind = keyof typeof TITLE_KINDS;

export const isTitleKind = (kind: string): kind is TitleKind => Object.hasOwn(TITLE_KINDS, kind);
export const TITLE_LIFE_ARTICLE = 'CPCE L111-4';

export interface TitleDays { kind: TitleKind; issuedOn: Temporal.PlainDate; enforceableOn: Temporal.PlainDate; servedOn: Temporal.PlainDate | null }

/**
 * The day on which it may be carried out. A payment order is one only when it has been served and the month for opposition is over
 * (CPC 1422): until then, null.
 */
export function enforceableFrom({ kind, enforceableOn, servedOn }: TitleDays, law: LawTables): Temporal.PlainDate | null {
  if (kind !== 'payment_order') return enforceableOn;
  if (servedOn === null) return null;
  const opposition = termEnd('payment_order_opposition', servedOn, law).until.add({ days: 1 });
  return Temporal.PlainDate.compare(opposition, enforceableOn) > 0 ? opposition : enforceableOn;
}

/** The last day to serve it, where not serving it in time undoes it: three or six months for a payment order (CPC 1411). */
export const lapsesUnserved = ({ kind, issuedOn }: Pick<TitleDays, 'kind' | 'issuedOn'>, law: LawTables) => (kind === 'payment_order' ? termEnd('payment_order_service', issuedOn, law) : null);

/** How long a title that L111-4 names may be carried out from a day on: the figure of the agency's law. */
export const titleLife = (from: Temporal.PlainDate, law: LawTables): Temporal.PlainDate => plusLength(from, law, 'limitation_enforceable_title');

/** The end of its ten years from the day on which it may be carried out, for the titles to which L111-4 gives them; null for the rest, which live as long as the claim. */
export function expiryOf(title: TitleDays, law: LawTables): Temporal.PlainDate | null {
  return TITLE_KINDS[title.kind].limitation === 'enforceable_title' ? titleLife(enforceableFrom(title, law) ?? title.enforceableOn, law) : null;
}
