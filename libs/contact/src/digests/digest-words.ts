/** A digest in words. Its subject names nobody; in its lines a company may be named, a person never: a mail is read by more eyes than a page behind a door. */
import { formatMoney } from '@quittance/law';
import { longDay } from '@quittance/platform/paper';
import type { DigestContent, Moved, Wanting } from './read-digest.service.ts';

export interface DigestLetter { subject: string; text: string }
export interface DigestAddresses { home: string; caseOf: (caseId: string) => string; settings: string; stop: string }
interface Told { locale: string; name: string; from: Temporal.Instant }

type Count = (n: number) => string;
const count = (one: string, more: string): Count => (n) => `${n} ${n > 1 ? more : one}`;
const counted = (one: string, more: string): Count => (n) => `${n} ${n === 1 ? one : more}`;

const FR = {
  questions: count('question', 'questions'), proofs: count('preuve demandée', 'preuves demandées'), plans: count('échéancier à accepter', 'échéanciers à accepter'), costs: count('frais à accepter', 'frais à accepter'), messages: count('message non lu', 'messages non lus'),
  kinds: { call: count('appel', 'appels'), letter: count('étape de courrier', 'étapes de courrier'), promise: count('promesse', 'promesses'), payment: count('mouvement de paiement', 'mouvements de paiement'), plan: count('étape d’échéancier', 'étapes d’échéancier'), dispute: count('étape de contestation', 'étapes de contestation'), judicial: count('acte judiciaire', 'actes judiciaires'), stage: count('changement d’étape', 'changements d’étape'), question: count('question ou réponse', 'questions ou réponses'), hold: count('mesure', 'mesures'), note: count('note', 'notes') } as Record<string, Count>,
  other: count('autre mouvement', 'autres mouvements'), cases: count('dossier', 'dossiers'),
};
const EN: typeof FR = {
  questions: counted('question', 'questions'), proofs: counted('proof asked for', 'proofs asked for'), plans: counted('plan to accept', 'plans to accept'), costs: counted('cost to agree', 'costs to agree'), messages: counted('unread message', 'unread messages'),
  kinds: { call: counted('call', 'calls'), letter: counted('step of a letter', 'steps of letters'), promise: counted('promise', 'promises'), payment: counted('payment line', 'payment lines'), plan: counted('step of a plan', 'steps of plans'), dispute: counted('step of a dispute', 'steps of disputes'), judicial: counted('act at law', 'acts at law'), stage: counted('change of stage', 'changes of stage'), question: counted('question or answer', 'questions or answers'), hold: counted('measure', 'measures'), note: counted('note', 'notes') },
  other: counted('other line', 'other lines'), cases: counted('case', 'cases'),
};

const PARIS = 'Europe/Paris';
const dayOf = (at: Temporal.Instant, english: boolean): string => {
  const day = at.toZonedDateTimeISO(PARIS).toPlainDate();
  return english ? day.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }) : longDay(day);
};

export function digestLetter(content: DigestContent, { locale, name, from }: Told, to: DigestAddresses): DigestLetter {
  const english = locale === 'en', say = english ? EN : FR;
  const { creditor, agency, wanting, wantingCount, recovered, opened, closed } = content;
  const since = dayOf(from, english), rest = wantingCount - wanting.length;
  const figures = english
    ? [`Recovered: ${formatMoney(recovered)}`, `New cases: ${opened}`, `Closed cases: ${closed}`]
    : [`Recouvré : ${formatMoney(recovered)}`, `Nouveaux dossiers : ${opened}`, `Dossiers clos : ${closed}`];
  const parts = [
    english ? `Hello ${name},` : `Bonjour ${name},`,
    english ? `Your cases with ${agency}, for ${creditor}, since ${since}:` : `Vos dossiers chez ${agency}, pour ${creditor}, depuis le ${since} :`,
    figures.join('\n'),
    content.movedCases > 0 && `${english ? 'What moved' : 'Ce qui a bougé'}${english ? ':' : '\u00a0:'} ${say.cases(content.movedCases)} (${movedWords(content.moved, say)}).\n${to.home}`,
    wantingCount > 0 && [
      english ? `${say.cases(wantingCount)} ${wantingCount === 1 ? 'needs' : 'need'} you:` : `${say.cases(wantingCount)} ${wantingCount > 1 ? 'ont besoin' : 'a besoin'} de vous\u00a0:`,
      ...wanting.map((one) => `- ${[one.reference, one.debtor].filter(Boolean).join(', ')}${english ? ':' : '\u00a0:'} ${wantingWords(one, say)}\n  ${to.caseOf(one.caseId)}`),
      ...(rest > 0 ? [english ? `and ${rest} more, on your home page.` : `et ${rest} autres, sur votre page d’accueil.`] : []),
    ].join('\n'),
    english ? `How often this mail comes: ${to.settings}\nNever again: ${to.stop}` : `La fréquence de ce courriel : ${to.settings}\nNe plus le recevoir : ${to.stop}`,
    agency,
  ];
  return { subject: subjectOf(agency, wantingCount, english), text: parts.filter(Boolean).join('\n\n') };
}

function subjectOf(agency: string, wanting: number, english: boolean): string {
  if (wanting === 0) return english ? `${agency}: news of your cases` : `${agency} : des nouvelles de vos dossiers`;
  return english ? `${agency}: ${EN.cases(wanting)} ${wanting === 1 ? 'needs' : 'need'} you` : `${agency} : ${FR.cases(wanting)} ${wanting > 1 ? 'ont besoin' : 'a besoin'} de vous`;
}

const movedWords = (moved: readonly Moved[], say: typeof FR): string => {
  const other = moved.filter(({ kind }) => !say.kinds[kind]).reduce((sum, { lines }) => sum + lines, 0);
  return [...moved.flatMap(({ kind, lines }) => (say.kinds[kind] ? [say.kinds[kind](lines)] : [])), ...(other ? [say.other(other)] : [])].join(', ');
};
const wantingWords = ({ questions, proofs, plans, costs, messages }: Wanting, say: typeof FR): string =>
  ([[questions, say.questions], [proofs, say.proofs], [plans, say.plans], [costs, say.costs], [messages, say.messages]] as const).flatMap(([n, words]) => (n > 0 ? [words(n)] : [])).join(', ');
