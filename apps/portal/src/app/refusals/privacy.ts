import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Sentences, Teller } from '../refusals.tsx';

const NOTHING = msg`Rien n’a été enregistré ni effacé.`;

/** Requests of persons about their data, and how long it is kept. */
export const privacy: Sentences = {
  identity_missing: () => ({ title: msg`L’identité n’a pas été vérifiée.`, body: msg`Demandez à la personne de la prouver, puis inscrivez ce qui a été vu.`, safe: NOTHING }),
  request_ended: () => ({ title: msg`Cette demande est close.`, body: msg`Ce qui a été répondu le reste ; une autre demande peut s’inscrire depuis le dossier.`, safe: NOTHING }),
  already_extended: () => ({ title: msg`Le délai a déjà été prolongé.`, body: msg`Deux mois de plus, une seule fois.`, safe: NOTHING }),
  extension_too_late: ({ day }) => ({ title: msg`Il est trop tard pour prolonger.`, body: msg`La personne devait l’apprendre avant le ${day('by')}. Répondez sans attendre.`, safe: NOTHING }),
  not_carried_out: () => ({ title: msg`Ce qu’il demande n’est pas encore fait.`, body: msg`Faites-le d’abord au-dessus, ou refusez la demande avec son motif.`, safe: NOTHING }),
  nothing_to_rectify: () => ({ title: msg`Rien ne change.`, body: msg`Ces données sont déjà celles du dossier.`, safe: NOTHING }),
  wrong_kind: () => ({ title: msg`Cette demande n’est pas une demande d’effacement.`, safe: NOTHING }),
  duty_stands: ({ has, fact, day }) => (has('until')
    ? { title: msg`Un devoir de conservation s’y oppose.`, body: msg`${fact('duty')} : à conserver jusqu’au ${day('until')}. Répondez-lui par ce motif.`, safe: NOTHING }
    : fact('why') === 'dispute_open' ? { title: msg`Une contestation n’est pas tranchée.`, body: msg`Les données servent à établir des droits en justice ; tranchez la contestation d’abord.`, safe: NOTHING }
    : fact('why') === 'restricted' ? { title: msg`Le traitement est limité à sa demande.`, body: msg`Les données sont gardées sans servir, jusqu’à la fin de la limitation.`, safe: NOTHING }
    : { title: msg`Le dossier est en cours.`, body: msg`Les données servent à recouvrer une créance due. Répondez-lui par ce motif ; l’effacement sera possible après la clôture et les durées de conservation.`, safe: NOTHING }),
  nothing_to_erase: () => ({ title: msg`Il n’y a plus rien à effacer.`, body: msg`Ce que l’agence détenait sur cette personne est déjà effacé.`, safe: NOTHING }),
  run_running: () => ({ title: msg`Un passage est déjà en cours.`, body: msg`Attendez qu’il finisse.`, safe: NOTHING }),
  not_looked_at: () => ({ title: msg`Regardez d’abord ce qui serait effacé.`, body: msg`L’effacement suit un regard du même jour.`, safe: NOTHING }),
};

export const privacyFields: Record<string, (teller: Teller) => MessageDescriptor> = {
  shorter_than_law: ({ fact }) => msg`La loi impose au moins dix ans (${fact('article')}).`,
};
