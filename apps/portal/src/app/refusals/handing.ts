import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** Creditors, mandates and what is handed over. */
export const handing: Sentences = {
  mandate_missing: () => ({ title: msg`Ce créancier n’a pas de mandat.`, body: msg`Un dossier ne peut s’ouvrir sans une convention écrite. Enregistrez le mandat signé, puis recommencez.`, safe: msg`Aucun dossier n’a été ouvert.` }),
  mandate_unsigned: () => ({ title: msg`Le mandat n’est pas signé.`, body: msg`Ajoutez la date de signature et le document signé.`, safe: msg`Rien n’a été ouvert ni envoyé.` }),
  mandate_clause_missing: ({ fact }) => ({ title: msg`Il manque une clause au mandat.`, body: msg`Les quatre clauses sont obligatoires ; il manque : ${fact('missing')}.`, safe: msg`Rien n’a été ouvert ni envoyé.` }),
  mandate_not_yet_in_force: ({ day }) => ({ title: msg`Le mandat n’est pas encore en vigueur.`, body: msg`Il prend effet le ${day('from')}.`, safe: msg`Rien n’a été ouvert ni envoyé.` }),
  mandate_ended: ({ day }) => ({ title: msg`Le mandat a pris fin.`, body: msg`Il s’est terminé le ${day('to')}. Un nouveau mandat est nécessaire pour continuer.`, safe: msg`Rien n’a été ouvert ni envoyé.` }),
  mandate_not_in_force: () => ({ title: msg`Aucun mandat n’est en vigueur.`, body: msg`L’agence ne peut agir que sous un mandat écrit et signé.`, safe: msg`Rien n’a été ouvert ni envoyé.` }),
  creditor_exists: ({ fact }) => ({ title: msg`Ce créancier est déjà enregistré.`, body: msg`Le SIREN ${fact('siren')} est déjà celui d’un client de l’agence.`, safe: msg`Rien n’a été créé en double.` }),
  reference_taken: ({ fact }) => ({ title: msg`Cette référence est déjà prise.`, body: msg`Choisissez une autre référence que ${fact('reference')}.`, safe: msg`Rien n’a été enregistré.` }),
  file_too_large: ({ fact }) => ({ title: msg`Le fichier est trop grand.`, body: msg`${fact('name')} dépasse 20 Mo. Séparez-le en plusieurs fichiers.`, safe: msg`Rien n’a été lu ni enregistré.` }),
  not_a_pdf: ({ fact }) => ({ title: msg`Ce fichier n’est pas un PDF.`, body: msg`${fact('name')} ne peut pas être lu comme un PDF. Choisissez le document signé.`, safe: msg`Rien n’a été enregistré.` }),
  nothing_to_open: () => ({ title: msg`Aucun dossier ne peut être ouvert avec ces fichiers.`, body: msg`Chaque ligne refusée est listée avec sa raison. Corrigez-les, puis déposez de nouveau.`, safe: msg`Rien n’a été enregistré.` }),
  already_placed: () => ({ title: msg`Ces factures sont déjà confiées.`, body: msg`Elles figurent dans des dossiers ouverts, avec la même référence et la même somme.`, safe: msg`Rien n’a été créé en double.` }),
};
