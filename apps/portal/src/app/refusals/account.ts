import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** Who one is: what is typed at the door, and what proves it. */
export const account: Sentences = {
  too_many_tries: ({ has, moment }) => ({ title: msg`Trop d’essais de suite.`, body: has('at') ? msg`Vous pourrez recommencer à ${moment('at')}. Une clé d’accès ouvre sans attendre.` : msg`Attendez quelques minutes avant de recommencer.`, safe: msg`Rien n’a été ouvert ; ce délai protège le compte.` }),
  still_invited: () => ({ title: msg`Cette personne n’est pas encore entrée.`, body: msg`Invitez-la de nouveau : le lien précédent n’ouvrira plus rien.`, safe: msg`Rien n’est changé.` }),
  already_in: () => ({ title: msg`Cette personne a déjà choisi son mot de passe.`, body: msg`Si elle l’a oublié, elle demande elle-même un lien sur la page d’entrée.`, safe: msg`Aucune invitation n’est partie.` }),
  sign_in_again: () => ({ title: msg`Les cinq minutes sont passées.`, body: msg`Recommencez par le mot de passe.`, safe: msg`Rien n’a été ouvert.` }),
  bad_code: () => ({ title: msg`Ce code ne convient pas.`, body: msg`Chacun ne sert qu’une fois : attendez le suivant, et vérifiez l’heure du téléphone.`, safe: msg`Rien n’a été ouvert.` }),
  bad_passkey: () => ({ title: msg`Cette clé d’accès n’ouvre aucun compte ici.`, body: msg`Elle a pu être retirée, ou la demande a vieilli. Recommencez, ou prenez un autre moyen.`, safe: msg`Rien n’a été ouvert.` }),
  no_totp_begun: () => ({ title: msg`Ce secret ne sert plus.`, body: msg`Revenez, puis activez de nouveau l’application : un autre secret sera fait.`, safe: msg`Rien n’a changé.` }),
  no_second_factor: () => ({ title: msg`Il n’y a pas encore de seconde preuve.`, body: msg`Un code de récupération en remplace une : ajoutez d’abord une clé d’accès ou l’application de codes.`, safe: msg`Rien n’a changé.` }),
  second_factor_needed: () => ({ title: msg`C’est votre seule seconde preuve.`, body: msg`Votre rôle en exige une : ajoutez d’abord une autre clé d’accès ou l’application de codes.`, safe: msg`Rien n’a changé.` }),
  too_many: ({ fact }) => ({ title: msg`C’est trop : ${fact('limit')} au plus.`, safe: msg`Rien n’a changé.` }),
  reauthentication_declined: () => ({ title: msg`L’acte n’est pas fait : vous n’avez pas confirmé que c’est vous.`, body: msg`Envoyez-le de nouveau quand vous voudrez.`, safe: msg`Rien de ce que vous avez écrit n’est perdu.` }),
};
