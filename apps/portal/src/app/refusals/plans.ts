import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** Why a plan is not agreed as it stands. */
export const plans: Sentences = {
  plan_too_long: ({ fact }) => ({ title: msg`L’échéancier est trop long.`, body: msg`${fact('months')} mois demandés ; le mandat en permet ${fact('atMost')}.`, safe: msg`Rien n’a été convenu.` }),
  instalment_below_minimum: ({ money }) => ({ title: msg`L’échéance est trop petite.`, body: msg`${money('amount')} par échéance ; le mandat en demande ${money('atLeast')} au moins.`, safe: msg`Rien n’a été convenu.` }),
  down_payment_below_minimum: ({ money }) => ({ title: msg`L’acompte est trop petit.`, body: msg`Acompte de ${money('amount')} ; le mandat en demande ${money('atLeast')} au moins.`, safe: msg`Rien n’a été convenu.` }),
  plan_first_too_late: ({ day, fact }) => ({ title: msg`La première échéance est trop loin.`, body: msg`Le ${day('first')} ; le mandat la veut sous ${fact('withinDays')} jours.`, safe: msg`Rien n’a été convenu.` }),
  plan_in_the_past: ({ day }) => ({ title: msg`La première échéance est passée.`, body: msg`Le ${day('first')} est avant ce jour : choisissez un jour à venir.`, safe: msg`Rien n’a été convenu.` }),
  plan_empty: () => ({ title: msg`L’échéancier n’a pas d’échéance.`, body: msg`Chaque échéance doit être d’au moins un centime : choisissez moins de mois.`, safe: msg`Rien n’a été convenu.` }),
  plan_not_monthly: () => ({ title: msg`Les échéances ne se suivent pas de mois en mois.`, safe: msg`Rien n’a été convenu.` }),
  plan_not_the_whole: ({ money }) => ({ title: msg`L’échéancier ne couvre pas toute la somme.`, body: msg`Il fait ${money('sum')} pour ${money('total')} dus.`, safe: msg`Rien n’a été convenu.` }),
  plan_remainder_not_last: () => ({ title: msg`Les échéances ne sont pas égales.`, body: msg`Seule la dernière porte le reste.`, safe: msg`Rien n’a été convenu.` }),
  plan_clause_missing: ({ fact }) => ({ title: msg`Il manque une clause à l’accord.`, body: msg`La clause manquante : ${fact('missing')}.`, safe: msg`Rien n’a été convenu.` }),
  plan_not_acknowledged: () => ({ title: msg`L’échéancier n’est pas accepté sans reconnaître la dette.`, body: msg`Le débiteur doit cocher la phrase qui le dit.`, safe: msg`Rien n’a été convenu.` }),
  plan_state: () => ({ title: msg`L’échéancier n’est plus dans cet état.`, body: msg`Il vient d’être accepté, refusé, rompu ou arrêté. Lisez-le de nouveau.`, safe: msg`Rien n’a été changé.` }),
  creditor_must_agree: () => ({ title: msg`Le créancier doit donner son accord.`, body: msg`L’échéancier dépasse ce que le mandat permet : interrogez-le, puis acceptez avec son accord écrit.`, safe: msg`Rien n’a été convenu.` }),
  plan_stale: ({ money }) => ({ title: msg`La somme due a changé.`, body: msg`L’échéancier est de ${money('total')}, il est dû ${money('due')}. Proposez-en un nouveau.`, safe: msg`Rien n’a été convenu.` }),
};
