/** What is written to the one who signs for a creditor, and to a creditor whose mandate ends. Whole sentences, in his language. */
import type { AgencyFacts } from '@quittance/parties';

type Said = { subject: string; text: string };
type AgencyWords = Pick<AgencyFacts, 'name' | 'phone' | 'email'>;
const foot = ({ name, phone, email }: AgencyWords) => `${name}\n${phone}, ${email}`;
const when = (at: Temporal.Instant, locale: string) => at.toZonedDateTimeISO('Europe/Paris').toLocaleString(locale === 'en' ? 'en-GB' : 'fr-FR', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const onDay = (day: Temporal.PlainDate, locale: string) => day.toLocaleString(locale === 'en' ? 'en-GB' : 'fr-FR', { day: 'numeric', month: 'long', year: 'numeric' });
const inThrees = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

export function proposalMessage(locale: string, { kind, name, reference, agency, creditor, by, until }: { kind: string; name: string; reference: string; agency: AgencyWords; creditor: string; by: string; until: Temporal.Instant }): Said {
  if (locale === 'en') {
    const what = kind === 'mandate' ? `the collection mandate ${reference}` : `the special power of attorney ${reference}`;
    return { subject: `${agency.name}: ${what}, to sign`, text: [`Hello ${name},`, `${by}, of ${agency.name}, proposes ${what} to you, for ${creditor}.`, `Read it at the address below, then sign it or refuse it; a code sent to you will prove that it is you. The address is for you alone and opens until ${when(until, 'en')}.`, 'If you did not expect this, sign nothing and call the agency.', foot(agency)].join('\n\n') };
  }
  const what = kind === 'mandate' ? `le mandat de recouvrement ${reference}` : `le pouvoir spécial ${reference}`;
  return { subject: `${agency.name} : ${what}, à signer`, text: [`Bonjour ${name},`, `${by}, de ${agency.name}, vous propose ${what}, pour ${creditor}.`, `Lisez-le à l’adresse ci-dessous, puis signez-le ou refusez-le ; un code qui vous sera envoyé prouvera que c’est vous. Cette adresse n’est que pour vous et s’ouvre jusqu’au ${when(until, 'fr')}.`, 'Si vous n’attendiez rien de tel, ne signez rien et appelez l’agence.', foot(agency)].join('\n\n') };
}

export function codeMessage(locale: string, { channel, code, minutes, reference, agency }: { channel: 'email' | 'sms'; code: string; minutes: number; reference: string; agency: AgencyWords }): Said {
  const english = locale === 'en', subject = english ? `Your code to sign, ${agency.name}` : `Votre code pour signer, ${agency.name}`;
  if (channel === 'sms') return { subject, text: english ? `${agency.name}: code ${code} to sign ${reference}, valid once, for ${minutes} minutes. Give it to nobody.` : `${agency.name} : code ${code} pour signer ${reference}, valable une fois, ${minutes} minutes. Ne le donnez à personne.` };
  return { subject, text: (english
    ? ['Hello,', `Your code to sign ${reference}: ${inThrees(code)}`, `It works once, for ${minutes} minutes. Give it to nobody: we never ask for it by telephone.`, 'If you did not ask for it, you need do nothing: without this code nothing is signed.', foot(agency)]
    : ['Bonjour,', `Votre code pour signer ${reference} : ${inThrees(code)}`, `Il sert une fois, pendant ${minutes} minutes. Ne le donnez à personne : nous ne le demandons jamais au téléphone.`, 'Si vous ne l’avez pas demandé, vous n’avez rien à faire : sans ce code, rien n’est signé.', foot(agency)]).join('\n\n') };
}

export function signedMessage(locale: string, { name, kind, reference, agency }: { name: string; kind: string; reference: string; agency: AgencyWords }): Said {
  if (locale === 'en') return { subject: `${agency.name}: ${reference} is signed`, text: [`Hello ${name},`, `You have signed ${kind === 'mandate' ? 'the mandate' : 'the special power'} ${reference}. Attached: the paper as you signed it, and the file of evidence, which says how and when.`, foot(agency)].join('\n\n') };
  return { subject: `${agency.name} : ${reference} est signé`, text: [`Bonjour ${name},`, `Vous avez signé ${kind === 'mandate' ? 'le mandat' : 'le pouvoir spécial'} ${reference}. Ci-joint : le document tel que vous l’avez signé, et le dossier de preuve, qui dit comment et quand.`, foot(agency)].join('\n\n') };
}

export function endingMessage({ reference, agency, creditor, endsOn, days }: { reference: string; agency: AgencyWords; creditor: string; endsOn: Temporal.PlainDate; days: number }, link: string | null): Said & { link: string | null } {
  return {
    subject: `${agency.name} : votre mandat ${reference} finit le ${onDay(endsOn, 'fr')}`, link,
    text: ['Bonjour,', `Le mandat ${reference} par lequel ${creditor} nous confie ses créances finit le ${onDay(endsOn, 'fr')}${days > 0 ? `, dans ${days}\u00a0jour${days > 1 ? 's' : ''}` : ''}. Ensuite, aucun nouveau dossier ne peut s’ouvrir et aucune lettre ne part plus en votre nom sans un nouvel accord écrit (CPCE R124-3).`, 'Nous vous proposons de le renouveler aux mêmes conditions : vous recevrez le nouveau mandat à lire et à signer à distance. Pour en changer les termes, ou si vous ne le souhaitez pas, répondez-nous ou appelez-nous.', foot(agency)].join('\n\n'),
  };
}
