/** The figures of the law as the page shows them, all read from what the server applies: none is written here. Days are ISO and compare as text. */
import { formatRate, isRateName, parseRate, points, RATE_NAMES, type Confidence, type ConstantId, type ConstantValue, type RateName } from '@quittance/law';
import type { AppliedFigure, AppliedRow } from './law.queries.ts';

/** The unit of the rates, which their rows do not repeat. */
export const YEARLY = 'percent/year';
/** What two tables give together. */
export const MADE_IDS = ['late_rate_b2b', 'late_rate_public', 'contract_rate_floor'] as const;
export type MadeId = (typeof MADE_IDS)[number];

export interface FigureRow {
  readonly from: string | null; readonly to: string | null; readonly value: ConstantValue; readonly unit: string; readonly article: string; readonly confidence: Confidence; readonly source: string | null;
  /** Shipped with the product, or entered by the agency: then by this entry. */
  readonly entryId: string | null; readonly ofAgency: boolean;
  /** What a made figure is made of. */
  readonly of?: { readonly base: string; readonly by: number; readonly how: 'plus' | 'times' };
}
export interface Figure {
  readonly id: string;
  readonly kind: 'rate' | 'made' | 'constant' | 'text';
  /** Oldest first, as the tables hold them; of two that claim a day the later one counts. */
  readonly rows: readonly FigureRow[];
  /** The row in force on the day asked for. */
  readonly current: FigureRow | undefined;
}

interface Span { readonly from: string | null; readonly to: string | null }
export const inForce = ({ from, to }: Span, day: string): boolean => (from === null || from <= day) && (to === null || day <= to);
export const rowOn = <Row extends Span>(rows: readonly Row[], day: string): Row | undefined => rows.findLast((row) => inForce(row, day));
/** A later row claims each of its days: it no longer counts anywhere, and is still told. */
export const isReplaced = (rows: readonly Span[], row: Span): boolean => rows.slice(rows.indexOf(row) + 1).some(({ from, to }) => (from === null || (row.from !== null && from <= row.from)) && (to === null || (row.to !== null && row.to <= to)));
/** The latest days first; of two of the same day that which counts. */
export const newestFirst = <Row extends Span>(rows: readonly Row[]): Row[] => rows.toReversed().toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''));

const SURE: readonly Confidence[] = ['low', 'medium', 'high'];
const lesser = (a: Confidence, b: Confidence): Confidence => SURE[Math.min(SURE.indexOf(a), SURE.indexOf(b))]!;
/** What the house does not know is not sure. */
const sureness = (said: string): Confidence => SURE.find((one) => one === said) ?? 'low';

/** The figure that a row's JSON text holds; a rate stays text, so that no decimal of it is lost. */
export function valueOf(text: string, rate = false): ConstantValue {
  let value: unknown;
  try { value = JSON.parse(text); } catch { return text; }
  return rate && typeof value === 'number' ? text : (value as ConstantValue);
}
export const figureRow = (row: Omit<AppliedRow, '__typename'>, name: string): FigureRow => ({
  from: row.from, to: row.to, value: valueOf(row.value, isRateName(name)), unit: row.unit, article: row.article, confidence: sureness(row.confidence), source: row.source, entryId: row.entryId, ofAgency: row.origin === 'agency',
});

const MADE: Record<MadeId, { base: RateName; by: ConstantId; how: 'plus' | 'times' }> = {
  late_rate_b2b: { base: 'ecb_main_refinancing_rate', by: 'b2b_default_margin', how: 'plus' },
  late_rate_public: { base: 'ecb_main_refinancing_rate', by: 'public_margin', how: 'plus' },
  contract_rate_floor: { base: 'legal_rate_other', by: 'b2b_contract_floor_multiplier', how: 'times' },
};
/** The figures that a made one is made of. */
export const madeOf = (id: string): readonly string[] => { const made = MADE[id as MadeId]; return made ? [made.base, made.by] : []; };

function made(tables: ReadonlyMap<string, readonly FigureRow[]>, id: MadeId): FigureRow[] {
  const { base, by, how } = MADE[id];
  return (tables.get(base) ?? []).flatMap((row) => {
    const other = row.from === null ? undefined : rowOn(tables.get(by) ?? [], row.from), rate = String(row.value), known = parseRate(rate);
    if (!other || known === undefined || typeof other.value !== 'number') return [];
    const value = formatRate(how === 'plus' ? known + points(other.value) : known * BigInt(other.value));
    return [{ ...row, value, unit: YEARLY, article: other.article, confidence: lesser(row.confidence, other.confidence), of: { base: rate, by: other.value, how } }];
  });
}

/** Every figure that is applied with its row of the day: the rates, what they give, the constants in the order of the tables, the texts. */
export function figuresOn(applied: readonly AppliedFigure[], day: string): Figure[] {
  const tables = new Map(applied.map(({ name, rows }) => [name, rows.map((row) => figureRow(row, name))]));
  const figure = (id: string, kind: Figure['kind'], rows: readonly FigureRow[]): Figure => ({ id, kind, rows, current: rowOn(rows, day) });
  const ofKind = (kind: 'constant' | 'text') => applied.filter((one) => one.kind === kind && !isRateName(one.name)).map(({ name }) => figure(name, kind, tables.get(name)!));
  return [...RATE_NAMES.map((id) => figure(id, 'rate', tables.get(id) ?? [])), ...MADE_IDS.map((id) => figure(id, 'made', made(tables, id))), ...ofKind('constant'), ...ofKind('text').map((text) => ({ ...text, rows: text.rows.map((row) => ({ ...row, unit: 'words' })) }))];
}

/** What an administrator may enter: what is made of others and the words of a text are not. */
export const isEntered = (figure: Figure): boolean => figure.kind === 'rate' || figure.kind === 'constant';
export const isDoubted = (figure: Figure): boolean => !figure.current || figure.current.value === null || figure.current.confidence !== 'high';
