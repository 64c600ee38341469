/** A figure as an administrator types it, and what of it goes to the server. */
import type { EnterLawInput } from '../../gql/graphql.ts';
import { isEntered, newestFirst, rowOn, YEARLY, type Figure } from './figures.ts';
import { halfYearOn, proposedHalfYears, type HalfYear, type Proposed } from './half-years.ts';
import { readValue, shapeOf, typedOf, type ValueShape } from './values.ts';

export interface EntryForm { name: string | null; from: string | null; /** Of a figure that is no rate: its last day, if it ends. */ to: string | null; value: string; article: string; confidence: string; source: string }
/** What the address asks for. */
export interface Asked { name?: string | undefined; from?: string | undefined; correct?: boolean | undefined }
export const BLANK: EntryForm = { name: null, from: null, to: null, value: '', article: '', confidence: '', source: '' };

/** A switch that the product does not ship: it is entered the day its decree is out. */
const UNSHIPPED: readonly Figure[] = [{ id: 'uncontested_claim_decree', kind: 'constant', rows: [], current: undefined }];
/** What may be entered, the rates first. */
export const enterable = (figures: readonly Figure[]): Figure[] => [...figures.filter(isEntered), ...UNSHIPPED.filter(({ id }) => !figures.some((figure) => figure.id === id))];

export const shapeOfFigure = (figure: Figure | undefined): ValueShape => (figure?.kind === 'rate' ? 'percent' : figure && UNSHIPPED.includes(figure) ? 'yesNo' : shapeOf(figure?.rows ?? []));
export const unitOfFigure = (figure: Figure | undefined): string => (figure?.kind === 'rate' ? YEARLY : figure?.rows.at(-1)?.unit ?? '');
export const halfYearsOf = (figure: Figure, missing: readonly (HalfYear & { name: string })[], today: string): Proposed[] => proposedHalfYears(figure.rows, missing.filter(({ name }) => name === figure.id), today);

/** The form of a figure: its article as it was, its days as asked or the next that lack; to correct, also what stands there now. */
export function formFor(figure: Figure, asked: Asked, missing: readonly (HalfYear & { name: string })[], today: string, locale: 'fr' | 'en'): EntryForm {
  const from = asked.from ?? (figure.kind === 'rate' ? halfYearsOf(figure, missing, today)[0]?.from ?? null : null);
  const row = asked.correct ? (asked.from ? rowOn(figure.rows, asked.from) : figure.current ?? newestFirst(figure.rows)[0]) : undefined;
  return { ...BLANK, name: figure.id, from, to: figure.kind === 'rate' ? null : row?.to ?? null, value: row ? typedOf(row.value, locale) : '', article: (row ?? newestFirst(figure.rows)[0])?.article ?? '' };
}

/** The last day that an entry will have: a half-year's own, or what was typed. */
export const lastDay = (form: EntryForm, figure: Figure | undefined): string | null => (figure?.kind === 'rate' ? (form.from ? halfYearOn(form.from).to : null) : form.to);

/** What the server is told; null where there is not enough to be told anything of. */
export function inputOf(form: EntryForm, figure: Figure | undefined): Omit<EnterLawInput, 'idempotencyKey'> | null {
  if (!form.name || !form.from || !form.value.trim()) return null;
  return { name: form.name, from: form.from, to: lastDay(form, figure), value: readValue(form.value, shapeOfFigure(figure)) ?? form.value.trim(), article: form.article.trim() || null, confidence: form.confidence, source: form.source.trim() };
}

const NEEDED = ['name', 'from', 'value', 'confidence', 'source'] as const;
/** The fields that are still empty, in the order of the page. */
export const lacking = (form: EntryForm): string[] => NEEDED.filter((field) => !form[field]?.trim());
