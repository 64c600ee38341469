/**
 * A reminder as the debtor reads it: the agent's words between what the law wants said with them: who writes and for whom, what is due and
 * how it is made up, the first letter by its reference and its day (CPCE R124-4). Pure: the same facts give the same text.
 */
import { formatMoney, type Statement } from '@quittance/law';
import { longDay } from '@quittance/platform/paper';

export interface ReminderFacts {
  channel: 'email' | 'sms'; on: Temporal.PlainDate; text: string; caseReference: string;
  agency: { name: string; address: string; phone: string }; creditor: { name: string; address: string };
  totals: Statement['totals'];
  /** The line that recalls the first letter. */
  recall: string;
  /** Who writes. */
  agent: string;
  /** The debtor's page. */
  link: string;
}

export const usualSubject = ({ caseReference, creditor }: Pick<ReminderFacts, 'caseReference' | 'creditor'>): string => `Dossier ${caseReference}, ${creditor.name}`;

/** What is owed, its elements told apart. */
function dueSentence({ on, totals }: ReminderFacts): string {
  const parts = ([['principal', totals.principal], ['intérêts', totals.interest], ['indemnité forfaitaire', totals.indemnity], ['frais', totals.costs]] as const).filter(([, amount]) => amount > 0n).map(([name, amount]) => `${name} ${formatMoney(amount)}`);
  const paid = totals.paid > 0n ? `, dont sont déduits ${formatMoney(totals.paid)} déjà payés` : '';
  return `Au ${longDay(on)}, la somme due s’élève à ${formatMoney(totals.due)} (${parts.join(', ')}${paid}).`;
}

/** Plain text, without the link, which is set below it. */
export function reminderText(facts: ReminderFacts): string {
  const { channel, text, agency, creditor, caseReference, totals, recall, agent } = facts;
  const said = text.trim();
  if (channel === 'sms') return [`${agency.name}, recouvrement amiable pour ${creditor.name}, dossier ${caseReference}.`, said, `Dû ce jour : ${formatMoney(totals.due)}.`, `${recall}.`, 'Payer, demander un délai ou contester :'].filter(Boolean).join(' ');
  return [
    'Madame, Monsieur,', ...(said ? [said] : []), dueSentence(facts),
    `${agency.name}, ${agency.address}, exerce une activité de recouvrement amiable et vous écrit pour le compte de ${[creditor.name, creditor.address].filter(Boolean).join(', ')}, dont elle a reçu mandat.`,
    `${recall}.`,
    'Sur votre page, dont le lien suit ce message, vous trouvez le détail de cette somme ; vous pouvez payer, proposer de payer en plusieurs fois, ou dire que vous n’êtes pas d’accord et pourquoi. Vous pouvez aussi nous répondre ou nous appeler. Si vous venez de payer, ne tenez pas compte de ce message.',
    `${agent}\n${agency.name}, pour ${creditor.name}\nTéléphone : ${agency.phone}`,
  ].join('\n\n');
}

/** As it is delivered: the link below the text. */
export const wholeOf = (facts: ReminderFacts): string => `${reminderText(facts)}${facts.channel === 'sms' ? ' ' : '\n\n'}${facts.link}`;
