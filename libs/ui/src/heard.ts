/** What people type for a day or an amount, understood or refused with a reason. Never guessed. */
import type { Heard } from './formats.ts';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
const iso = (year: number, month: number, day: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const exists = (year: number, month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
const plus = (from: string, days: number) => new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const DAYS = [['dim', 'sun'], ['lun', 'mon'], ['mar', 'tue'], ['mer', 'wed'], ['jeu', 'thu'], ['ven', 'fri'], ['sam', 'sat']];
const MONTHS = [['janv', 'jan'], ['fev', 'feb'], ['mars', 'mar'], ['avr', 'apr'], ['mai', 'may'], ['juin', 'jun'], ['juil', 'jul'], ['aou', 'aug'], ['sept', 'sep'], ['oct'], ['nov'], ['dec']];
const monthOf = (word: string) => MONTHS.findIndex((names) => names.some((name) => word.startsWith(name))) + 1;

/**
 * "ven.", "27", "27 nov", "27/11", "27/11/2026", "27112026", "fin nov", "+10j", "demain" → an ISO day.
 * A weekday or a bare number means the next such day after today. `past` reads them backwards (an invoice, a letter received).
 */
export function parseDay(text: string, today: string, past = false): Heard<string> {
  const said = plain(text).replace(/\.$/, '');
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  if (!said) return { fault: 'empty' };
  if (/^(aujourd.?hui|auj|today|ce jour)$/.test(said)) return { value: today };
  if (/^(demain|tomorrow)$/.test(said)) return { value: plus(today, 1) };
  if (/^(hier|yesterday)$/.test(said)) return { value: plus(today, -1) };
  let found = /^([+-])\s*(\d{1,3})\s*(j|jours?|d|days?|s|sem|semaines?|w|weeks?)?$/.exec(said);
  if (found) return { value: plus(today, (found[1] === '-' ? -1 : 1) * Number(found[2]) * (/^(s|w)/.test(found[3] ?? '') ? 7 : 1)) };
  found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(said);
  if (found) return dated(Number(found[1]), Number(found[2]), Number(found[3]), text);
  found = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(said) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(said);
  if (found) return dated(found[3]!.length === 2 ? 2000 + Number(found[3]) : Number(found[3]), Number(found[2]), Number(found[1]), text);
  const nearest = (m: number, d: number): Heard<string> => {
    const candidates = (past ? [year, year - 1] : [year, year + 1]).filter((y) => exists(y, m, d)).map((y) => iso(y, m, d));
    const value = candidates.find((c) => (past ? c <= today : c >= today));
    return value ? { value } : { fault: 'no-such-day', what: text.trim() };
  };
  found = /^(\d{1,2})[/.\-](\d{1,2})$/.exec(said);
  if (found) return nearest(Number(found[2]), Number(found[1]));
  found = /^(?:fin|end)(?: (?:of )?(?:de |du )?)?([a-z]+)?$/.exec(said);
  if (found) {
    const word = found[1], named = !word || /^(mois|month)$/.test(word) ? month : monthOf(word);
    if (!named) return { fault: 'not-a-day', what: text.trim() };
    const y = past ? (named > month ? year - 1 : year) : named < month ? year + 1 : year;
    return { value: iso(y, named, lastDay(y, named)) };
  }
  found = /^(\d{1,2})(?:er)?\s*([a-z]+)\.?\s*(\d{4})?$/.exec(said);
  if (found) {
    const m = monthOf(found[2]!);
    if (!m) return { fault: 'not-a-day', what: text.trim() };
    return found[3] ? dated(Number(found[3]), m, Number(found[1]), text) : nearest(m, Number(found[1]));
  }
  if (/^\d{1,2}$/.test(said)) {
    const d = Number(said);
    for (let step = 0; step <= 2; step++) {
      const shift = month - 1 + (past ? -step : step), y = year + Math.floor(shift / 12), m = ((shift % 12) + 12) % 12 + 1;
      if (exists(y, m, d) && (step > 0 || (past ? d <= day : d >= day))) return { value: iso(y, m, d) };
    }
    return { fault: 'no-such-day', what: text.trim() };
  }
  const weekday = DAYS.findIndex((names) => names.some((name) => said.startsWith(name)));
  if (weekday >= 0 && said.length >= 3 && /^[a-z]+$/.test(said)) {
    const now = new Date(`${today}T00:00:00Z`).getUTCDay();
    const ahead = (weekday - now + 7) % 7 || 7;
    return { value: plus(today, past ? ahead - 7 || -7 : ahead) };
  }
  return { fault: 'not-a-day', what: text.trim() };
}
const dated = (year: number, month: number, day: number, text: string): Heard<string> =>
  exists(year, month, day) && year >= 1900 && year <= 2199 ? { value: iso(year, month, day) } : { fault: 'no-such-day', what: text.trim() };

/** "3000", "1 234,56 €", "1 234.5" → a decimal string with two decimals. Letters are named, never read as figures. */
export function parseAmount(text: string): Heard<string> {
  const said = text.replace(/[\s\u00a0\u202f]|€|eur(os?)?/gi, '').replace(/\u2212/g, '-');
  if (!said) return { fault: 'empty' };
  const letters = said.match(/\p{L}/gu);
  if (letters) return { fault: letters.length === 1 ? 'one-letter' : 'letters', what: text.trim() };
  const found = /^(-?)(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(said) ?? /^(-?)(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(said);
  if (!found) return { fault: /[.,]\d{3,}$/.test(said) ? 'too-many-decimals' : 'not-an-amount', what: text.trim() };
  return { value: `${found[1]}${found[2]!.replace(/\./g, '').replace(/^0+(?=\d)/, '')}.${(found[3] ?? '').padEnd(2, '0')}` };
}
