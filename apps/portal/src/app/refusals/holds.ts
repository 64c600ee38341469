import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Sentences, Teller } from '../refusals.tsx';

const NOTHING = msg`Rien n’a été enregistré.`;

/** What takes a case out of its ordinary course, and what it forbids. */
export const holds: Sentences = {
  on_hold: ({ has, named }) => (has('holds')
    ? has('what')
      ? { title: msg`Une mesure en cours s’y oppose : ${named('holds')}.`, brief: msg`Arrêté : ${named('holds')}`, body: msg`Elle arrête : ${named('what')}. Le bandeau du dossier dit à qui s’adresser.`, safe: NOTHING }
      : { title: msg`Une mesure en cours s’y oppose : ${named('holds')}.`, brief: msg`Arrêté : ${named('holds')}`, body: msg`Le bandeau du dossier dit ce qu’elle arrête, et à qui s’adresser.`, safe: NOTHING }
    : { title: msg`Le dossier est en attente.`, body: msg`Lisez dans le dossier ce que la mesure arrête, et à qui s’adresser.`, safe: NOTHING }),
  not_a_person: ({ fact }) => ({ title: msg`${fact('debtor')} est une entreprise.`, body: msg`Le surendettement est celui d’une personne ; une entreprise relève de la sauvegarde, du redressement ou de la liquidation.`, safe: NOTHING }),
  already_held: ({ has, day, named }) => (has('since') ? { title: msg`Cette mesure est déjà inscrite : ${named('kind')}.`, body: msg`Elle court depuis le ${day('since')}. Complétez-la, plutôt que d’en inscrire une autre.`, safe: NOTHING } : { title: msg`Cette mesure est déjà inscrite : ${named('kind')}.`, body: msg`Complétez-la, plutôt que d’en inscrire une autre.`, safe: NOTHING }),
  hold_voided: () => ({ title: msg`Cette mesure a été annulée.`, body: msg`Elle est tenue pour n’avoir jamais existé. Inscrivez-en une nouvelle s’il le faut.`, safe: NOTHING }),
  hold_ended: ({ day }) => ({ title: msg`Cette mesure est déjà terminée.`, body: msg`Sa fin est au ${day('on')}.`, safe: NOTHING }),
};

const DAYS: Record<string, MessageDescriptor> = {
  filedOn: msg`le dépôt`, admissibleOn: msg`la recevabilité`, openedOn: msg`le jugement d’ouverture`, diedOn: msg`le décès`, decidedOn: msg`la décision`, requestedOn: msg`la demande`, publishedOn: msg`la publication`, proofFiledOn: msg`la déclaration de créance`,
  measuresUntil: msg`la fin des mesures`, dischargedOn: msg`l’effacement`, knownOn: msg`le jour où on l’a appris`, titleServedOn: msg`la signification du titre`, until: msg`la fin du délai`, answeredOn: msg`la réponse`, since: msg`le début`,
};
/** Names of kinds, of what is stopped and of days, for lists among facts. */
export const holdNames: Record<string, MessageDescriptor> = {
  ...DAYS, overIndebtedness: msg`surendettement`, insolvencyProceeding: msg`procédure collective`, dispute: msg`contestation`, debtorDeath: msg`décès`, protectedPerson: msg`personne protégée`, judicialGracePeriod: msg`délai de grâce`, processingRestriction: msg`limitation du traitement`,
  calls: msg`appels`, messages: msg`courriels et SMS`, letters: msg`lettres`, automaticReminders: msg`relances automatiques`, plans: msg`échéanciers`, payments: msg`paiements`, court: msg`demandes en justice`, uncontestedClaim: msg`procédure des créances incontestées`, enforcement: msg`exécution forcée`,
};

/** Days that do not stand in their order. */
export const holdFields: Record<string, (teller: Teller) => MessageDescriptor> = {
  hold_day_future: () => msg`Ce jour est à venir : inscrivez ce qui a eu lieu.`,
  hold_day_too_old: ({ day }) => msg`Au plus tôt le ${day('earliest')} : vérifiez l’année.`,
  day_before: ({ has, day, named }) => (has('of') ? msg`Pas avant le ${day('earliest')} (${named('of')}).` : msg`Au plus tôt le ${day('earliest')}.`),
  day_after: ({ has, day, named }) => (has('of') ? msg`Pas après le ${day('latest')} (${named('of')}).` : msg`Au plus tard le ${day('latest')}.`),
};
