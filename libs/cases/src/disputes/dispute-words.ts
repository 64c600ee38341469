/** What is written of a dispute to the creditor and to the debtor: plain, calm, in French as every letter of the house. */
import type { DisputeOutcome, DisputeReason } from './dispute.type.ts';

/** "la facture F-1", "les factures F-1, F-2 et F-3" */
export function invoices(references: readonly string[]): string {
  if (references.length === 1) return `la facture ${references[0]}`;
  return `les factures ${references.slice(0, -1).join(', ')} et ${references.at(-1)}`;
}

const SAYS: Record<DisputeReason, (what: string) => string> = {
  already_paid: (what) => `dit avoir déjà payé ${what}`,
  not_delivered: (what) => `conteste ${what} : la livraison ou la prestation n’aurait pas eu lieu, ou pas comme convenu`,
  wrong_amount: (what) => `conteste le montant demandé pour ${what}`,
  not_me: (what) => `dit ne pas être celui qui doit ${what}`,
  other: (what) => `conteste ${what}`,
};
const ASKS: Record<DisputeReason, string> = {
  already_paid: 'Pouvez-vous nous dire si ce paiement vous est parvenu, à quelle date et pour quel montant ?',
  not_delivered: 'Pouvez-vous nous répondre et joindre le bon de livraison signé, ou ce qui prouve que la prestation a été faite ?',
  wrong_amount: 'Pouvez-vous nous répondre et joindre la commande, le devis accepté ou le détail du prix ?',
  not_me: 'Pouvez-vous nous répondre et joindre la commande ou le contrat à son nom ?',
  other: 'Pouvez-vous nous répondre et joindre ce qui établit cette créance ?',
};

/** The question to the creditor (C. civ. 1353: the proof is his). */
export function questionToCreditor(debtor: string, { reason, words, references }: { reason: DisputeReason; words: string | null; references: readonly string[] }): string {
  const said = words ? ` Voici ses mots : « ${words} ».` : '';
  return `${debtor} ${SAYS[reason](invoices(references))}.${said} ${ASKS[reason]} Nos relances s’arrêtent jusqu’à votre réponse.`;
}

export interface Parties { agency: string; creditor: string }

export function acknowledgement({ agency, creditor }: Parties, references: readonly string[]): string {
  return `Bonjour,\n\nNous avons bien reçu votre contestation, qui porte sur ${invoices(references)} de ${creditor}.\n\n`
    + `Nous cessons de vous demander ce paiement pendant qu’elle est examinée, et nous demandons à ${creditor} de nous répondre. Vous recevrez notre réponse par écrit.\n\n${agency}`;
}

/** documents: names of what the creditor produced; moreDue: something else of the case is still owed. */
export function outcomeToDebtor({ agency, creditor }: Parties, { outcome, words, references, documents, moreDue }: { outcome: DisputeOutcome; words: string | null; references: readonly string[]; documents: readonly string[]; moreDue: boolean }): string {
  const what = invoices(references);
  const several = references.length > 1;
  const produced = documents.length ? ` ${creditor} a produit : ${documents.join(', ')}.` : '';
  const told: Record<DisputeOutcome, string> = {
    upheld: `Votre contestation est reconnue fondée. ${creditor} renonce à ${what}, qui ne ${several ? 'vous sont plus demandées' : 'vous est plus demandée'}.${moreDue ? ' Le reste de votre dossier n’est pas concerné.' : ' Vous ne devez plus rien sur ce dossier.'}`,
    partly: `Votre contestation est reconnue fondée en partie.${produced} Le montant demandé tient compte des avoirs que ${creditor} émet.`,
    rejected: `Après examen, ${creditor} maintient sa demande pour ${what}.${produced} Si vous avez d’autres éléments, vous pouvez nous les adresser.`,
    withdrawn: `Votre contestation, qui portait sur ${what}, est retirée.`,
  };
  return `Bonjour,\n\n${told[outcome]}${words ? `\n\n${words}` : ''}\n\n${agency}`;
}
