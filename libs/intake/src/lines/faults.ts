/**
 * Why a line was not taken, beyond what its reader could not read: one French sentence for each code, made from its facts
 * alone, so that a screen in another language has all it needs. Money crosses as "1200.00", days as ISO.
 */
import { formatDate, formatMoney, formatSiren, parseMoney } from '@quittance/law';

export const INTAKE_FAULTS = [
  'unknown_format', 'currency_not_euro', 'currency_excluded', 'below_minimum', 'other_seller', 'credit_note_alone', 'nothing_due', 'no_due_date', 'due_before_issue', 'not_due', 'twice_in_files',
  'already_placed', 'already_placed_other_amount', 'barred', 'rate_unknown',
] as const;
export type IntakeFaultCode = (typeof INTAKE_FAULTS)[number];
export type FaultFacts = Readonly<Record<string, string | number>>;

/** A fault as it is kept with the deposit and shown. */
export interface LineFault { file: string; line: number | null; field: string | null; code: string; message: string; facts: FaultFacts }

const NBSP = '\u00a0';
const day = (facts: FaultFacts, key: string) => formatDate(String(facts[key]));
const money = (facts: FaultFacts, key: string) => formatMoney(parseMoney(String(facts[key])) ?? 0n);

const sentences: Record<Exclude<IntakeFaultCode, 'unknown_format'>, (facts: FaultFacts) => string> = {
  currency_not_euro: (f) => `La facture ${f.reference} est en ${f.currency}${NBSP}: seules les créances en euros sont reprises.`,
  currency_excluded: (f) => `La facture ${f.reference} est en ${f.currency}${NBSP}: votre mandat ne reprend que les créances en ${f.allowed}.`,
  below_minimum: (f) => `La facture ${f.reference} est de ${money(f, 'due')}, sous le minimum de votre mandat (${money(f, 'minimum')}).`,
  other_seller: (f) => `La facture ${f.reference} est émise par le SIREN ${formatSiren(String(f.seller))}, pas par le vôtre (${formatSiren(String(f.creditor))}).`,
  credit_note_alone: (f) => `L’avoir ${f.reference} ne désigne pas la facture qu’il diminue${NBSP}: remettez la facture pour ce qu’il en reste dû.`,
  nothing_due: (f) => `Il ne reste rien à payer sur la facture ${f.reference}.`,
  no_due_date: (f) => `La facture ${f.reference} ne donne pas d’échéance, ou en donne plusieurs${NBSP}: elle n’est pas devinée.`,
  due_before_issue: (f) => `L’échéance de la facture ${f.reference} (${day(f, 'dueOn')}) précède son émission (${day(f, 'issuedOn')}).`,
  not_due: (f) => `La facture ${f.reference} n’est pas encore en retard${NBSP}: elle est à payer jusqu’au ${day(f, 'dueOn')} inclus.`,
  twice_in_files: (f) => `La facture ${f.reference} figure deux fois dans ce dépôt${NBSP}: voir ${f.otherFile}${f.otherLine === undefined ? '' : `, ligne ${f.otherLine}`}.`,
  already_placed: (f) => `La facture ${f.reference} est déjà au dossier ${f.caseReference}${NBSP}: même référence, même date, même somme.`,
  already_placed_other_amount: (f) => `La facture ${f.reference} est déjà au dossier ${f.caseReference} pour ${money(f, 'placed')}, et non ${money(f, 'amount')}.`,
  barred: (f) => `La facture ${f.reference} est prescrite depuis le ${day(f, 'expires')}${f.article === undefined ? '' : ` (${f.article})`}${NBSP}: elle ne peut plus être réclamée à un particulier.`,
  rate_unknown: (f) => `Le taux des intérêts qui courent sur la facture ${f.reference} depuis le ${day(f, 'dueOn')} n’est pas connu${f.from === undefined ? '' : ` pour le semestre du ${day(f, 'from')} au ${day(f, 'to')}`}.`,
};

/** The French name of what is wrong, where the file has no column to name. */
export const FIELDS = { reference: 'Référence', due: 'Montant', currency: 'Devise', dueOn: 'Échéance', seller: 'Vendeur', kind: 'Type' } as const;

export function lineFault(code: keyof typeof sentences, at: { file: string; line: number | null }, field: keyof typeof FIELDS, facts: FaultFacts): LineFault {
  return { file: at.file, line: at.line, field: FIELDS[field], code, message: sentences[code](facts), facts };
}
