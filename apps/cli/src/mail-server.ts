import type { MailServer } from '@quittance/platform';

/** The mail server of the environment, none, or the sentence that says what is wrong with it. */
export function mailServer(): MailServer | string | undefined {
  const url = process.env['SMTP_URL'], from = process.env['MAIL_FROM'];
  if (!url) return undefined;
  if (!/^smtps?:\/\/[^/\s]+/.test(url)) return 'SMTP_URL n’est pas l’adresse d’un serveur de courriel : par exemple smtps://compte:motdepasse@smtp.orvelle.example:465.';
  if (!from || !/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(from)) return 'MAIL_FROM doit dire de qui part le courriel : par exemple MAIL_FROM="Orvelle Recouvrement <dossiers@orvelle.example>".';
  return { url, from };
}
