/**
 * What people type: an amount as a French keyboard gives it, a day as a collector says it on the telephone ("ven.", "27", "fin nov",
 * "+10j"). What could mean two things is not guessed: the answer is undefined and the field says so.
 */
import { addDays, addMonths, civilOf, dayOf, daysInMonth, fromPlainDate, parseDay, toPlainDate, weekday, type Day } from '../calendar/day.ts';
import { parseMoney, type Cents } from '../money/money.ts';

const SPACES = /[\s\u00a0\u202f\u2009]+/g;

/**
 * "1 234,56 €", "1234,5", "1.234,56", "1234.56", "50" as cents; undefined for what is no amount, is negative, has a third decimal,
 * or could be read in two ways ("1.234").
 */
export function parseAmountFr(text: string): Cents | undefined {
  const plain = text.trim().replace(/(?:€|\beur(?:os?)?\b)/gi, '').replace(SPACES, ' ').trim();
  if (!/^\d[\d ,.]*$/.test(plain)) return undefined;
  const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
  const whole = last < 0 ? plain : plain.slice(0, last), fraction = last < 0 ? '' : plain.slice(last + 1);
  if (last >= 0 && !/^\d{1,2}$/.test(fraction)) return undefined;
  const mark = plain[last];
  const groups = whole.split(/[ ,.]/);
  const separators = new Set(whole.replace(/\d/g, ''));
  if (separators.size > 1 || (mark !== undefined && separators.has(mark))) return undefined;
  if (groups.length > 1 && (!/^\d{1,3}$/.test(groups[0]!) || groups.slice(1).some((part) => !/^\d{3}$/.test(part)))) return undefined;
  return parseMoney(groups.join('') + (fraction === '' ? '' : `.${fraction}`));
}

const WEEKDAYS: readonly RegExp[] = [/^lun(?:di)?$/, /^mar(?:di)?$/, /^mer(?:credi)?$/, /^jeu(?:di)?$/, /^ven(?:dredi)?$/, /^sam(?:edi)?$/, /^dim(?:anche)?$/];
const MONTH_STARTS: readonly RegExp[] = [
  /^jan(?:v(?:ier)?)?$/, /^fe(?:v(?:r(?:ier)?)?)?$/, /^mars?$/, /^avr(?:il)?$/, /^mai$/, /^juin$/,
  /^juil(?:l(?:et)?)?$/, /^aou(?:t)?$/, /^sept?(?:embre)?$/, /^oct(?:obre)?$/, /^nov(?:embre)?$/, /^dec(?:embre)?$/,
];

const wordIndex = (words: readonly RegExp[], word: string): number => words.findIndex((pattern) => pattern.test(word));

/** Lower case, without accents, dots and doubled spaces: "Ven. " as "ven". */
const simplify = (text: string): string => text.trim().toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[’]/g, "'").replace(SPACES, ' ');

const valid = (year: number, month: number, day: number): Day | undefined =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? dayOf(year, month, day) : undefined;

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** The next day, today included, that satisfies `at` in one of the coming months. */
function nextInMonths(today: Day, at: (year: number, month: number) => Day | undefined): Day | undefined {
  const { year, month } = civilOf(today);
  for (let ahead = 0; ahead < 12 * 8; ahead += 1) {
    const index = year * 12 + month - 1 + ahead;
    const found = at(Math.floor(index / 12), (index % 12) + 1);
    if (found !== undefined && found >= today) return found;
  }
  return undefined;
}

function inMonth(today: Day, wanted: number, year: string | undefined, at: (year: number, month: number) => Day | undefined): Day | undefined {
  if (year !== undefined) return at(fullYear(year), wanted);
  return nextInMonths(today, (someYear, month) => (month === wanted ? at(someYear, month) : undefined));
}

function relative(text: string, today: Day): Day | undefined {
  switch (text) {
    case 'aujourd\'hui': case 'auj': case 'ce jour': return today;
    case 'demain': return addDays(today, 1);
    case 'apres-demain': case 'apres demain': return addDays(today, 2);
    case 'hier': return addDays(today, -1);
    default: break;
  }
  const step = /^(?:\+ ?|dans )(\d{1,4}) ?(j|jours?|s|sem|semaines?|m|mois)?$/.exec(text);
  if (!step) return undefined;
  const count = Number(step[1]), unit = step[2]?.[0] ?? 'j';
  return unit === 'm' ? addMonths(today, count) : addDays(today, unit === 's' ? count * 7 : count);
}

function named(text: string, today: Day): Day | undefined {
  const days = /^([a-z]+)(?: (prochain|en huit))?$/.exec(text);
  const index = days ? wordIndex(WEEKDAYS, days[1]!) : -1;
  if (days && index >= 0) {
    const ahead = ((index + 1 - weekday(today) + 6) % 7) + 1;
    return addDays(today, days[2] === 'en huit' ? ahead + 7 : ahead);
  }
  if (/^fin (?:du |de |de ce )?mois$/.test(text)) return nextInMonths(today, (year, month) => dayOf(year, month, daysInMonth(year, month)));
  const part = /^(fin|mi|debut)[ -](?:de |d')?([a-z]+)(?: (\d{4}|\d{2}))?$/.exec(text);
  if (part) {
    const month = wordIndex(MONTH_STARTS, part[2]!) + 1;
    if (month === 0) return undefined;
    return inMonth(today, month, part[3], (year) => dayOf(year, month, part[1] === 'fin' ? daysInMonth(year, month) : part[1] === 'mi' ? 15 : 1));
  }
  const date = /^(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]+)(?: (\d{4}|\d{2}))?$/.exec(text);
  if (!date) return undefined;
  const month = wordIndex(MONTH_STARTS, date[2]!) + 1;
  return month === 0 ? undefined : inMonth(today, month, date[3], (year) => valid(year, month, Number(date[1])));
}

function numeric(text: string, today: Day): Day | undefined {
  const alone = /^(?:le )?(\d{1,2})(?:er)?$/.exec(text);
  if (alone) return nextInMonths(today, (year, month) => valid(year, month, Number(alone[1])));
  const parts = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  if (!parts) return undefined;
  const month = Number(parts[2]);
  return inMonth(today, month, parts[3], (year) => valid(year, month, Number(parts[1])));
}

/**
 * The day that a person means: "ven.", "vendredi", "27", "27/11", "27/11/26", "27112026", "27 nov", "fin nov", "mi-déc", "+10j", "+2s",
 * "+1 mois", "demain", ISO. Without a year it is the next such day: a weekday lies after today, a date may be today.
 */
export function parseDayFr(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const from = fromPlainDate(today);
  const exact = parseDay(text.trim());
  const simple = simplify(text);
  const withoutDots = simple.replace(/([a-z])\./g, '$1').trim();
  const day = exact ?? relative(withoutDots, from) ?? named(withoutDots, from) ?? numeric(simple, from);
  return day === undefined ? undefined : toPlainDate(day);
}
