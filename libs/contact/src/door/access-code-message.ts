/** What is written with a one-time code. It says nothing of a debt: a telephone shows it to whoever stands beside. */
import type { NewMessage } from '@quittance/platform';

export interface CodeFacts { channel: 'email' | 'sms'; code: string; minutes: number; publicReference: string; agency: { name: string; phone: string; email: string }; link: string; locale: string }

/** "482917" as it is read aloud: "482 917". */
export const inThrees = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

export function accessCodeMessage({ channel, code, minutes, publicReference, agency, link, locale }: CodeFacts): Pick<NewMessage, 'subject' | 'text' | 'link'> {
  const english = locale === 'en';
  const subject = english ? `Your access code, ${agency.name}` : `Votre code d’accès, ${agency.name}`;
  if (channel === 'sms') {
    return {
      subject, link: null,
      text: english
        ? `${agency.name}: code ${code} for file ${publicReference}, valid once, for ${minutes} minutes. Give it to nobody.`
        : `${agency.name} : code ${code} pour le dossier ${publicReference}, valable une fois, ${minutes} minutes. Ne le donnez à personne.`,
    };
  }
  const paragraphs = english
    ? ['Good day,', `Your access code for file ${publicReference}: ${inThrees(code)}`, `It works once, for ${minutes} minutes. Give it to nobody: we never ask for it by telephone.`, 'If you did not ask for it, you need do nothing: without this code nobody gets in.', `${agency.name}\n${agency.phone}, ${agency.email}`]
    : ['Bonjour,', `Votre code d’accès au dossier ${publicReference} : ${inThrees(code)}`, `Il sert une fois, pendant ${minutes} minutes. Ne le donnez à personne : nous ne le demandons jamais au téléphone.`, 'Si vous ne l’avez pas demandé, vous n’avez rien à faire : sans ce code, personne n’entre.', `${agency.name}\n${agency.phone}, ${agency.email}`];
  return { subject, text: paragraphs.join('\n\n'), link };
}
