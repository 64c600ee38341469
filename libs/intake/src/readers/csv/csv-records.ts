/**
 * The records of a CSV, one after the other, from slices of text.
 *
 * A tokenizer of our own because of what must happen when a quote is never closed: a general parser gives up the rest of the file
 * with it, or merges lines until the next quote. Here the line that opened it is refused by its number, and reading starts again on
 * the next physical line, so that one bad line of a hundred costs one claim. Memory holds one record and one slice.
 */
import { CELLS_PER_LINE, RECORD_CHARS } from '../limits.ts';

export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly problem: 'unclosed_quote' | 'line_too_long' | 'too_many_cells' };

type Scan =
  | { readonly kind: 'record'; readonly cells: string[]; readonly next: number; readonly breaks: number }
  /** the slice ends inside the record; `open` is where a quoted cell with line breaks in it began */
  | { readonly kind: 'more'; readonly open: Opening | null }
  | { readonly kind: 'quote'; readonly open: Opening };

type Opening = { readonly at: number; readonly breaks: number };

const LF = 10;
const CR = 13;
const QUOTE = 34;
const SPACE = 32;

/** A slice of text and where its next quote and line breaks are, looked up once each. */
class Slice {
  text = '';
  final = false;
  private quote = -1;
  private cr = -1;
  private lf = -1;

  set(text: string): void {
    this.text = text;
    this.quote = this.cr = this.lf = -1;
  }

  nextQuote(from: number): number {
    if (this.quote < from) this.quote = this.find('"', from);
    return this.quote;
  }

  /** Where the line that holds `from` ends and the next one begins; null where the slice does not tell. */
  endOfLine(from: number): { readonly end: number; readonly next: number } | null {
    if (this.lf < from) this.lf = this.find('\n', from);
    if (this.cr < from) this.cr = this.find('\r', from);
    if (this.cr < this.lf) {
      if (this.cr + 1 === this.lf) return { end: this.cr, next: this.lf + 1 };
      if (this.cr + 1 === this.text.length && !this.final) return null;
      return { end: this.cr, next: this.cr + 1 };
    }
    if (this.lf !== Infinity) return { end: this.lf, next: this.lf + 1 };
    return this.final ? { end: this.text.length, next: this.text.length } : null;
  }

  private find(what: string, from: number): number {
    const at = this.text.indexOf(what, from);
    return at === -1 ? Infinity : at;
  }
}

function breaksIn(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) breaks++;
  }
  return breaks;
}

/**
 * `"Le Grand" SARL`: quoted words and then more text, which a program that quotes nothing writes. The quotes belong to the name where
 * they can mean nothing else: a space follows them, and they hold no separator, no line break and no other quote. Null in any other case.
 */
function literalEnd(text: string, start: number, after: number, endOfLine: number, delimiter: number): number | null {
  let end = start;
  let quotes = 0;
  while (end < endOfLine && text.charCodeAt(end) !== delimiter) if (text.charCodeAt(end++) === QUOTE) quotes++;
  const closing = text.indexOf('"', start + 1);
  return end > after && closing < after - 1 && text.slice(closing + 1, after).trim() === '' && quotes % 2 === 0 && breaksIn(text, start, closing) === 0 ? end : null;
}

/** One record that holds a quote somewhere, cell by cell. */
function scanQuoted(slice: Slice, from: number, delimiter: number): Scan {
  const { text, final } = slice;
  const cells: string[] = [];
  let breaks = 0;
  let i = from;
  for (;;) {
    let start = i;
    while (text.charCodeAt(start) === SPACE) start++;
    if (text.charCodeAt(start) === QUOTE) {
      const open = { at: start, breaks };
      let value = '';
      let k = start + 1;
      for (;;) {
        const q = text.indexOf('"', k);
        if (q === -1 && !final) return { kind: 'more', open: breaksIn(text, start, text.length) > 0 ? open : null };
        if (q === -1) return { kind: 'quote', open };
        if (q + 1 >= text.length && !final) return { kind: 'more', open: null };
        value += text.slice(k, q);
        k = q + 1;
        if (text.charCodeAt(k) !== QUOTE) break;
        value += '"';
        k++;
      }
      breaks += breaksIn(text, start, k);
      while (text.charCodeAt(k) === SPACE) k++;
      cells.push(value);
      const code = text.charCodeAt(k);
      if (code === delimiter) { i = k + 1; continue; }
      const eol = slice.endOfLine(k);
      if (k < text.length && code !== LF && code !== CR) {
        if (eol === null) return { kind: 'more', open: null };
        const end = literalEnd(text, start, k, eol.end, delimiter);
        if (end === null) return { kind: 'quote', open };
        cells[cells.length - 1] = text.slice(start, end);
        if (end >= eol.end) return { kind: 'record', cells, next: eol.next, breaks };
        i = end + 1;
        continue;
      }
      return eol === null ? { kind: 'more', open: null } : { kind: 'record', cells, next: eol.next, breaks };
    }
    const eol = slice.endOfLine(i);
    if (eol === null) return { kind: 'more', open: null };
    let end = start;
    while (end < eol.end && text.charCodeAt(end) !== delimiter) end++;
    cells.push(text.slice(i, end));
    if (end >= eol.end) return { kind: 'record', cells, next: eol.next, breaks };
    i = end + 1;
  }
}

function scan(slice: Slice, from: number, delimiter: string): Scan {
  const eol = slice.endOfLine(from);
  if (slice.nextQuote(from) >= (eol?.end ?? slice.text.length)) {
    if (eol === null) return { kind: 'more', open: null };
    return { kind: 'record', cells: slice.text.slice(from, eol.end).split(delimiter, CELLS_PER_LINE + 1), next: eol.next, breaks: 0 };
  }
  return scanQuoted(slice, from, delimiter.charCodeAt(0));
}

/** The records in order, blank lines included (one empty cell). `line` is the physical line where the record begins, the first being 1. */
export function* csvRecords(texts: Iterable<string>, delimiter: string): Generator<CsvRecord> {
  const source = texts[Symbol.iterator]();
  const slice = new Slice();
  let pos = 0;
  let line = 1;

  const pull = (): void => {
    const { done, value } = source.next();
    if (done === true) { slice.final = true; slice.set(slice.text.slice(pos)); } else slice.set(slice.text.slice(pos) + value);
    pos = 0;
  };
  /** To the physical line after the one that holds `from`, whatever its length. */
  const skipLine = (from: number): void => {
    pos = from;
    // What was looked up lies ahead of where reading starts again.
    slice.set(slice.text);
    for (;;) {
      const eol = slice.endOfLine(pos);
      if (eol !== null) { pos = eol.next; line++; return; }
      // Keep a last carriage return: the line feed of the pair may come with the next slice.
      pos = slice.text.endsWith('\r') ? slice.text.length - 1 : slice.text.length;
      pull();
    }
  };

  for (;;) {
    if (pos >= slice.text.length) {
      if (slice.final) return;
      pull();
      continue;
    }
    const found = scan(slice, pos, delimiter);
    if (found.kind === 'record') {
      if (found.next - pos > RECORD_CHARS) {
        yield { line, problem: 'line_too_long' };
      } else if (found.cells.length > CELLS_PER_LINE) {
        yield { line, problem: 'too_many_cells' };
      } else {
        yield { line, cells: found.cells };
      }
      pos = found.next;
      line += found.breaks + 1;
    } else if (found.kind === 'quote') {
      line += found.open.breaks;
      yield { line, problem: 'unclosed_quote' };
      skipLine(found.open.at);
    } else if (slice.text.length - pos <= RECORD_CHARS) {
      pull();
    } else if (found.open !== null) {
      line += found.open.breaks;
      yield { line, problem: 'unclosed_quote' };
      skipLine(found.open.at);
    } else {
      yield { line, problem: 'line_too_long' };
      skipLine(pos);
    }
  }
}
