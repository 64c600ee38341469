/** The lines of an accounting file, as they stand: no quotes, no line breaks inside a field (LPF A47 A-1, VII). */
import { RECORD_CHARS } from '../limits.ts';

export type FecLine = { readonly line: number; readonly text: string } | { readonly line: number; readonly tooLong: true };

/** The physical lines with their numbers, the first being 1; one without an end is told and passed over without being kept. */
export function* fecLines(texts: Iterable<string>): Generator<FecLine> {
  let rest = '';
  let line = 1;
  let long = false;
  /** the last slice ended on a carriage return: the line feed of the pair may open this one */
  let pair = false;
  for (const text of texts) {
    let from = pair && text.startsWith('\n') ? 1 : 0;
    pair = false;
    for (;;) {
      const cr = text.indexOf('\r', from);
      const lf = text.indexOf('\n', from);
      const end = cr === -1 ? lf : lf === -1 ? cr : Math.min(cr, lf);
      if (end === -1) break;
      const whole = rest + text.slice(from, end);
      yield long || whole.length > RECORD_CHARS ? { line, tooLong: true } : { line, text: whole };
      rest = '';
      long = false;
      line++;
      from = end + 1;
      if (text.charCodeAt(end) === 13) {
        if (from < text.length) { if (text.charCodeAt(from) === 10) from++; } else pair = true;
      }
    }
    if (long) continue;
    rest += text.slice(from);
    if (rest.length > RECORD_CHARS) { long = true; rest = ''; }
  }
  if (long) yield { line, tooLong: true };
  else if (rest !== '') yield { line, text: rest };
}
