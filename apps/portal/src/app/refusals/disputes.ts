import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** Contestations, questions and their answers; and the debtor's door, where a screen of the staff tells of it. */
export const disputes: Sentences = {
  dispute_settled: () => ({ title: msg`La contestation est déjà tranchée.`, body: msg`Lisez-la de nouveau ; une nouvelle peut être inscrite.`, safe: msg`Rien n’a été changé.` }),
  not_with_study: () => ({ title: msg`Aucune étude n’a ce dossier en main.`, body: msg`Une question à l’étude suppose qu’elle ait pris le dossier.`, safe: msg`La question n’est pas partie.` }),
  question_not_yours: () => ({ title: msg`Cette question ne vous est pas posée.`, body: msg`Seul celui à qui elle est posée y répond.`, safe: msg`Rien n’a été envoyé.` }),
  door_closed: () => ({ title: msg`Cette page ne s’ouvre pas.`, body: msg`La référence et le code ne vont pas ensemble. Vérifiez la lettre, ou demandez un nouveau code.`, safe: msg`Rien n’a été ouvert.` }),
  door_too_many_tries: () => ({ title: msg`Trop d’essais.`, body: msg`Attendez un quart d’heure, puis recommencez.`, safe: msg`Rien n’a été ouvert.` }),
};
