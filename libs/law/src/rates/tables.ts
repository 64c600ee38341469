/**
 * The law as the room receives it: dated rows. A function of this room never knows a rate by heart; it is handed these tables,
 * so that a statement of 2026 can be made again in 2030 with the law of 2026, and a new rate is a row and not a release.
 */
/** How well a figure was checked. Below high, what was computed with it says so. */
export type Confidence = 'high' | 'medium' | 'low';

export interface LawRow<Value> {
  /** First day in force, ISO; null: always, as far as this product looks back. */
  readonly from: string | null;
  /** Last day in force, ISO; null: still in force. */
  readonly to: string | null;
  readonly value: Value;
  readonly article: string;
  readonly confidence: Confidence;
  /** The order, journal or page that gave the figure, where known. */
  readonly source?: string;
}

/** A creditor who is a natural person outside business has his own column of the legal rate (CMF L313-2). */
export type LegalRateColumn = 'individualCreditor' | 'otherCreditor';

export type ConstantValue = number | string | boolean | readonly number[] | null;
export interface ConstantRow extends LawRow<ConstantValue> { readonly unit: string }

export interface LawTables {
  /** The day on which these tables were closed. Kept with every letter and statement that was made with them. */
  readonly version: string;
  /** Percent a year ("2.75"), a row a half-year. */
  readonly legalRate: Readonly<Record<LegalRateColumn, readonly LawRow<string>[]>>;
  /** The ECB's main refinancing rate in force on the first day of each half-year, percent ("2.40"), a row a half-year. */
  readonly ecbMainRefinancingRate: readonly LawRow<string>[];
  readonly constants: Readonly<Record<string, readonly ConstantRow[]>>;
  /** Texts that a letter must reproduce word for word, by the paragraph's name. */
  readonly texts: Readonly<Record<string, readonly LawRow<string>[]>>;
}
