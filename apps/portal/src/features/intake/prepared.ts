/** What a deposit in preparation is, and what can be said of it without asking the door. */
import { formatDecimal, parseMoney, sumCents } from '@quittance/law';
import type { RefusalLike } from '../../app/refusals.tsx';
import type { Unfit } from './files.ts';
import type { DepositPreview, Fault, PreviewCase } from './intake.queries.ts';

/** reading: in this browser, or on its way to the door · asking: the door reads · ready: a preview, or nothing yet · placing: being confirmed */
export type Phase = 'ready' | 'reading' | 'asking' | 'placing';
/** claims: what is read for claims · paper: what goes with them as evidence */
export type Role = 'claims' | 'paper';
export interface ChosenFile { id: string; name: string; size: number; role: Role }
export interface Terms { days: number; endOfMonth: boolean }
export interface Address { line1: string; line2: string; postalCode: string; city: string }
/** sure: the columns that a person chose; the others are as the house guessed them. */
export interface ColumnsChosen { fields: ReadonlyMap<number, string>; sure: ReadonlySet<number>; remember: boolean }
/** How far a run is. of: null while nobody knows yet. */
export interface Standing { id: string; stage: string; done: number; of: number | null }

/** What the door answers to the question what confirming would do. */
export type Looked = { preview: DepositPreview } | { refusal: RefusalLike };

/** What the creditor decided; every change of it asks for another preview. */
export interface Choices {
  /** null: a new debtor. */
  decisions: ReadonlyMap<string, string | null>;
  terms: Terms | null;
  /** By the name of the file. */
  mappings: ReadonlyMap<string, ColumnsChosen>;
  /** By the name of the paper; null: left out. */
  attach: ReadonlyMap<string, string | null>;
  /** By the key of the case. */
  addresses: ReadonlyMap<string, Address>;
}
export interface Prepared extends Choices {
  phase: Phase; files: readonly ChosenFile[];
  /** Bytes read of those chosen, while reading. */
  read: number; of: number; seconds: number;
  preview: DepositPreview | null;
  /** The preview on screen is not that of the latest choices: another is being asked for, or could not be had. */
  stale: boolean; renewing: boolean;
  without: ReadonlySet<string>;
  /** The debtors over whom there was a doubt, as they were told first: what was decided can be taken back. */
  doubts: ReadonlyMap<string, PreviewCase>; bare: ReadonlyMap<string, PreviewCase>;
  refusal: RefusalLike | null; unfit: readonly Unfit[];
  /** The door could not be reached; `placing`: whether it was to confirm. */
  failed: { placing: boolean } | null;
  run: Standing | null;
}
export interface Placed { id: string; caseCount: number; claimCount: number; total: string }

export const NOTHING: Prepared = {
  decisions: new Map(), terms: null, mappings: new Map(), attach: new Map(), addresses: new Map(),
  phase: 'ready', files: [], read: 0, of: 0, seconds: 0, preview: null, stale: false, renewing: false,
  without: new Set(), doubts: new Map(), bare: new Map(), refusal: null, unfit: [], failed: null, run: null,
};

/** More than a person waits for: above, the house works it off while one goes on. */
export const LARGE_BYTES = 1024 * 1024;
export const LARGE_CLAIMS = 1000;
/** Papers and all: what one answer is waited for at most. */
const LARGE_IN_ALL = 30 * 1024 * 1024;
export const isLarge = ({ files, preview }: Pick<Prepared, 'files' | 'preview'>): boolean =>
  files.reduce((sum, { size }) => sum + size, 0) > LARGE_IN_ALL || files.filter(({ role }) => role === 'claims').reduce((sum, { size }) => sum + size, 0) > LARGE_BYTES || (preview?.claimCount ?? 0) > LARGE_CLAIMS;

/** The cases that would be placed: those of the preview but the ones left out. */
export const kept = ({ preview, without }: Pick<Prepared, 'preview' | 'without'>): PreviewCase[] => preview?.cases.filter(({ key }) => !without.has(key)) ?? [];
export const claimsOf = (cases: readonly PreviewCase[]): number => cases.reduce((sum, { claims }) => sum + claims.length, 0);
/** A decimal string of euros. */
export const totalOf = (cases: readonly { total: string }[]): string => formatDecimal(sumCents(cases.map(({ total }) => parseMoney(total) ?? 0n)));
const minus = (all: string, part: string): string => formatDecimal(sumCents([parseMoney(all) ?? 0n, -(parseMoney(part) ?? 0n)]));

/** What would be placed, in whole, also where the lists were shortened: the figures of the door less what is left out here. */
export function toPlace({ preview, without }: Pick<Prepared, 'preview' | 'without'>): { cases: number; claims: number; total: string } {
  const out = preview?.cases.filter(({ key }) => without.has(key)) ?? [];
  return { cases: (preview?.caseCount ?? 0) - out.length, claims: (preview?.claimCount ?? 0) - claimsOf(out), total: minus(preview?.total ?? '0.00', totalOf(out)) };
}

export const TAKEN = ['new_debtor', 'recognised', 'doubtful', 'joins_open_case', 'held', 'barred_company'] as const;
export const LEFT = ['unreadable', 'duplicate', 'not_due', 'no_due_date', 'barred', 'below_minimum', 'currency_excluded', 'left_out'] as const;
export type TakenKind = (typeof TAKEN)[number];
export type LeftKind = (typeof LEFT)[number];
export type Kind = TakenKind | LeftKind;
export const isTaken = (kind: string): kind is TakenKind => (TAKEN as readonly string[]).includes(kind);

const LEFT_BY_CODE: Readonly<Record<string, LeftKind>> = {
  already_placed: 'duplicate', already_placed_other_amount: 'duplicate', twice_in_files: 'duplicate', not_due: 'not_due', no_due_date: 'no_due_date', several_due_dates: 'no_due_date',
  barred: 'barred', below_minimum: 'below_minimum', currency_not_euro: 'currency_excluded', currency_excluded: 'currency_excluded',
};
export const leftKindOf = ({ code }: Pick<Fault, 'code'>): LeftKind => LEFT_BY_CODE[code] ?? 'unreadable';
const isBarred = ({ claims }: PreviewCase) => claims.some(({ warnings }) => warnings.some(({ code }) => code === 'barred'));
/** Each case stands under one figure, as the door counts it: what stands against asking comes first, then whom it joins. */
export function kindOf(row: PreviewCase): TakenKind {
  if (row.heldKinds.length > 0) return 'held';
  if (isBarred(row)) return 'barred_company';
  if (row.recognition === 'open_case' || row.existingReference) return 'joins_open_case';
  if (row.recognition === 'doubtful') return 'doubtful';
  return row.recognition === 'new' ? 'new_debtor' : 'recognised';
}
export const isOfKind = (row: PreviewCase, kind: TakenKind): boolean => kindOf(row) === kind;

export interface Figure { kind: Kind; cases: number; claims: number; total: string }
/** The totals by kind, those of the door with what was left out here moved from one side to the other. */
export function figures({ preview, without }: Pick<Prepared, 'preview' | 'without'>): Figure[] {
  if (!preview) return [];
  const out = preview.cases.filter(({ key }) => without.has(key));
  const told = new Map(preview.kinds.map((one) => [one.kind, one]));
  const taken = TAKEN.flatMap((kind): Figure[] => {
    const one = told.get(kind);
    if (!one) return [];
    const gone = out.filter((row) => isOfKind(row, kind));
    return [{ kind, cases: one.cases - gone.length, claims: one.claims - claimsOf(gone), total: minus(one.total, totalOf(gone)) }];
  });
  const left = LEFT.flatMap((kind): Figure[] => {
    if (kind === 'left_out') return out.length ? [{ kind, cases: out.length, claims: claimsOf(out), total: totalOf(out) }] : [];
    const one = told.get(kind);
    return one ? [{ kind, cases: one.cases, claims: one.claims, total: one.total }] : [];
  });
  return [...taken, ...left].filter(({ kind, claims }) => claims > 0 || isTaken(kind) === false);
}

/** The debtors of whom somebody has to say who they are, in the order of the list; those decided stay among them. */
export const doubtsOf = ({ doubts }: Pick<Prepared, 'doubts'>): PreviewCase[] => [...doubts.values()];
export const undecided = ({ doubts, decisions }: Pick<Prepared, 'doubts' | 'decisions'>): PreviewCase[] => [...doubts.values()].filter(({ key }) => !decisions.has(key));
