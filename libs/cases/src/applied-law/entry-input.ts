/** What an entry must be before it is written down, by field; held against the rows that apply. Pure. */
import { isRateName, halfYearSpan, type Confidence, type ConstantValue, type LawTables } from '@quittance/law';
import { Faults } from '@quittance/parties';
import type { EnteredRow } from './applied-law.service.ts';
import { DECREE, kindOf, modelOf, rowOn, rowsNamed, type FigureRow } from './figures.ts';
import type { ConfirmLawInput, EnterLawInput } from './law.type.ts';
import { modelFrom, takeValue } from './read-value.ts';

export interface NewEntry {
  act: 'new' | 'correction' | 'confirmation'; name: string; from: string | null; to: string | null; value: ConstantValue; unit: string | null;
  article: string; confidence: Confidence; source: string;
}
/** With the rows of its name as they apply, and the one that counts on its first day. */
export interface CheckedEntry { entry: NewEntry; rows: FigureRow[]; standing: FigureRow | undefined }

const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];
const EARLIEST = Temporal.PlainDate.from('1900-01-01');
const YEARS_AHEAD = 5;
const LONGEST = { source: 500, article: 300, key: 200 };
const SHORTEST_KEY = 8;

const { compare } = Temporal.PlainDate;

function nameOf(faults: Faults, law: LawTables, typed: string): string {
  const name = typed.trim(), kind = kindOf(law, name);
  if (!kind) faults.add('name', 'unknown_figure', { name: name.slice(0, 80) });
  if (kind === 'text') faults.add('name', 'text_not_entered', { name });
  return name;
}

function sourceOf(faults: Faults, typed: string): string {
  const source = typed.trim();
  if (!source) faults.add('source', 'missing');
  if (source.length > LONGEST.source) faults.add('source', 'too_long', { most: LONGEST.source });
  return source;
}

function checkKey(faults: Faults, key: string): void {
  if (key.trim().length < SHORTEST_KEY || key.length > LONGEST.key) faults.add('idempotencyKey', 'bad_key');
}

/** The days of a row. A rate lasts its half-year, neither more nor less. */
function spanOf(faults: Faults, { name, from, to }: Pick<EnterLawInput, 'name' | 'from' | 'to'>, today: Temporal.PlainDate): { from: string; to: string | null } {
  const latest = today.add({ years: YEARS_AHEAD });
  if (compare(from, EARLIEST) < 0 || compare(from, latest) > 0) faults.add('from', 'out_of_range', { least: String(EARLIEST), most: String(latest) });
  if (to && compare(to, from) < 0) faults.add('to', 'before_from', { from: String(from), to: String(to) });
  if (!isRateName(name.trim())) return { from: String(from), to: to ? String(to) : null };
  const half = halfYearSpan(from);
  if (compare(half.from, from) !== 0) faults.add('from', 'not_half_year_start', { from: String(from) });
  if (to && compare(to, half.to) !== 0) faults.add('to', 'not_half_year_end', { to: String(to), expected: String(half.to) });
  return { from: String(from), to: String(half.to) };
}

/** A row that someone enters. Codes: those of the contract of this room (unknown_figure, not_half_year_start, bad_value …). */
export function checkEntry(input: EnterLawInput, { law, entered }: { law: LawTables; entered: readonly EnteredRow[] }, today: Temporal.PlainDate): CheckedEntry & { faults: Faults } {
  const faults = new Faults();
  const name = nameOf(faults, law, input.name);
  const { from, to } = spanOf(faults, input, today);
  const rows = kindOf(law, name) === 'constant' || isRateName(name) ? rowsNamed(law, entered, name) : [];
  const standing = rowOn(rows, from);
  const model = modelOf(rows) ?? (name === DECREE.name ? { value: null, unit: DECREE.unit } : undefined);
  const value = model ? takeValue(faults, input.value, isRateName(name) ? { expected: 'rate' } : modelFrom(model.value, model.unit)) : null;
  const confidence = CONFIDENCES.find((one) => one === input.confidence);
  if (!confidence) faults.add('confidence', 'not_in_list', { value: input.confidence.slice(0, 60), list: CONFIDENCES.join(', ') });
  const article = input.article?.trim() || (standing ?? rows.at(-1))?.article || (name === DECREE.name ? DECREE.article : '');
  if (!article && model) faults.add('article', 'missing');
  if (article.length > LONGEST.article) faults.add('article', 'too_long', { most: LONGEST.article });
  const source = sourceOf(faults, input.source);
  checkKey(faults, input.idempotencyKey);
  return { faults, rows, standing, entry: { act: standing ? 'correction' : 'new', name, from, to, value, unit: isRateName(name) ? null : (model?.unit ?? null), article, confidence: confidence ?? 'low', source } };
}

/** The row that someone confirms, as it stands, with his source. Codes: unknown_figure, text_not_entered, no_row, no_value. */
export function checkConfirmation(input: ConfirmLawInput, { law, entered }: { law: LawTables; entered: readonly EnteredRow[] }): CheckedEntry & { faults: Faults } {
  const faults = new Faults();
  const name = nameOf(faults, law, input.name), from = input.from ? String(input.from) : null;
  const rows = kindOf(law, name) === 'constant' || isRateName(name) ? rowsNamed(law, entered, name) : [];
  const last = rows.findLast((row) => row.from === from);
  // A row that another one overlays from its first day on counts no more.
  const standing = last && from !== null && rowOn(rows, from) !== last ? undefined : last;
  if (!standing && rows.length) faults.add('from', 'no_row', { name, from });
  if (standing && standing.value === null) faults.add('from', 'no_value', { name, from });
  const source = sourceOf(faults, input.source);
  checkKey(faults, input.idempotencyKey);
  return {
    faults, rows, standing,
    entry: { act: 'confirmation', name, from, to: standing?.to ?? null, value: standing?.value ?? null, unit: isRateName(name) ? null : (standing?.unit ?? null), article: standing?.article ?? '', confidence: 'high', source },
  };
}
