/** What an administrator is told of rates that lack, in his language. Pure. */
import type { RateName, RateToEnter } from '@quittance/law';

type Language = 'fr' | 'en';
const NAMES: Record<Language, Record<RateName, string>> = {
  fr: { legal_rate_other: 'le taux légal (autre créancier)', legal_rate_individual: 'le taux légal (créancier particulier)', ecb_main_refinancing_rate: 'le taux de refinancement de la BCE' },
  en: { legal_rate_other: 'the legal rate (other creditors)', legal_rate_individual: 'the legal rate (private creditors)', ecb_main_refinancing_rate: 'the ECB main refinancing rate' },
};
const MONTHS: Record<Language, readonly [january: string, july: string, june: string, december: string]> = { fr: ['1er janvier', '1er juillet', '30 juin', '31 décembre'], en: ['1 January', '1 July', '30 June', '31 December'] };

/** All of one half-year. The subject alone says which half-year and whether it has begun. */
export function mailOf(locale: string, { name, agency, rates }: { name: string; agency: string; rates: readonly RateToEnter[] }): { subject: string; text: string } {
  const language: Language = locale === 'en' ? 'en' : 'fr';
  const { from, to, blocks } = rates[0]!;
  const [january, july, june, december] = MONTHS[language];
  const first = `${from.month === 1 ? january : july} ${from.year}`, last = `${to.month === 6 ? june : december} ${to.year}`;
  const list = rates.map((rate) => `– ${NAMES[language][rate.name]}`).join('\n');
  if (language === 'en') {
    return {
      subject: blocks ? `Rates missing since ${first}` : `Rates to be entered before ${first}`,
      text: `${name},\n\n${blocks ? `The half-year from ${first} to ${last} has begun, and nobody has entered:` : `The half-year from ${first} to ${last} is about to begin. Still to be entered:`}\n\n${list}\n\n${blocks ? 'Until they are, statements, formal notices, plans and hand-offs that need them are blocked; payments are recorded and laid out afterwards.' : 'Without them, what needs interest of that half-year will be blocked from its first day.'}\nOne person enters the rate with its source, another approves it.\n\n${agency}`,
    };
  }
  return {
    subject: blocks ? `Taux manquants depuis le ${first}` : `Taux à saisir avant le ${first}`,
    text: `${name},\n\n${blocks ? `Le semestre du ${first} au ${last} a commencé, et personne n’a saisi :` : `Le semestre du ${first} au ${last} va commencer. Restent à saisir :`}\n\n${list}\n\n${blocks ? 'D’ici là, les décomptes, mises en demeure, échéanciers et remises au commissaire de justice qui en dépendent sont bloqués ; les paiements sont enregistrés et seront imputés ensuite.' : 'Sans eux, tout ce qui demande les intérêts de ce semestre sera bloqué dès son premier jour.'}\nUne personne saisit le taux avec sa source, une autre l’approuve.\n\n${agency}`,
  };
}
