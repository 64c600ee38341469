/** The page of the demo's mailbox, as text. It runs nothing, loads nothing but its sheet, and shows what was written as it was written. */
import type { MailboxMessage } from '@quittance/contact';

export interface Shown { recipient?: string | undefined; locale: 'fr' | 'en' }

const WORDS = {
  fr: {
    title: 'Boîte d’envoi de démonstration', why: 'Rien ne part vraiment : chaque courriel et chaque SMS de la démonstration s’affiche ici, le plus récent d’abord.', again: 'Actualiser', all: 'Tous les destinataires',
    only: (to: string) => `Messages à ${to}`, none: 'Aucun message pour l’instant. Un code d’accès demandé sur la page d’un débiteur arrive ici.', email: 'Courriel', sms: 'SMS', to: 'À', attached: 'Pièces jointes\u00a0:',
  },
  en: {
    title: 'Demo mailbox', why: 'Nothing really leaves: every e-mail and SMS of the demo is shown here, newest first.', again: 'Refresh', all: 'All recipients',
    only: (to: string) => `Messages to ${to}`, none: 'No message yet. An access code asked for on a debtor’s page arrives here.', email: 'E-mail', sms: 'SMS', to: 'To', attached: 'Attachments:',
  },
} as const;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** A link is one of the house or none: what is no web address is shown as text. */
const isWeb = (link: string): boolean => /^https?:\/\//.test(link) && URL.canParse(link);

const when = (instant: Temporal.Instant, locale: 'fr' | 'en'): string =>
  instant.toZonedDateTimeISO('Europe/Paris').toLocaleString(locale === 'en' ? 'en-GB' : 'fr-FR', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', second: '2-digit' });

export function mailboxPage(messages: readonly MailboxMessage[], { recipient, locale }: Shown): string {
  const say = WORDS[locale];
  const here = recipient === undefined ? '/mailbox' : `/mailbox?to=${encodeURIComponent(recipient)}`;
  const title = recipient === undefined ? say.title : say.only(recipient);
  const message = ({ id, channel, recipient: to, subject, text, link, queuedAt, attachments }: MailboxMessage) => `<article id="m-${escape(id)}" data-channel="${escape(channel)}">
<h2>${escape(subject)}</h2>
<p class="meta"><span class="tag">${channel === 'sms' ? say.sms : say.email}</span> ${say.to} <a href="/mailbox?to=${escape(encodeURIComponent(to))}">${escape(to)}</a>, <time datetime="${queuedAt.toString()}">${escape(when(queuedAt, locale))}</time></p>
<div class="text">${escape(text)}</div>
${link === null ? '' : `<p class="link">${isWeb(link) ? `<a href="${escape(link)}" rel="noreferrer">${escape(link)}</a>` : escape(link)}</p>`}
${attachments.length === 0 ? '' : `<p class="attached">${say.attached} ${attachments.map((name) => `<span>${escape(name)}</span>`).join(' ')}</p>`}
</article>`;
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><link rel="stylesheet" href="/mailbox.css"></head>
<body><main>
<h1>${escape(title)}</h1>
<p class="why">${say.why}</p>
<p class="ways"><a href="${escape(here)}">${say.again}</a>${recipient === undefined ? '' : ` <a href="/mailbox">${say.all}</a>`}</p>
${messages.length === 0 ? `<p class="none">${say.none}</p>` : messages.map(message).join('\n')}
</main></body></html>
`;
}

export const MAILBOX_CSS = `:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f5f7fa; color: #101b33; font: 15px/22px "Radio Canada", "Segoe UI", "Noto Sans", "Open Sans", sans-serif; }
main { max-width: 680px; margin: 0 auto; padding: 32px 16px 64px; }
h1 { margin: 0 0 8px; font: 400 26px/32px Newsreader, "Iowan Old Style", Georgia, serif; overflow-wrap: anywhere; }
p { margin: 0; }
.why, .meta, .attached, .none { color: #46526b; }
.ways { margin: 12px 0 24px; display: flex; gap: 24px; }
a { color: #1d4a97; text-underline-offset: 3px; }
a:focus-visible { outline: 2px solid #1d4a97; outline-offset: 2px; }
article { background: #fff; border: 1px solid #dde4ee; border-radius: 3px; padding: 16px 20px; margin: 0 0 12px; }
h2 { margin: 0; font-size: 15px; line-height: 22px; font-weight: 600; overflow-wrap: anywhere; }
.meta { font-size: 13px; line-height: 20px; padding-bottom: 12px; border-bottom: 1px solid #dde4ee; overflow-wrap: anywhere; }
.tag { font-weight: 600; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; padding-top: 12px; }
.link { padding-top: 12px; overflow-wrap: anywhere; }
.attached { padding-top: 12px; font-size: 13px; line-height: 20px; }
.attached span { display: inline-block; border: 1px solid #dde4ee; border-radius: 3px; padding: 0 6px; }
`;
