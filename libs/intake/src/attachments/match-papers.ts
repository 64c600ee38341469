/**
 * To which claim a paper belongs, by the invoice number in its name. Pure.
 *
 * Numbers are compared piece by piece: runs of letters and runs of figures, whatever their case, accents, separators and leading zeroes.
 * "FA-2026-0042" is found in "bl_fa 2026 42.pdf", and without its "FA" in "Facture 2026-0042 signée.pdf". A run of figures counts whole or
 * not at all: 42 is never found in 1042, in 42B, in 42-1 or in a day. Of several that are found, the longest counts; two that are equal
 * are told as several, and nobody guesses.
 */

export interface Claimed { id: string; reference: string; caseId: string }
export type Match =
  | { state: 'matched'; reference: string; claims: readonly Claimed[] }
  | { state: 'several'; references: readonly string[] }
  | { state: 'unmatched' };

/** joined: how it hangs on the piece before: glued, by a mark that joins figures to one number, or apart. */
interface Piece { text: string; /** with its zeroes */ written: string; figures: boolean; joined: 'glued' | 'marked' | 'apart' }

const INVOICE_WORDS = new Set(['FACTURE', 'FACTURES', 'FACT', 'FAC', 'FA', 'F', 'FC', 'FV', 'FCT', 'FCL', 'VTE', 'INVOICE', 'INV', 'N', 'NO', 'NUM', 'NUMERO', 'REF', 'REFERENCE', 'PIECE']);
const MOST_PIECES = 60;
const MORE_MARKS = 3;
/** figures in all that a number without its letters must have to be found beside other words */
const CLEAR_FIGURES = 3;

/** Pieces of a text; marks "-", "/" and "." join, spaces and "_" part, as people write numbers. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = -1;
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[°º]/gu, ' ').toUpperCase();
  for (const found of plain.matchAll(/\p{L}+|\p{Nd}+/gu)) {
    if (pieces.length >= MOST_PIECES) break;
    const between = end === -1 ? ' ' : plain.slice(end, found.index);
    const figures = /^\p{Nd}/u.test(found[0]);
    pieces.push({ written: found[0], text: figures ? found[0].replace(/^0+(?=.)/u, '') : found[0], figures, joined: between === '' ? 'glued' : /^[-./]$/u.test(between) ? 'marked' : 'apart' });
    end = found.index + found[0].length;
  }
  return pieces;
}

const keyOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join(' ');
/** The same with its runs of figures in one, as who leaves out the marks writes it: FA20260042. Null where there is but one run, or where it is a day that nothing says to be a number. */
function runOnOf(pieces: readonly Piece[]): string | null {
  const runs: string[] = [];
  let isRun = false;
  for (const { written, text, figures } of pieces) {
    if (figures && isRun) runs.push(`${runs.pop()!}${written}`);
    else runs.push(figures ? written : text);
    isRun = figures;
  }
  return runs.length === pieces.length || (runs.length === 1 && isCompactDay(runs[0]!)) ? null : runs.map((run) => run.replace(/^0+(?=.)/u, '')).join(' ');
}
const isCompactDay = (figures: string): boolean => figures.length === 8 && isDay(figures.slice(0, 4), figures.slice(4, 6), figures.slice(6));
const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + text.length, 0);
const figuresOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text, figures }) => sum + (figures ? text.length : 0), 0);

/** Without the words that only say that it is an invoice's number; the same where nothing else would be left. */
function coreOf(pieces: readonly Piece[]): readonly Piece[] {
  let from = 0;
  while (from < pieces.length && !pieces[from]!.figures && INVOICE_WORDS.has(pieces[from]!.text)) from++;
  const core = pieces.slice(from);
  return core.length ? core : pieces;
}

/** Without the days in it: a year of our times beside a month and a day, in either order, or all three in one. What follows a day stands apart. */
function withoutDays(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  let isAfterDay = false;
  for (let i = 0; i < pieces.length; i++) {
    const [a, b, c] = [pieces[i]!, pieces[i + 1], pieces[i + 2]];
    const inThree = a.figures && b?.figures && c?.figures && b.joined === c.joined && (isDay(a.text, b.text, c.text) || isDay(c.text, b.text, a.text));
    const inOne = a.figures && isCompactDay(a.written);
    if (inThree) i += 2;
    if (!inThree && !inOne) kept.push(isAfterDay ? { ...a, joined: 'apart' } : a);
    isAfterDay = Boolean(inThree || inOne);
  }
  return kept;
}
const isDay = (year: string, month: string, day: string): boolean => /^20\d\d$/u.test(year) && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

/** Whether the pieces from `from` to `to` stand for themselves in their name. */
function stands(name: readonly Piece[], from: number, to: number): boolean {
  const [first, before, after] = [name[from]!, name[from - 1], name[to]];
  if (before) {
    if (first.joined === 'glued' && (first.figures ? before.figures : true)) return false;
    if (first.joined === 'marked' && first.figures && before.figures) return false;
  }
  if (!after) return true;
  // "42B", "42-1" and "42-B" are other numbers than 42.
  if (after.joined === 'glued') return false;
  return !(after.joined === 'marked' && (after.figures || after.text.length === 1));
}

/** Whether a number that is found without its letters may be meant: not "BL1042", which counts another kind of paper. */
function standsBare(name: readonly Piece[], from: number, to: number): boolean {
  const before = name[from - 1];
  const first = name[from]!;
  if (before && !before.figures && !INVOICE_WORDS.has(before.text) && (first.joined === 'glued' || (first.joined === 'marked' && before.text.length <= 3))) return false;
  const own = name.slice(from, to);
  return figuresOf(own) >= CLEAR_FIGURES || Boolean(before && INVOICE_WORDS.has(before.text)) || name.length === own.length;
}

export class PaperMatcher {
  readonly #exact = new Map<string, Claimed[]>();
  readonly #whole = new Map<string, Claimed[]>();
  readonly #cores = new Map<string, Claimed[]>();
  #longest = 0;

  constructor(claims: Iterable<Claimed>) {
    for (const claim of claims) {
      add(this.#exact, claim.reference, claim);
      const pieces = piecesOf(claim.reference);
      if (!pieces.length || pieces.length >= MOST_PIECES) continue;
      // A name may set marks within a run of figures.
      this.#longest = Math.max(this.#longest, pieces.length + MORE_MARKS);
      // A reference without a figure is a word of any name.
      if (!pieces.some(({ figures }) => figures)) continue;
      for (const key of keysOf(pieces)) add(this.#whole, key, claim);
      const core = coreOf(pieces);
      if (core.length < pieces.length && core.some(({ figures }) => figures)) for (const key of keysOf(core)) add(this.#cores, key, claim);
    }
  }

  /** The claims that the name of a paper names. */
  match(name: string): Match {
    const pieces = piecesOf(name.replace(/\.[a-z][a-z0-9]{1,4}$/iu, ''));
    const found = this.#in(pieces);
    return decided(found.length ? found : this.#in(withoutDays(pieces)));
  }

  /** The claims under a reference that somebody wrote: those that are written so, else those that are the same number. */
  named(reference: string): Match {
    const exact = this.#exact.get(reference.trim());
    return decided((exact ?? this.#whole.get(keyOf(piecesOf(reference))) ?? []).map((claim) => ({ claim, length: 1 })));
  }

  /** Each claim that is found, with how much of the name it is: of its longest finding. */
  #in(pieces: readonly Piece[]): Found[] {
    const found = new Map<string, Found>();
    for (let from = 0; from < pieces.length; from++) {
      for (let to = from + 1; to <= Math.min(pieces.length, from + this.#longest); to++) {
        const own = pieces.slice(from, to);
        const asked = keysOf(own).flatMap((key) => [...(this.#whole.get(key) ?? []), ...(this.#cores.get(key) ?? [])]);
        if (!asked.length || !stands(pieces, from, to)) continue;
        const bare = standsBare(pieces, from, to);
        // A number whose letters are written too says more than one that is written without.
        if (!own.some(({ figures }) => !figures) && !bare) continue;
        for (const claim of asked) keep(found, claim, lengthOf(own));
      }
    }
    return [...found.values()];
  }
}

const keysOf = (pieces: readonly Piece[]): string[] => { const runOn = runOnOf(pieces); return runOn === null ? [keyOf(pieces)] : [keyOf(pieces), runOn]; };

interface Found { claim: Claimed; length: number }
function keep(found: Map<string, Found>, claim: Claimed, length: number): void {
  const before = found.get(claim.id);
  if (!before || before.length < length) found.set(claim.id, { claim, length });
}
function add(map: Map<string, Claimed[]>, key: string, claim: Claimed): void {
  const list = map.get(key);
  if (list) list.push(claim); else map.set(key, [claim]);
}

/** The longest; instalments of one invoice in one case are one number. */
function decided(found: readonly Found[]): Match {
  const most = found.reduce((longest, { length }) => Math.max(longest, length), 0);
  const best = found.filter(({ length }) => length === most).map(({ claim }) => claim);
  const [first] = best;
  if (!first) return { state: 'unmatched' };
  if (best.every(({ reference, caseId }) => reference === first.reference && caseId === first.caseId)) return { state: 'matched', reference: first.reference, claims: best };
  return { state: 'several', references: [...new Set(best.map(({ reference }) => reference))] };
}
