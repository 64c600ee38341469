/** What a deposit comes to, by kind: each case and each claim that was read stands under one, so that the figures add up to what was read. */
import { parseMoney, sumCents, type Cents } from '@quittance/law';
import type { LineFault } from './faults.ts';
import type { ReadLine } from './read-files.ts';

/** In the order in which they are told. A case that is held is told as held before anything else; one with a claim that is barred comes next. */
export const TAKEN_KINDS = ['new_debtor', 'recognised', 'doubtful', 'joins_open_case', 'held', 'barred_company'] as const;
export const LEFT_KINDS = ['unreadable', 'duplicate', 'not_due', 'no_due_date', 'barred', 'below_minimum', 'currency_excluded', 'left_out'] as const;
export type TakenKind = (typeof TAKEN_KINDS)[number];
export type LeftKind = (typeof LEFT_KINDS)[number];
export interface KindFigure { kind: TakenKind | LeftKind; cases: number; claims: number; total: Cents }

const LEFT_BY_CODE: Readonly<Record<string, LeftKind>> = {
  already_placed: 'duplicate', already_placed_other_amount: 'duplicate', twice_in_files: 'duplicate', not_due: 'not_due', no_due_date: 'no_due_date', several_due_dates: 'no_due_date',
  barred: 'barred', below_minimum: 'below_minimum', currency_not_euro: 'currency_excluded', currency_excluded: 'currency_excluded',
};
/** What can't be taken for any other reason can't be read as a claim. */
export const leftKindOf = (code: string): LeftKind => LEFT_BY_CODE[code] ?? 'unreadable';

export interface KindOfCase { held: boolean; barred: boolean; open: boolean; recognised: boolean; doubtful: boolean }
export function takenKindOf({ held, barred, open, recognised, doubtful }: KindOfCase): TakenKind {
  if (held) return 'held';
  if (barred) return 'barred_company';
  if (open) return 'joins_open_case';
  if (doubtful) return 'doubtful';
  return recognised ? 'recognised' : 'new_debtor';
}

/** Counts as it goes. */
export class KindTally {
  readonly #figures = new Map<KindFigure['kind'], KindFigure>();

  add(kind: KindFigure['kind'], { cases = 0, claims, total }: { cases?: number; claims: number; total: Cents }): void {
    const before = this.#figures.get(kind) ?? { kind, cases: 0, claims: 0, total: sumCents([]) };
    this.#figures.set(kind, { kind, cases: before.cases + cases, claims: before.claims + claims, total: sumCents([before.total, total]) });
  }

  /** A line that was read and is left out. Another currency's amount is no sum of ours. */
  leave(fault: Pick<LineFault, 'code'>, line: Pick<ReadLine, 'claim'>): void {
    this.add(leftKindOf(fault.code), { claims: 1, total: dueOf(line) });
  }

  /** Lines that no claim could be read from, each once however much is wrong with it; a file that says nothing at all is none. */
  unread(faults: readonly LineFault[]): void {
    const seen = new Set<string>();
    for (const { file, line, code } of faults) {
      if (line === null || seen.has(`${line} ${file}`)) continue;
      seen.add(`${line} ${file}`);
      this.add(leftKindOf(code), { claims: 1, total: sumCents([]) });
    }
  }

  figures(): KindFigure[] {
    return [...TAKEN_KINDS, ...LEFT_KINDS].flatMap((kind) => this.#figures.get(kind) ?? []);
  }
}

const dueOf = ({ claim }: Pick<ReadLine, 'claim'>): Cents => (claim.currency === 'EUR' ? (parseMoney(claim.due) ?? sumCents([])) : sumCents([]));
