import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** Why a letter did not leave. */
export const letters: Sentences = {
  insurance_not_in_force: () => ({ title: msg`L’assurance de l’agence n’est pas en cours.`, body: msg`Aucune lettre ne peut partir sans elle. L’administrateur enregistre la police en vigueur.`, safe: msg`Rien n’a été envoyé ni débité.` }),
  declaration_missing: () => ({ title: msg`La déclaration au procureur manque.`, body: msg`Aucune lettre ne peut partir sans elle. L’administrateur enregistre sa date et le tribunal.`, safe: msg`Rien n’a été envoyé ni débité.` }),
  segregated_account_missing: () => ({ title: msg`Le compte affecté manque.`, body: msg`La lettre doit dire où payer, sur le compte réservé aux fonds des créanciers.`, safe: msg`Rien n’a été envoyé ni débité.` }),
  creditor_costs_in_sum: () => ({ title: msg`La somme contient des frais du créancier.`, body: msg`Sans titre exécutoire ils restent à sa charge et ne peuvent être demandés.`, safe: msg`Rien n’a été envoyé ni débité.` }),
  letter_mention_missing: ({ named }) => ({ title: msg`La lettre n’est pas partie.`, body: msg`Il y manque une mention obligatoire : ${named('mention')}.`, safe: msg`Rien n’a été envoyé ni débité.` }),
  letter_already_today: ({ fact }) => ({ title: msg`Une lettre semblable part déjà aujourd’hui.`, body: msg`C’est la lettre ${fact('reference')}. Deux le même jour seraient du harcèlement ; attendez demain.`, safe: msg`Rien n’a été envoyé deux fois.` }),
};
