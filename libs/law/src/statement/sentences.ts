/**
 * Every euro has its sentence: the line of interest as a person would check it with a pocket calculator, with the text and the origin of
 * the rate. "489,21 € = 10 000,00 € × 12,40 % × 144 j / 365 (C. com. L441-10 II ; taux BCE au 1er juillet 2026 : 2,40 % + 10)".
 */
import { formatDate, formatMoney, formatPercent, type CalendarDay, type FormatLocale } from '../formats/formats.ts';
import { formatRate } from '../money/rate.ts';
import type { InterestLine, RateComposition } from './facts.ts';

type Words = Readonly<Record<'day' | 'contract' | 'ecb' | 'legal' | 'others' | 'individual' | 'frozen' | 'since' | 'first' | 'second', string>>;

const WORDS: Readonly<Record<FormatLocale, Words>> = {
  fr: {
    day: 'j', contract: 'taux du contrat', ecb: 'taux BCE au', legal: 'taux légal du', others: 'autres cas', individual: 'créancier particulier',
    frozen: 'figé', since: 'depuis le', first: 'premier semestre', second: 'second semestre',
  },
  en: {
    day: 'd', contract: 'contract rate', ecb: 'ECB rate on', legal: 'legal rate of the', others: 'other cases', individual: 'individual creditor',
    frozen: 'frozen', since: 'since', first: 'first half of', second: 'second half of',
  },
};

const bare = (points: bigint, locale: FormatLocale): string => {
  const text = formatRate(points).replace(/\.?0+$/, '');
  return locale === 'fr' ? text.replace('.', ',') : text;
};

/** Where a rate comes from: "taux BCE au 1er juillet 2026 : 2,40 % + 10". */
export function explainRate(composition: RateComposition<CalendarDay>, locale: FormatLocale = 'fr'): string {
  const words = WORDS[locale], colon = locale === 'fr' ? ' : ' : ': ';
  if (composition.kind === 'contract') return words.contract;
  const reference = formatPercent(composition.reference, locale);
  const plus = composition.points === 0n ? '' : ` + ${bare(composition.points, locale)}`;
  if (composition.kind === 'ecb') {
    return `${words.ecb} ${formatDate(composition.at, 'long', locale)}${colon}${reference}${plus}${composition.frozen ? `, ${words.frozen}` : ''}`;
  }
  const half = `${composition.at.month > 6 ? words.second : words.first} ${composition.at.year}`;
  const column = composition.column === 'individualCreditor' ? words.individual : words.others;
  const since = composition.pointsFrom === null ? '' : ` ${words.since} ${formatDate(composition.pointsFrom, 'long', locale)}`;
  return `${words.legal} ${half}, ${column}${colon}${reference}${plus}${since}`;
}

/** One line of interest as its sentence. The article of a contract's rate is the contract itself. */
export function explainLine(line: InterestLine<CalendarDay>, locale: FormatLocale = 'fr'): string {
  const semicolon = locale === 'fr' ? ' ; ' : '; ';
  const formula = `${formatMoney(line.amount, locale)} = ${formatMoney(line.base, locale)} × ${formatPercent(line.rate, locale)} × ${line.days} ${WORDS[locale].day} / ${line.year}`;
  const origin = explainRate(line.composition, locale);
  return `${formula} (${line.composition.kind === 'contract' ? origin : `${line.article}${semicolon}${origin}`})`;
}
