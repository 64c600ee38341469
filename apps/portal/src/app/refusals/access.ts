import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** Who may come in, and looking with another's eyes. */
export const access: Sentences = {
  own_access: () => ({ title: msg`Nul ne change son propre accès.`, body: msg`Un autre administrateur peut le faire pour vous.`, safe: msg`Rien n’a été modifié.` }),
  last_administrator: ({ fact }) => (fact('company') === 'company'
    ? { title: msg`C’est le dernier administrateur de la société.`, body: msg`Donnez d’abord ce rôle à une autre personne de la société.`, safe: msg`Rien n’a été modifié.` }
    : { title: msg`C’est le dernier administrateur de l’agence.`, body: msg`Donnez d’abord ce rôle à une autre personne : sans administrateur, plus personne ne pourrait donner d’accès.`, safe: msg`Rien n’a été modifié.` }),
  mixed_access: () => ({ title: msg`Une personne est d’un seul côté.`, body: msg`Elle travaille pour l’agence, pour un créancier ou pour une étude. Retirez d’abord ce qu’elle a, ou invitez-la avec une autre adresse.`, safe: msg`Rien n’a été modifié.` }),
  already_held: () => ({ title: msg`Elle a déjà cet accès.`, safe: msg`Rien n’a été modifié.` }),
  already_disabled: () => ({ title: msg`Cette personne est déjà suspendue.`, safe: msg`Rien n’a été modifié.` }),
  not_disabled: () => ({ title: msg`Cette personne n’est pas suspendue.`, safe: msg`Rien n’a été modifié.` }),
  not_handed_over: () => ({ title: msg`Aucune étude ne tient ce dossier.`, body: msg`Il n’est pas remis : aucun commissaire de justice ne le voit.`, safe: msg`Rien n’a été ouvert.` }),
  viewing_only: () => ({ title: msg`Vous regardez avec les yeux d’un autre.`, body: msg`Rien ne peut être fait pendant ce temps. Revenez à votre propre vue pour agir.`, safe: msg`Rien n’a été enregistré.` }),
  access_unknown: () => ({ title: msg`Quittance n’a pas répondu.`, body: msg`Regardez dans la liste où en est l’accès avant d’essayer de nouveau.` }),
};
