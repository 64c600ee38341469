import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Sentences, Teller, Told } from '../refusals.tsx';

/** Why a word may not be written to a debtor, by the reasons of the dictionary. */
export const WORD_REASONS: Record<string, MessageDescriptor> = {
  publicFunction: msg`Ces mots font croire à une autorité publique ou à un acte de justice.`,
  bailiffAppearance: msg`Ces mots font croire qu’un commissaire de justice agit déjà.`,
  falseProcedure: msg`Ces mots annoncent une procédure qui n’est pas engagée ou que le mandat ne permet pas.`,
  seizureWithoutTitle: msg`Sans titre exécutoire, rien ne peut être saisi.`,
  undueCosts: msg`Ces frais restent à la charge du créancier.`,
  falseListing: msg`L’agence n’inscrit personne sur un fichier ni sur une liste.`,
  thirdPersonThreat: msg`Personne d’autre ne doit apprendre la dette.`,
  falseUrgency: msg`Ces mots pressent sans qu’un délai de la loi coure.`,
  insult: msg`Ces mots blessent ou jugent la personne.`,
  criminalThreat: msg`Une dette n’est pas un délit : rien de pénal ne peut être annoncé.`,
  falseObligation: msg`La créance est prescrite : personne n’est plus tenu de la payer.`,
  sensitiveData: msg`Une dette n’a pas besoin de le savoir.`,
};
const FORBIDDEN = msg`Ces mots ne peuvent pas être écrits au débiteur.`;
const reasonOf = ({ fact }: Teller): MessageDescriptor => WORD_REASONS[fact('reason')] ?? FORBIDDEN;

/** The same at the field where they stand; its article is told by the live check beside it. */
export const forbiddenAtField = (teller: Teller): MessageDescriptor => {
  const words = teller.fact('words');
  const said: Record<string, MessageDescriptor> = {
    publicFunction: msg`« ${words} » fait croire à une autorité publique ou à un acte de justice.`,
    bailiffAppearance: msg`« ${words} » fait croire qu’un commissaire de justice agit déjà.`,
    falseProcedure: msg`« ${words} » annonce une procédure qui n’est pas engagée ou que le mandat ne permet pas.`,
    seizureWithoutTitle: msg`« ${words} » : sans titre exécutoire, rien ne peut être saisi.`,
    undueCosts: msg`« ${words} » : ces frais restent à la charge du créancier.`,
    falseListing: msg`« ${words} » : l’agence n’inscrit personne sur un fichier ni sur une liste.`,
    thirdPersonThreat: msg`« ${words} » : personne d’autre ne doit apprendre la dette.`,
    falseUrgency: msg`« ${words} » presse sans qu’un délai de la loi coure.`,
    insult: msg`« ${words} » blesse ou juge la personne.`,
    criminalThreat: msg`« ${words} » : une dette n’est pas un délit, rien de pénal ne peut être annoncé.`,
    falseObligation: msg`« ${words} » : la créance est prescrite, personne n’est plus tenu de la payer.`,
  };
  return said[teller.fact('reason')] ?? msg`« ${words} » ne peut pas être écrit au débiteur.`;
};

const NOT_SENT = msg`Rien n’a été envoyé.`;
/** Why the check refused a contact, by the code of its finding. */
const FOUND: Record<string, (teller: Teller) => Told> = {
  third_person: () => ({ title: msg`Ce destinataire est un tiers.`, body: msg`Il ne doit rien apprendre de la dette.`, safe: NOT_SENT }),
  on_hold: () => ({ title: msg`Une mesure en cours suspend ce contact.`, body: msg`Lisez dans le dossier ce qu’elle arrête, et à qui s’adresser.`, safe: NOT_SENT }),
  claim_barred: () => ({ title: msg`La créance est prescrite.`, body: msg`Plus rien ne peut être demandé à un consommateur.`, safe: NOT_SENT }),
  first_letter_missing: () => ({ title: msg`La première lettre n’est pas encore partie.`, body: msg`La mise en demeure vient d’abord ; toute démarche la rappelle ensuite.`, safe: NOT_SENT }),
  first_letter_not_recalled: ({ fact, day }) => ({ title: msg`La première lettre n’est pas rappelée.`, body: msg`Toute démarche rappelle notre lettre ${fact('reference')} du ${day('sentOn')}.`, safe: NOT_SENT }),
  stop_asked_in_writing: ({ day }) => ({ title: msg`Le débiteur ne veut être joint que par courrier.`, body: msg`Il l’a demandé par écrit le ${day('askedOn')} : ni appel, ni message. La lettre reste possible.`, safe: NOT_SENT }),
  registered_email_without_consent: () => ({ title: msg`Le recommandé électronique demande son consentement.`, body: msg`Sans lui, le recommandé part sur papier.`, safe: NOT_SENT }),
  outside_hours: ({ fact }) => ({ title: msg`Ce n’est pas l’heure.`, body: msg`Les règles de l’agence permettent ce contact de ${fact('spans')}. Le brouillon reste ; envoyez-le alors.`, safe: NOT_SENT }),
  too_many_contacts: ({ fact }) => ({ title: msg`Le débiteur a déjà été joint trop souvent.`, body: msg`${fact('count')} contacts en ${fact('withinDays')} jours ; les règles de l’agence en permettent ${fact('atMost')}. Le brouillon reste.`, safe: NOT_SENT }),
};

/** Who may be contacted, when, how often, in what words. */
export const conduct: Sentences = {
  forbidden_words: (teller) => ({ title: msg`« ${teller.fact('words')} » ne peut pas être écrit au débiteur.`, body: reasonOf(teller), safe: msg`Rien n’a été envoyé ni enregistré. Écrivez-le autrement.` }),
  contact_refused: (teller) => FOUND[teller.fact('finding')]?.(teller) ?? { title: msg`Ce contact n’est pas permis maintenant.`, body: msg`Le contrôle des contacts s’y oppose.`, safe: NOT_SENT },
  no_address: ({ fact }) => (fact('channel') === 'sms' ? { title: msg`Aucun mobile n’est connu.`, brief: msg`Aucun mobile n’est connu.`, body: msg`Un SMS demande un numéro de mobile français.`, safe: NOT_SENT } : { title: msg`Aucune adresse électronique n’est connue.`, brief: msg`Aucune adresse électronique n’est connue.`, body: msg`La lettre et l’appel restent possibles.`, safe: NOT_SENT }),
};
