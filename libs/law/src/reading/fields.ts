/**
 * Readers for the plain JSON of the contracts. Each takes a value and the path of its field, gives the typed value or throws
 * the fault that names the path. `null` means absent everywhere.
 */
import { LawFault, type LawErrorCode } from '../faults/law-error.ts';
import { parseDay, type Day } from '../calendar/day.ts';
import { parseMoney, type Cents } from '../money/money.ts';
import { parseRate, type Rate } from '../money/rate.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

/** How a message shows a value that it refuses: short, and never a page. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return 'rien';
  const text = typeof value === 'string' ? `« ${value} »` : typeof value === 'object' ? (Array.isArray(value) ? 'une liste' : 'un objet') : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export const fault = (code: LawErrorCode, path: string, sentence: string): LawFault => new LawFault(code, `${path} : ${sentence}`, path);

export function readRecord(value: unknown, path: string): JsonRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault('bad_field', path, `un objet est attendu, reçu ${show(value)}.`);
  return value as JsonRecord;
}

/** The elements of an optional list; absent is empty. */
export function readList(value: unknown, path: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw fault('bad_field', path, `une liste est attendue, reçu ${show(value)}.`);
  return value;
}

export function readText(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw fault('bad_field', path, `un texte est attendu, reçu ${show(value)}.`);
  return value;
}

export function readDate(value: unknown, path: string): Day {
  const day = parseDay(value);
  if (day === undefined) throw fault('bad_date', path, `une date du calendrier est attendue (AAAA-MM-JJ), reçu ${show(value)}.`);
  return day;
}

export function readAmount(value: unknown, path: string): Cents {
  const amount = parseMoney(value);
  if (amount === undefined) throw fault('bad_amount', path, `un montant est attendu (« 1200.00 » : positif, deux décimales au plus), reçu ${show(value)}.`);
  return amount;
}

export function readRate(value: unknown, path: string): Rate {
  const rate = parseRate(value);
  if (rate === undefined) throw fault('bad_rate', path, `un taux est attendu (« 12.40 » pour cent par an : positif, quatre décimales au plus), reçu ${show(value)}.`);
  return rate;
}

export function readChoice<Choice extends string>(value: unknown, path: string, choices: readonly Choice[]): Choice {
  if (typeof value !== 'string' || !choices.includes(value as Choice)) {
    throw fault('bad_field', path, `l’une des valeurs ${choices.join(', ')} est attendue, reçu ${show(value)}.`);
  }
  return value as Choice;
}

export function readFlag(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw fault('bad_field', path, `true ou false est attendu, reçu ${show(value)}.`);
  return value;
}

export function optional<T>(value: unknown, path: string, read: (value: unknown, path: string) => T): T | undefined {
  return value === undefined || value === null ? undefined : read(value, path);
}

/** Ids are unique in their list. */
export function refuseDuplicates(ids: readonly string[], list: string): void {
  const seen = new Set<string>();
  ids.forEach((id, index) => {
    if (seen.has(id)) throw fault('duplicate_id', `${list}[${index}].id`, `l’identifiant ${show(id)} est déjà pris dans ${list}.`);
    seen.add(id);
  });
}
