import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** What may not be done on a case now, and why not. */
export const amicable: Sentences = {
  case_closed: () => ({ title: msg`Le dossier est clos.`, body: msg`Il peut être lu, plus rien ne peut y être fait.`, safe: msg`Rien n’a été enregistré.` }),
  case_returned: () => ({ title: msg`Le dossier a été rendu au créancier.`, body: msg`L’agence n’a plus qualité pour agir.`, safe: msg`Rien n’a été enregistré.` }),
  disputed: () => ({ title: msg`La créance est contestée.`, body: msg`La contestation doit être instruite d’abord.`, safe: msg`Rien n’a été envoyé.` }),
  nothing_due: () => ({ title: msg`Plus rien n’est dû.`, body: msg`Il ne reste rien à demander.`, safe: msg`Rien n’a été envoyé.` }),
  first_letter_missing: () => ({ title: msg`La première lettre n’est pas encore partie.`, brief: msg`La première lettre n’est pas encore partie.`, body: msg`La mise en demeure doit d’abord être envoyée au débiteur.`, safe: msg`Rien n’a été enregistré.` }),
  plan_not_in_mandate: () => ({ title: msg`Le mandat ne permet pas d’échéancier.`, body: msg`Demandez l’accord du créancier.`, safe: msg`Rien n’a été promis.` }),
  discount_not_in_mandate: () => ({ title: msg`Le mandat ne permet pas de remise.`, body: msg`Demandez l’accord du créancier.`, safe: msg`Rien n’a été promis.` }),
  already_disputed: ({ fact, has }) => (has('claims') ? { title: msg`Une contestation est déjà ouverte.`, body: msg`Elle porte sur ${fact('claims')}. Tranchez-la d’abord.`, safe: msg`Rien n’a été inscrit deux fois.` } : { title: msg`La contestation est déjà inscrite.` }),
  already_on_hold: () => ({ title: msg`Le dossier est déjà en attente.` }),
  title_already: () => ({ title: msg`Il y a déjà un titre exécutoire.` }),
  no_title: () => ({ title: msg`Sans titre exécutoire.` }),
  costs_without_title: () => ({ title: msg`À la charge du créancier sans titre exécutoire.` }),
  above_small_claims_cap: ({ money }) => ({ title: msg`Plus de ${money('cap')} en principal et intérêts.` }),
  between_merchants: () => ({ title: msg`Fermé entre commerçants.` }),
  not_between_merchants: () => ({ title: msg`Ouvert entre commerçants seulement.` }),
  decree_not_published: () => ({ title: msg`Décret d’application non publié.` }),
  still_due: ({ money }) => ({ title: msg`Il reste ${money('due')}.` }),
  too_late_to_reverse: () => ({ title: msg`Il est trop tard pour annuler.`, body: msg`Les dix secondes sont passées. Écrivez une note qui corrige.`, safe: msg`L’appel reste au fil, tel qu’il a été gardé.` }),
  not_your_call: () => ({ title: msg`Cet appel est celui d’un autre.`, body: msg`Seul celui qui l’a gardé peut l’annuler, dans les dix secondes.`, safe: msg`L’appel reste au fil, tel qu’il a été gardé.` }),
};
