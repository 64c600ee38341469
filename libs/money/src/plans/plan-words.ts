/** What a debtor is told of a plan, in whole French sentences: the words by which he acknowledges the debt, and the mails. */
import { formatDate, formatMoney } from '@quittance/law';
import type { Keeping } from './keeping.ts';
import type { PlanRecord } from './plan-records.ts';

const longDay = (day: Temporal.PlainDate) => formatDate(day, 'long');

export interface Acknowledgement { total: bigint; creditor: string; limitationBefore: Temporal.PlainDate | null; limitationAfter: Temporal.PlainDate | null }

/**
 * What a debtor accepts with a plan: that he owes the sum, and what that does to limitation (C. civ. 2240). These words, as he read them,
 * are kept with the plan; where accepting moves nothing (consumer credit, C. conso. R312-35) they do not say that it does.
 */
export function acknowledgementWords({ total, creditor, limitationBefore, limitationAfter }: Acknowledgement, locale: 'fr' | 'en' = 'fr'): string {
  const moved = limitationAfter && !(limitationBefore && limitationAfter.equals(limitationBefore)) ? limitationAfter : null;
  if (locale === 'en') {
    const effect = moved ? ` This acknowledgement starts the limitation period again: until ${formatDate(moved, 'long', 'en')} I may be sued for this debt (article 2240 of the French civil code).` : '';
    return `By accepting this plan I acknowledge that I owe ${formatMoney(total, 'en')} to ${creditor}.${effect}`;
  }
  const effect = moved ? ` Cette reconnaissance fait repartir le délai de prescription : la dette pourra m’être réclamée en justice jusqu’au ${longDay(moved)} (article 2240 du code civil).` : '';
  return `En acceptant cet échéancier, je reconnais devoir ${formatMoney(total)} à ${creditor}.${effect}`;
}

export type PlanPurpose = 'plan_proposed' | 'plan_received' | 'plan_agreed' | 'plan_refused' | 'plan_reminder' | 'plan_broken' | 'plan_completed' | 'plan_ended' | 'plan_resumed';

export interface Told { plan: PlanRecord; keeping: Keeping; creditor: string; agency: string; phone: string; reference: string; reason?: string | null; due?: bigint }

/** "six versements": small numbers in letters. */
const NUMBERS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'];
const number = (value: number) => NUMBERS[value] ?? String(value);

/** The schedule in one sentence. */
export function scheduleWords({ instalments, downPayment, total }: Pick<PlanRecord, 'instalments' | 'downPayment' | 'total'>): string {
  const [first, ...rest] = instalments, last = instalments.at(-1)!;
  if (rest.length === 0) return `${formatMoney(total)} en un versement, le ${longDay(first!.dueOn)}`;
  const equal = downPayment > 0n ? rest : instalments;
  const each = equal.length === 1 ? `un versement de ${formatMoney(equal[0]!.amount)}, le ${longDay(equal[0]!.dueOn)}`
    : `${number(equal.length)} versements de ${formatMoney(equal[0]!.amount)}${last.amount === equal[0]!.amount ? '' : `, le dernier de ${formatMoney(last.amount)}`}, chaque mois du ${longDay(equal[0]!.dueOn)} au ${longDay(last.dueOn)}`;
  return downPayment > 0n ? `${formatMoney(total)}, dont ${formatMoney(first!.amount)} le ${longDay(first!.dueOn)}, puis ${each}` : `${formatMoney(total)} en ${each}`;
}

const interestWords = ({ interest }: PlanRecord) => (interest === 'stops'
  ? 'Les intérêts cessent de courir tant que l’échéancier est tenu.' : 'Les intérêts continuent de courir pendant l’échéancier ; ils seront demandés à la fin.');

const SAID: Record<PlanPurpose, (told: Told) => { subject: string; lines: string[] }> = {
  plan_proposed: ({ plan, creditor, reference }) => ({
    subject: `Votre échéancier à confirmer, dossier ${reference}`,
    lines: [`Comme convenu au téléphone, voici l’échéancier que nous vous proposons pour ce que vous devez à ${creditor} : ${scheduleWords(plan)}.`, interestWords(plan),
      'Il est conclu dès que vous l’acceptez sur votre page, ou que vous payez le premier versement. L’accepter vaut reconnaissance de la dette (article 2240 du code civil) : votre page dit ce que cela change.'],
  }),
  plan_received: ({ plan, creditor, reference }) => ({
    subject: `Nous avons reçu votre proposition, dossier ${reference}`,
    lines: [`Vous proposez de payer ce que vous devez à ${creditor} ainsi : ${scheduleWords(plan)}.`, `Cette proposition demande l’accord de ${creditor}. Nous la lui soumettons et nous vous répondrons ; la réponse sera aussi sur votre page.`],
  }),
  plan_agreed: ({ plan, creditor, reference }) => ({
    subject: `Votre échéancier est accepté, dossier ${reference}`,
    lines: [`Votre échéancier envers ${creditor} est accepté : ${scheduleWords(plan)}.`, interestWords(plan),
      `Le premier versement est attendu le ${longDay(plan.firstOn)}. Vous trouverez sur votre page l’accord écrit, les dates et nos coordonnées bancaires. Si un versement devient difficile, appelez-nous avant sa date.`],
  }),
  plan_refused: ({ plan, creditor, reference, reason }) => ({
    subject: `Votre proposition d’échéancier, dossier ${reference}`,
    lines: [`Votre proposition (${scheduleWords(plan)}) n’a pas pu être acceptée par ${creditor}.${reason ? ` Motif : ${reason}` : ''}`, 'Vous pouvez en faire une autre sur votre page, ou nous appeler pour la préparer ensemble.'],
  }),
  plan_reminder: ({ plan, keeping, reference }) => ({
    subject: `Un versement de votre échéancier est attendu, dossier ${reference}`,
    lines: keeping.next ? [`Le versement de ${formatMoney(keeping.next.amount)} prévu le ${longDay(keeping.next.dueOn)} ne nous est pas ${keeping.next.paid > 0n ? 'parvenu en entier' : 'encore parvenu'}${keeping.next.paid > 0n ? ` : il manque ${formatMoney(keeping.next.amount - keeping.next.paid)}` : ''}. Si vous venez de le payer, ne tenez pas compte de ce message.`,
      `L’échéancier se poursuit si ce versement nous parvient au plus tard le ${longDay(keeping.next.graceUntil)}. En cas de difficulté, appelez-nous avant.`] : [scheduleWords(plan)],
  }),
  plan_broken: ({ keeping, creditor, reference, due }) => ({
    subject: `Votre échéancier a pris fin, dossier ${reference}`,
    lines: [keeping.next ? `Le versement prévu le ${longDay(keeping.next.dueOn)} (${formatMoney(keeping.next.amount)}${keeping.next.paid > 0n ? `, dont ${formatMoney(keeping.next.paid)} reçus` : ''}) ne nous est pas parvenu. L’échéancier convenu a donc pris fin.` : 'L’échéancier convenu a pris fin.',
      `Vous avez payé ${formatMoney(keeping.paid)} ; ce que vous devez à ${creditor} s’élève aujourd’hui à ${formatMoney(due ?? keeping.left)}.`, 'Appelez-nous, ou proposez un autre échéancier sur votre page : nous chercherons avec vous ce qui est possible. Si vous avez payé à temps, dites-le-nous, nous le vérifierons.'],
  }),
  plan_completed: ({ keeping, creditor, reference, due }) => ({
    subject: `Votre échéancier est entièrement payé, dossier ${reference}`,
    lines: [`Nous avons reçu le dernier versement de votre échéancier : vous avez payé ${formatMoney(keeping.paid)}, comme convenu. Merci.`,
      due !== undefined && due > 0n ? `Restent dus à ${creditor} les ${formatMoney(due)} d’intérêts courus pendant l’échéancier ; votre page en donne le détail.` : `Vous ne devez plus rien à ${creditor} au titre de ce dossier.`],
  }),
  plan_ended: ({ creditor, reference, reason, due }) => ({
    subject: `Votre échéancier a pris fin, dossier ${reference}`,
    lines: [`L’échéancier de votre dossier a pris fin.${reason ? ` Motif : ${reason}` : ''}`, ...(due !== undefined && due > 0n ? [`Ce que vous devez à ${creditor} s’élève aujourd’hui à ${formatMoney(due)}. Appelez-nous, ou proposez un autre échéancier sur votre page.`] : [])],
  }),
  plan_resumed: ({ plan, reference, keeping }) => ({
    subject: `Votre échéancier se poursuit, dossier ${reference}`,
    lines: [`Votre échéancier se poursuit : ${scheduleWords(plan)}.`, keeping.next ? `Le prochain versement est attendu le ${longDay(keeping.next.dueOn)}.` : 'Il est entièrement payé.'],
  }),
};

/** Plain text; the link to the debtor's page is set below it. */
export function mailWords(purpose: PlanPurpose, told: Told): { subject: string; text: string } {
  const { subject, lines } = SAID[purpose](told);
  return { subject, text: ['Bonjour,', ...lines, `${told.agency}, pour ${told.creditor}\nTéléphone : ${told.phone}`].join('\n\n') };
}
