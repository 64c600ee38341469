import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** Creditors, mandates and what is handed over. */
export const handing: Sentences = {
  mandate_missing: () => ({ title: msg`Ce créancier n’a pas de mandat.`, body: msg`Un dossier ne peut s’ouvrir sans une convention écrite. Enregistrez le mandat signé, puis recommencez.`, safe: msg`Aucun dossier n’a été ouvert.` }),
  mandate_unsigned: () => ({ title: msg`Le mandat n’est pas signé.`, body: msg`Ajoutez la date de signature et le document signé.`, safe: msg`Rien n’a été ouvert ni envoyé.` }),
  mandate_clause_missing: ({ named }) => ({ title: msg`Il manque une clause au mandat.`, body: msg`Les quatre clauses sont obligatoires ; il manque : ${named('missing')}.`, safe: msg`Rien n’a été ouvert ni envoyé.` }),
  mandate_not_yet_in_force: ({ day }) => ({ title: msg`Le mandat n’est pas encore en vigueur.`, body: msg`Il prend effet le ${day('from')}.`, safe: msg`Rien n’a été ouvert ni envoyé.` }),
  mandate_ended: ({ day }) => ({ title: msg`Le mandat a pris fin.`, body: msg`Il s’est terminé le ${day('to')}. Un nouveau mandat est nécessaire pour continuer.`, safe: msg`Rien n’a été ouvert ni envoyé.` }),
  mandate_not_in_force: () => ({ title: msg`Aucun mandat n’est en vigueur.`, body: msg`L’agence ne peut agir que sous un mandat écrit et signé.`, safe: msg`Rien n’a été ouvert ni envoyé.` }),
  no_mandate: () => ({ title: msg`Aucun mandat n’est en vigueur.`, body: msg`Un dossier ne peut s’ouvrir sans une convention écrite. Dès que l’agence a enregistré le mandat signé, recommencez.`, safe: msg`Aucun dossier n’a été ouvert.` }),
  mandate_already_ended: ({ fact, day }) => ({ title: msg`Ce mandat a déjà pris fin.`, body: msg`Le mandat ${fact('reference')} s’est terminé le ${day('endedOn')}.`, safe: msg`Rien n’a été modifié.` }),
  mandate_single_used: ({ fact }) => ({ title: msg`Ce mandat ne vaut que pour un dépôt.`, body: msg`Le mandat ${fact('reference')} a déjà le sien. Pour d’autres créances, il faut un nouveau mandat, ou un mandat-cadre.`, safe: msg`Aucun dossier n’a été ouvert.` }),
  power_already_ended: ({ day }) => ({ title: msg`Ce pouvoir a déjà pris fin.`, body: msg`Il s’est terminé le ${day('endedOn')}.`, safe: msg`Rien n’a été modifié.` }),
  signature_over: ({ fact, moment }) => ({ title: fact('state') === 'signed' ? msg`Ce document est déjà signé.` : fact('state') === 'refused' ? msg`La signature a été refusée.` : fact('state') === 'withdrawn' ? msg`L’agence a retiré ce document.` : msg`Le délai pour signer est passé.`, body: msg`C’est ainsi depuis le ${moment('on')}.`, safe: msg`Rien de plus n’a été signé.` }),
  signature_preparing: () => ({ title: msg`Le document est en préparation.`, body: msg`Il part de lui-même dès qu’il est imprimé ; attendez une minute.`, safe: msg`Rien n’a été envoyé deux fois.` }),
  signing_closed: () => ({ title: msg`Ce lien ne sert plus.`, body: msg`Un lien plus récent l’a remplacé, ou il n’est pas entier.`, safe: msg`Rien n’a été signé.` }),
  signing_no_channel: () => ({ title: msg`Aucun code ne peut partir par là.`, body: msg`Choisissez une autre voie, ou appelez l’agence.`, safe: msg`Rien n’a été envoyé ni signé.` }),
  signing_code_wrong: () => ({ title: msg`Ce code n’est pas le bon, ou il n’est plus valable.`, body: msg`Vérifiez le dernier message reçu, ou demandez un autre code.`, safe: msg`Rien n’a été signé.` }),
  signing_too_many_tries: ({ has, moment }) => ({ title: msg`Trop d’essais de suite.`, body: has('at') ? msg`Vous pourrez recommencer à ${moment('at')}.` : msg`Attendez quelques minutes avant de recommencer.`, safe: msg`Rien n’a été signé ; ce délai vous protège.` }),
  reference_taken: ({ fact }) => ({ title: msg`Cette référence vient d’être prise.`, body: msg`Un autre mandat porte déjà la référence ${fact('reference')}. L’agence doit vous proposer le document de nouveau.`, safe: msg`Rien n’a été signé.` }),
  too_many_files: ({ fact }) => ({ title: msg`Trop de fichiers à la fois.`, body: msg`Vous en avez choisi ${fact('found')} ; ${fact('limit')} passent en une fois. Déposez-les en plusieurs fois.`, safe: msg`Rien n’a été lu ni enregistré.` }),
  file_too_big: ({ fact }) => ({ title: msg`Le fichier est trop grand.`, body: msg`${fact('name')} dépasse ${fact('limit')} Mo. Séparez-le en plusieurs fichiers.`, safe: msg`Rien n’a été lu ni enregistré.` }),
  files_too_big: ({ fact }) => ({ title: msg`Ces fichiers sont trop grands ensemble.`, body: msg`Ils font ${fact('size')} Mo ; ${fact('limit')} Mo passent en une fois. Déposez-les en plusieurs fois.`, safe: msg`Rien n’a été lu ni enregistré.` }),
  undo_blocked: ({ fact }) => ({ title: msg`Ce dépôt ne peut plus être repris en entier.`, body: msg`Sur le dossier ${fact('publicReference')}, quelque chose a été fait qui ne se défait pas. Les autres dossiers peuvent être repris un à un.`, safe: msg`Rien n’a été repris.` }),
  paper_attached: ({ fact }) => ({ title: msg`Cette pièce est déjà rattachée.`, body: msg`${fact('name')} a été jointe entre-temps à la facture ${fact('reference')}.`, safe: msg`Rien n’a été joint deux fois.` }),
  nothing_to_attach: () => ({ title: msg`Aucune pièce n’a trouvé sa facture.`, body: msg`Choisissez la facture de chaque pièce, ou laissez-la.`, safe: msg`Rien n’a été joint.` }),
  nothing_to_undo: () => ({ title: msg`Il ne reste rien à reprendre.`, body: msg`Toutes les factures de ce dépôt ont déjà été reprises.`, safe: msg`Rien n’a été modifié.` }),
  nothing_to_place: ({ fact }) => ({ title: msg`Il n’y a rien à confier.`, body: msg`Rien de ce qui a été lu ne peut devenir un dossier ; éléments refusés : ${fact('faults')}.`, safe: msg`Aucun dossier n’a été ouvert.` }),
  case_already_open: ({ fact }) => ({ title: msg`Ce débiteur a déjà un dossier ouvert.`, body: msg`C’est le dossier ${fact('publicReference')}. Les nouvelles factures le rejoignent.`, safe: msg`Rien n’a été créé en double.` }),
  claim_already_placed: ({ fact }) => ({ title: msg`Cette facture est déjà confiée.`, body: msg`${fact('reference')} figure au dossier ${fact('publicReference')}.`, safe: msg`Rien n’a été créé en double.` }),
};
