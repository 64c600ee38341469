import { i18n, type Messages } from '@lingui/core';
import type { Locale } from '@quittance/ui';

const KEPT = 'quittance.locale';
const catalogues = { fr: () => import('../locales/fr.po'), en: () => import('../locales/en.po') };
export const isLocale = (value: unknown): value is Locale => value === 'fr' || value === 'en';

/** Before anybody is known: what was chosen on this machine, else the browser's language, else French. */
export function firstLocale(): Locale {
  const kept = localStorage.getItem(KEPT);
  if (isLocale(kept)) return kept;
  return navigator.languages.find((tag) => /^(fr|en)\b/.test(tag))?.startsWith('en') ? 'en' : 'fr';
}

/** French leaves no line to begin with ":" or "»": their space is a thin one that never breaks. */
const typeset = (messages: Messages): Messages => JSON.parse(JSON.stringify(messages).replace(/ ([:;?!»])/g, '\u202f$1').replace(/« /g, '«\u202f')) as Messages;

/** Loads the catalogue (also the French one: macros drop the source text in production) and speaks it. */
export async function speak(locale: Locale): Promise<void> {
  const { messages } = await catalogues[locale]();
  i18n.loadAndActivate({ locale, messages: locale === 'fr' ? typeset(messages) : messages });
  document.documentElement.lang = locale;
  localStorage.setItem(KEPT, locale);
}
