/** What people type for a day or an amount, understood by the law's own readers or refused with a reason. Never guessed. */
import { formatDecimal, parseAmountFr, parseDayFr } from '@quittance/law';
import type { Heard } from './formats.ts';

/** What an English speaker types, in the words that the reader knows. */
const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/^today$/, 'aujourd\'hui'], [/^tomorrow$/, 'demain'], [/^yesterday$/, 'hier'],
  [/^(?:month[ -]end|end(?: of)?(?: the)? month)$/, 'fin du mois'], [/^end(?: of)? /, 'fin '], [/^mid[ -]/, 'mi-'],
  [/^mon(?:day)?\.?$/, 'lundi'], [/^tue(?:s(?:day)?)?\.?$/, 'mardi'], [/^wed(?:nesday)?\.?$/, 'mercredi'], [/^thu(?:r(?:s(?:day)?)?)?\.?$/, 'jeudi'], [/^fri(?:day)?\.?$/, 'vendredi'], [/^sat(?:urday)?\.?$/, 'samedi'], [/^sun(?:day)?\.?$/, 'dimanche'],
  [/^\+ ?(\d+) ?d(?:ays?)?$/, '+$1j'], [/^\+ ?(\d+) ?w(?:eeks?)?$/, '+$1s'], [/^\+ ?(\d+) ?months?$/, '+$1m'],
  [/\bfeb\w*/, 'fevrier'], [/\bapr\w*/, 'avril'], [/\bmay\b/, 'mai'], [/\bjune?\b/, 'juin'], [/\bjuly?\b/, 'juillet'], [/\baug\w*/, 'aout'], [/\bmarch\b/, 'mars'], [/\bjanuary\b/, 'janvier'],
];
const inFrench = (text: string) => ENGLISH.reduce((said, [word, french]) => said.replace(word, french), text.trim().toLowerCase());

/**
 * "ven.", "27", "27/11", "27112026", "fin nov", "+10j", "demain" → an ISO day; a weekday or a bare number is the next such day.
 * `past` reads them backwards (an invoice, a letter received): the last such day, today included. `today` is an ISO day.
 */
export function parseDay(text: string, today: string, past = false): Heard<string> {
  if (!text.trim()) return { fault: 'empty' };
  const now = Temporal.PlainDate.from(today);
  const read = (from: Temporal.PlainDate) => parseDayFr(text, from) ?? parseDayFr(inFrench(text), from);
  const found = read(now);
  if (!found) return { fault: /^\d{1,2}[/.\- ]\d{1,2}([/.\- ]\d{2,4})?$|^\d{6}$|^\d{8}$|^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? 'no-such-day' : 'not-a-day', what: text.trim() };
  if (!past || Temporal.PlainDate.compare(found, now) <= 0) return { value: found.toString() };
  const before = [{ days: 7 }, { months: 1 }, { years: 1 }].map((step) => read(now.subtract(step))).filter((day) => day && Temporal.PlainDate.compare(day, now) <= 0).map(String);
  return { value: before.sort().at(-1) ?? found.toString() };
}

/** "3000", "1 234,56 €" → a decimal string with two decimals. Letters are named, never read as figures. */
export function parseAmount(text: string): Heard<string> {
  const what = text.trim();
  if (!what) return { fault: 'empty' };
  const amount = parseAmountFr(text);
  if (amount !== undefined) return { value: formatDecimal(amount) };
  const letters = what.replace(/eur(os?)?/gi, '').match(/\p{L}/gu);
  if (letters) return { fault: 'letters', what };
  return { fault: /[.,]\d{3,}$/.test(what) ? 'too-many-decimals' : 'not-an-amount', what };
}
