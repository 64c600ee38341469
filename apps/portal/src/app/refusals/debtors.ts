import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Sentences, Teller } from '../refusals.tsx';

const SAFE = msg`Rien n’a été enregistré.`, APART = msg`Les deux fiches restent telles qu’elles sont.`;

/** What is told of a debtor, and which two records are one. */
export const debtors: Sentences = {
  debtor_erased: () => ({ title: msg`Ses données ont été effacées.`, body: msg`Plus rien ne peut y être ajouté.`, safe: SAFE }),
  already_returned: ({ day }) => ({ title: msg`Le retour est déjà noté.`, body: msg`Le courrier revient de cette adresse depuis le ${day('on')}.`, safe: msg`Rien n’a été noté deux fois.` }),
  not_returned: () => ({ title: msg`Aucun courrier n’est revenu de cette adresse.`, safe: SAFE }),
  already_ended: ({ fact, day }) => ({ title: msg`${fact('name')} n’est déjà plus tenu depuis le ${day('on')}.`, safe: SAFE }),
  already_linked: ({ fact }) => ({ title: msg`${fact('name')} est déjà liée.`, safe: SAFE }),
  already_unlinked: () => ({ title: msg`Ce lien est déjà retiré.`, safe: SAFE }),
  not_a_company: ({ fact }) => ({ title: msg`${fact('name')} n’est pas une société.`, body: msg`Seules des sociétés se lient. Une personne qui doit avec une autre s’inscrit comme codébiteur ou caution.`, safe: SAFE }),
  same_debtor: () => ({ title: msg`C’est le même débiteur.`, body: msg`Choisissez-en un autre.`, safe: APART }),
  other_creditor: () => ({ title: msg`Il est d’un autre créancier.`, body: msg`Les débiteurs de deux créanciers ne se réunissent jamais.`, safe: APART }),
  sirens_differ: ({ fact }) => ({ title: msg`Deux SIREN différents sont deux sociétés.`, body: msg`${fact('keep')} et ${fact('other')}. Vous pouvez les lier.`, safe: APART }),
  already_merged: ({ fact }) => ({ title: msg`${fact('name')} est déjà réuni à un autre.`, body: msg`Ouvrez la fiche qui reste, ou défaites d’abord la première fusion.`, safe: APART }),
  already_parted: ({ day }) => ({ title: msg`Cette fusion est défaite depuis le ${day('on')}.`, safe: APART }),
  person_held: ({ fact }) => ({ title: msg`Une mesure protège ${fact('name')}, une personne.`, body: msg`Elle ne peut pas s’étendre à une société. Vérifiez qui doit.`, safe: APART }),
};

export const debtorFields: Record<string, (teller: Teller) => MessageDescriptor> = {
  guarantee_cap_missing: () => msg`Un particulier ne garantit qu’une somme écrite de sa main (C. civ. 2297).`,
};
