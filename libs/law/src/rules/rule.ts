/** What the catalogue says of each rule of the trade. */
import type { Confidence } from '../rates/tables.ts';

export const RULE_PUBLICS = ['all', 'business', 'consumer', 'publicBody'] as const;
/** Against whom the rule counts. */
export type RulePublic = (typeof RULE_PUBLICS)[number];
export const RULE_EFFECTS = ['compute', 'block', 'warn', 'print', 'remind'] as const;
export type RuleEffect = (typeof RULE_EFFECTS)[number];

export interface LawRule {
  readonly id: string;
  /** Section of the reference: "1.4". */
  readonly section: string;
  /** In French, as the page of the law names it. */
  readonly title: string;
  readonly articles: string;
  readonly public: RulePublic;
  readonly effects: readonly RuleEffect[];
  readonly confidence: Confidence;
  /** First and last day in force, ISO; null: always, or still. */
  readonly from: string | null;
  readonly to: string | null;
  /** Functions of this room that carry it out; null: not here, and `reason` says why. */
  readonly implementedBy: readonly string[] | null;
  readonly reason: string | null;
}

type Dates = { readonly from?: string; readonly to?: string };
type Row = readonly [section: string, id: string, title: string, articles: string, to: RulePublic, effects: readonly RuleEffect[], confidence: Confidence, where: readonly string[] | string, dates?: Dates];

/** Rows as they are typed: the last but one is the functions, or the reason why there is none. */
export const rulesOf = (rows: readonly Row[]): readonly LawRule[] => rows.map(([section, id, title, articles, to, effects, confidence, where, dates]) => ({
  id, section, title, articles, public: to, effects, confidence, from: dates?.from ?? null, to: dates?.to ?? null,
  implementedBy: typeof where === 'string' ? null : where, reason: typeof where === 'string' ? where : null,
}));
