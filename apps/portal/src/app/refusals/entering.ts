import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';
import { account } from './account.ts';

/** At the door, and what may befall any act. */
export const entering: Sentences = {
  ...account,
  bad_credentials: () => ({ title: msg`L’adresse ou le mot de passe ne convient pas.`, body: msg`Vérifiez les deux, majuscules comprises.`, safe: msg`Rien n’a été ouvert.` }),
  too_busy: () => ({ title: msg`Beaucoup de personnes entrent en ce moment.`, body: msg`Essayez de nouveau dans quelques secondes.`, safe: msg`Rien n’a été ouvert.` }),
  quota_reached: ({ fact }) => (fact('per') === 'day'
    ? { title: msg`Trop de fichiers aujourd’hui pour ce créancier.`, body: msg`${fact('used')} Mo sont déjà déposés ce jour, sur ${fact('limit')} Mo. Déposez la suite demain, ou demandez à l’agence de relever cette limite.`, safe: msg`Rien n’a été déposé.` }
    : { title: msg`L’espace de ce créancier est plein.`, body: msg`${fact('used')} Mo sont déjà gardés, sur ${fact('limit')} Mo. Demandez à l’agence de relever cette limite.`, safe: msg`Rien n’a été déposé.` }),
  token_beyond_rights: ({ fact }) => ({ title: msg`Cette personne ne peut pas prêter autant.`, body: msg`${fact('name')} n’a pas elle-même ce droit : une clé n’ouvre jamais plus que la personne au nom de qui elle agit.`, safe: msg`Aucune clé n’a été créée.` }),
  not_found: () => ({ title: msg`Il n’y a rien de tel ici.`, body: msg`Cela n’existe pas, ou ne vous est pas ouvert.`, safe: msg`Rien n’a été modifié.` }),
  bad_fields: () => ({ title: msg`Des champs sont à corriger.`, body: msg`Chacun est marqué avec ce qu’il faut écrire.`, safe: msg`Rien n’a été enregistré.` }),
  idempotency_key_reused: () => ({ title: msg`Cet envoi a déjà servi pour autre chose.`, body: msg`Rechargez la page, puis recommencez.`, safe: msg`Rien n’a été enregistré deux fois.` }),
  email_taken: () => ({ title: msg`Cette adresse a déjà un compte.`, body: msg`Choisissez une autre adresse électronique.`, safe: msg`Aucun compte n’a été créé.` }),
};
