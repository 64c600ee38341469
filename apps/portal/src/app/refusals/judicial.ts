import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** Titles, hand-offs to a study, and what a commissaire de justice reports. */
export const judicial: Sentences = {
  plan_running: () => ({ title: msg`Un échéancier est en cours.`, brief: msg`Un échéancier est en cours.`, body: msg`Qui tient son accord ne doit pas plus. Il faut d’abord que l’échéancier soit rompu ou qu’il y soit mis fin.`, safe: msg`Rien n’a été enregistré ni envoyé.` }),
  already_with_study: () => ({ title: msg`Le dossier est déjà chez une étude.`, body: msg`Retirez-le d’abord à l’étude qui l’a en main.`, safe: msg`Rien n’a été remis.` }),
  not_served_in_time: ({ day }) => ({ title: msg`L’ordonnance n’a pas été signifiée à temps.`, body: msg`Elle devait l’être le ${day('until')} au plus tard ; elle est non avenue. Il faut en demander une autre.`, safe: msg`Le titre n’a pas été enregistré.` }),
  title_lapsed: ({ day }) => ({ title: msg`L’ordonnance est non avenue.`, body: msg`Elle devait être signifiée le ${day('until')} au plus tard. Il faut en demander une autre.`, safe: msg`Le dossier n’a pas été remis.` }),
  title_expired: ({ day }) => ({ title: msg`Le titre ne peut plus être exécuté.`, body: msg`Ses dix ans ont pris fin le ${day('until')}.`, safe: msg`Rien n’a été enregistré.` }),
  handoff_incomplete: ({ named }) => ({ title: msg`Il manque des pièces au dossier.`, body: msg`Ajoutez-les, puis remettez le dossier. Il manque : ${named('missing')}.`, safe: msg`Le dossier n’a pas été remis.` }),
  study_without_users: ({ fact }) => ({ title: msg`Personne n’entre encore pour cette étude.`, body: msg`${fact('study')} ne verrait pas le dossier. L’administrateur y ajoute une personne, puis vous recommencez.`, safe: msg`Le dossier n’a pas été remis.` }),
  statement_unbalanced: () => ({ title: msg`Le décompte n’est pas équilibré.`, body: msg`Ses lignes ne font pas la somme due. Prévenez l’administrateur.`, safe: msg`Le dossier n’a pas été remis.` }),
  handoff_not_offered: () => ({ title: msg`Ce dossier n’attend plus de réponse.`, body: msg`Il a déjà été pris en main, refusé ou retiré.`, safe: msg`Rien n’a été modifié.` }),
  handoff_not_accepted: () => ({ title: msg`Le dossier n’est pas en main à l’étude.`, body: msg`Prenez-le en main d’abord ; s’il a été rendu ou retiré, l’étude ne peut plus y agir.`, safe: msg`Rien n’a été enregistré.` }),
  handoff_not_open: () => ({ title: msg`L’étude n’a plus ce dossier.`, body: msg`Il a déjà été refusé, rendu ou retiré.`, safe: msg`Rien n’a été modifié.` }),
  beyond_mission: () => ({ title: msg`Cet acte dépasse la mission.`, body: msg`Le dossier est remis pour signifier le titre. Demandez à l’agence de le remettre pour l’exécuter.`, safe: msg`Rien n’a été enregistré.` }),
  cost_above_ceiling: ({ money }) => ({ title: msg`Le plafond des frais serait dépassé.`, body: msg`L’agence a fixé ${money('ceiling')} ; ${money('spent')} sont déjà dépensés et cet acte coûte ${money('cost')}. Demandez-lui son accord par une question.`, safe: msg`Rien n’a été enregistré.` }),
  not_in_this_state: () => ({ title: msg`Cet acte ne vient pas à ce moment de la procédure.`, body: msg`Rapportez d’abord l’acte qui le précède.`, safe: msg`Rien n’a été enregistré.` }),
  too_early: ({ day }) => ({ title: msg`Il est trop tôt pour cet acte.`, body: msg`Le délai court jusqu’au ${day('until')}.`, safe: msg`Rien n’a été enregistré.` }),
  too_late: ({ day }) => ({ title: msg`Il est trop tard pour cet acte.`, body: msg`Il devait être fait le ${day('until')} au plus tard.`, safe: msg`Rien n’a été enregistré.` }),
  act_not_done: () => ({ title: msg`Un acte doit précéder celui-ci.`, body: msg`Rapportez-le d’abord.`, safe: msg`Rien n’a été enregistré.` }),
  document_missing: ({ named }) => ({ title: msg`Il manque une pièce pour cet acte.`, body: msg`Il faut : ${named('missing')}.`, safe: msg`Rien n’a été enregistré.` }),
  below_home_seizure_minimum: ({ money }) => ({ title: msg`La créance est trop faible pour une saisie au domicile.`, body: msg`Sous ${money('minimum')} de principal, il faut d’abord tenter le compte ou les rémunérations, ou l’autorisation du juge.`, safe: msg`Rien n’a été enregistré.` }),
  judge_not_authorised: () => ({ title: msg`Le juge doit l’autoriser.`, body: msg`Sans titre, une mesure conservatoire demande l’autorisation du juge de l’exécution.`, safe: msg`Rien n’a été enregistré.` }),
  recovery_not_threatened: () => ({ title: msg`Le recouvrement n’est pas menacé.`, body: msg`Une mesure conservatoire suppose une menace sur le recouvrement.`, safe: msg`Rien n’a été enregistré.` }),
  unknown_act: () => ({ title: msg`Cet acte n’est pas connu.`, body: msg`Choisissez-en un dans la liste.`, safe: msg`Rien n’a été enregistré.` }),
  not_for_this_actor: () => ({ title: msg`Cet acte revient à un autre.`, body: msg`Un commissaire de justice ne peut pas le faire lui-même.`, safe: msg`Rien n’a été enregistré.` }),
};
