/** The figures of the tables by their names, with where each row comes from. Days are ISO text, which compares as days do. Pure. */
import { isRateName, RATE_NAMES, ratesOf, type ConstantValue, type LawRow, type LawTables } from '@quittance/law';
import type { EnteredRow } from './applied-law.service.ts';

/** The unit of rates, which their tables do not repeat on each row. */
export const YEARLY = 'percent/year';
const WORDS = 'words';
/** The switch of the route of CPCE L126, which the product ships without a row (libs/law opens the route by it). */
export const DECREE = { name: 'uncontested_claim_decree', unit: 'bool', article: 'CPCE L126-1 à L126-5' } as const;

/** entry: the agency's own row; null: shipped with the product. */
export interface FigureRow extends LawRow<ConstantValue> { readonly unit: string; readonly entry: EnteredRow | null }
export type FigureKind = 'rate' | 'constant' | 'text';
export interface Figure { readonly name: string; readonly kind: FigureKind; readonly rows: readonly FigureRow[] }

/** What a name stands for; undefined: no figure of the law has this name. */
export function kindOf(law: LawTables, name: string): FigureKind | undefined {
  if (isRateName(name)) return 'rate';
  if (Object.hasOwn(law.constants, name) || name === DECREE.name) return 'constant';
  return Object.hasOwn(law.texts, name) ? 'text' : undefined;
}

/** The rows of one name as they apply. The agency's own are the last ones, in the order of their approval. */
export function rowsNamed(law: LawTables, entered: readonly EnteredRow[], name: string): FigureRow[] {
  const own = entered.filter((row) => row.name === name);
  const rows: readonly (LawRow<ConstantValue> & { unit?: string })[] = isRateName(name) ? ratesOf(law, name) : (law.constants[name] ?? law.texts[name] ?? []);
  const unit = isRateName(name) ? YEARLY : law.texts[name] ? WORDS : '';
  return rows.map((row, index) => ({ ...row, unit: row.unit || unit, entry: own[index - (rows.length - own.length)] ?? null }));
}

/** All of them: the rates, the constants in the order of the tables, the texts that letters reproduce. */
export function figuresOf(law: LawTables, entered: readonly EnteredRow[]): Figure[] {
  const names = (kind: FigureKind): readonly string[] => (kind === 'rate' ? RATE_NAMES : Object.keys(kind === 'constant' ? law.constants : law.texts));
  return (['rate', 'constant', 'text'] as const).flatMap((kind) => names(kind).map((name): Figure => ({ name, kind, rows: rowsNamed(law, entered, name) })));
}

const claims = ({ from, to }: Pick<FigureRow, 'from' | 'to'>, day: string): boolean => (from === null || from <= day) && (to === null || day <= to);

/** The row that counts on a day (ISO): of two that claim it, the later one. */
export const rowOn = <Row extends Pick<FigureRow, 'from' | 'to'>>(rows: readonly Row[], day: string): Row | undefined => rows.findLast((row) => claims(row, day));

const after = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
export const sameValue = (one: ConstantValue, other: ConstantValue): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether a row says, on each of its days, what counts already. */
export function changesNothing(rows: readonly FigureRow[], { from, to, value }: { from: string; to: string | null; value: ConstantValue }): boolean {
  const turns = rows.flatMap((row) => [row.from, row.to === null ? null : after(row.to)]).filter((day): day is string => day !== null && day > from && (to === null || day <= to));
  return [from, ...turns].every((day) => {
    const row = rowOn(rows, day);
    return row !== undefined && sameValue(row.value, value);
  });
}

/** The same figure read as the one that stands: its rows taken together are the model of what may be entered. */
export const modelOf = (rows: readonly FigureRow[]): { value: ConstantValue; unit: string } | undefined => {
  const last = rows.at(-1);
  return last && { value: rows.findLast((row) => row.value !== null)?.value ?? null, unit: last.unit };
};
