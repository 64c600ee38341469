import { useLingui } from '@lingui/react/macro';
import type { RefusalView } from '../view.ts';
import { useSay } from './say.ts';

/** A refusal as one sentence: what was not taken, and what to do. */
export function useRefusal(): (refusal: RefusalView) => string {
  const { t } = useLingui();
  const { money, day } = useSay();
  const amount = (text: string | undefined) => money(text ? text.replace('.', '') : '0');
  return ({ code, facts }) => {
    switch (code) {
      case 'door_closed': return t`Ce numéro de dossier et ce code ne vont pas ensemble. Vérifiez-les sur la lettre, le code postal aussi, ou recevez un nouveau code.`;
      case 'door_too_many_tries': return t`Trop d’essais ont échoué. Par sécurité, ce dossier ne s’ouvre plus d’ici pendant quelque temps. Vous pouvez nous appeler.`;
      case 'amount_unreadable': return t`Nous ne lisons pas cette somme. Écrivez-la ainsi : 150,00.`;
      case 'amount_above_due': return t`C’est plus que ce que vous devez. La somme due est de ${amount(facts['due'])}.`;
      case 'plan_too_long': return t`Le créancier accepte d’avance ${facts['atMost'] ?? ''} versements au plus. Une proposition plus longue attend sa réponse.`;
      case 'instalment_below_minimum': return t`Le créancier accepte d’avance des versements d’au moins ${amount(facts['atLeast'])}. Des versements plus petits attendent sa réponse.`;
      case 'down_payment_below_minimum': return t`Le créancier demande un premier versement d’au moins ${amount(facts['atLeast'])}. Une proposition plus basse attend sa réponse.`;
      case 'plan_first_too_late': return t`Le créancier accepte d’avance un premier versement dans les ${facts['withinDays'] ?? ''} jours. Un versement plus tardif attend sa réponse.`;
      case 'plan_not_in_mandate': return t`Le créancier ne nous permet pas d’accorder un échéancier sans lui : votre proposition attendra sa réponse.`;
      case 'plan_not_acknowledged': return t`Cochez la case pour dire que vous avez compris ce que l’échéancier change.`;
      case 'plan_running': return t`Un échéancier est déjà en cours.`;
      case 'plan_stale': return t`La somme due a changé depuis cette proposition. Faites-en une nouvelle, sur la somme d’aujourd’hui.`;
      case 'plan_state': return t`Cet échéancier n’attend plus de réponse.`;
      case 'nothing_due': return t`Il ne reste rien à payer.`;
      case 'disputed': return t`Vous avez contesté cette somme. Tant que nous n’avons pas répondu, nous ne vous demandons pas d’échéancier.`;
      case 'on_hold': return t`Aucun échéancier ne peut être convenu tant que ce dossier est suspendu.`;
      case 'claim_barred': case 'mandate_not_in_force': return t`Aucun échéancier ne peut être convenu sur ce dossier pour le moment. Appelez-nous.`;
      case 'rate_unknown': return t`Le taux des intérêts du semestre qui commence le ${day(facts['from'] ?? '')} n’est pas encore publié : aucun échéancier ne peut être calculé avant. Vous pouvez payer dès maintenant ce que vous voulez.`;
      case 'case_closed': case 'case_returned': return t`Ce dossier est clos. Il n’y a plus rien à faire.`;
      case 'months_out_of_range': return t`Choisissez entre ${facts['least'] ?? '1'} et ${facts['most'] ?? '36'} versements.`;
      case 'downPayment_out_of_range': return t`Le premier versement doit laisser quelque chose pour les suivants : ${amount(facts['most'])} au plus.`;
      case 'reason_missing': case 'reason_not_in_list': return t`Dites-nous d’abord ce qui ne va pas.`;
      case 'already_disputed': return t`Vous avez déjà contesté cette somme. Notre réponse est en préparation.`;
      case 'files_file_too_big': return t`Le fichier « ${facts['name'] ?? ''} » est trop lourd : dix mégaoctets au plus. Choisissez à nouveau vos fichiers.`;
      case 'files_too_many': return t`Cinq fichiers au plus. Choisissez à nouveau vos fichiers.`;
      case 'files_file_kind_not_taken': case 'files_file_unreadable': case 'files_required': return t`Le fichier « ${facts['name'] ?? ''} » n’est ni une photo ni un PDF. Choisissez à nouveau vos fichiers.`;
      case 'words_missing': return t`Expliquez en quelques mots ce qui ne va pas : sans cela, personne ne peut vous répondre.`;
      case 'words_too_long': return t`Votre texte est trop long : quatre mille signes au plus.`;
      case 'not_from_here': return t`Cette demande ne vient pas de notre page. Rien n’a été enregistré.`;
      case 'idempotency_key_reused': return t`Cette page avait déjà servi. Vérifiez ce qui est écrit, puis envoyez à nouveau.`;
      default: return t`Cela n’a pas pu être enregistré. Vérifiez ce que vous avez écrit, ou appelez-nous.`;
    }
  };
}
