/** The page on which a digest is ended, as text: it runs nothing and loads nothing but its sheet. */
import { html } from '@quittance/platform/paper';

export interface Stopping { locale: string; email: string; state: 'comes' | 'stopped' }

const WORDS = {
  fr: {
    title: 'Courriel de nouvelles', asks: (to: string) => `Ne plus envoyer de nouvelles de vos dossiers à ${to} ?`, button: 'Ne plus recevoir ce courriel', done: (to: string) => `Plus aucune nouvelle n’est envoyée à ${to}.`,
    back: 'Vous pouvez le demander de nouveau depuis votre compte, quand vous voulez. Les accusés de réception de vos dépôts continuent d’arriver.', account: 'Ouvrir mon compte', none: 'Cette adresse n’est pas reconnue.', noneWhy: 'Elle a peut-être été coupée par votre messagerie : copiez-la en entier, ou réglez l’envoi depuis votre compte.',
  },
  en: {
    title: 'News by mail', asks: (to: string) => `Send no more news of your cases to ${to}?`, button: 'Stop this mail', done: (to: string) => `No news is sent to ${to} any more.`,
    back: 'You can ask for it again from your account at any time. Acknowledgements of your deposits go on arriving.', account: 'Open my account', none: 'This address is not known.', noneWhy: 'Your mail program may have cut it: copy it whole, or change it from your account.',
  },
} as const;

export function stopPage(of: Stopping | undefined): string {
  const locale = of?.locale === 'en' ? 'en' : 'fr', say = WORDS[locale];
  const said = !of ? html`<h1>${say.none}</h1><p>${say.noneWhy}</p><p><a href="/account">${say.account}</a></p>`
    : of.state === 'stopped' ? html`<h1 role="status">${say.done(of.email)}</h1><p>${say.back}</p><p><a href="/account">${say.account}</a></p>`
      : html`<h1>${say.asks(of.email)}</h1><form method="post"><button type="submit">${say.button}</button></form><p>${say.back}</p>`;
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${say.title}</title><link rel="stylesheet" href="/digests/stop.css"></head><body><main>${said.source}</main></body></html>`;
}

export const STOP_CSS = `:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; background: light-dark(#f5f7fa, #0d1426); color: light-dark(#101b33, #e6ebf5); font: 16px/24px "Radio Canada", "Segoe UI", "Noto Sans", "Open Sans", sans-serif; }
main { max-width: 560px; margin: 0 auto; padding: 64px 20px; }
h1 { margin: 0 0 20px; font: 400 26px/34px Newsreader, "Iowan Old Style", Georgia, serif; overflow-wrap: anywhere; }
p { margin: 20px 0 0; color: light-dark(#46526b, #aeb9cf); }
a { color: light-dark(#1d4a97, #9dbdf2); text-underline-offset: 3px; }
button { min-height: 44px; padding: 0 20px; border: 0; border-radius: 3px; background: light-dark(#1d4a97, #9dbdf2); color: light-dark(#fff, #0d1426); font: inherit; font-weight: 600; cursor: pointer; }
:is(a, button):focus-visible { outline: 2px solid light-dark(#1d4a97, #9dbdf2); outline-offset: 2px; }
`;
