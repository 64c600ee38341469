/** The words that CPCE R124-4 5° makes every first letter reproduce: L111-8, second and third paragraphs, as in force on a day. */
import { fromPlainDate } from '../calendar/day.ts';
import { rowOn } from '../rates/lookup.ts';
import type { LawTables } from '../rates/tables.ts';

export const STATUTORY_PARAGRAPHS = ['CPCE L111-8 al. 2', 'CPCE L111-8 al. 3'] as const;
export type StatutoryParagraph = (typeof STATUTORY_PARAGRAPHS)[number];

export interface StatutoryText {
  readonly article: StatutoryParagraph;
  /** Word for word, without the quotation marks around it. */
  readonly text: string;
  /** First day of this version, ISO. */
  readonly version: string | null;
}

/** The paragraphs to reproduce on a day; one that the tables do not hold is left out, and the letter's check sees it. */
export function statutoryTexts(on: Temporal.PlainDate, law: LawTables): readonly StatutoryText[] {
  const day = fromPlainDate(on);
  return STATUTORY_PARAGRAPHS.flatMap((article) => {
    const row = rowOn(law.texts[article] ?? [], day);
    return row ? [{ article, text: row.value, version: row.from }] : [];
  });
}

/** Two printings of one text are the same whatever their apostrophes and spaces. */
export const sameWords = (one: string, other: string): boolean => plainWords(one) === plainWords(other);
const plainWords = (text: string): string => text.replace(/[’ʼ]/g, "'").replace(/[«»"]/g, '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
