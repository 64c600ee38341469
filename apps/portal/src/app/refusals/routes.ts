import { msg } from '@lingui/core/macro';
import type { Sentences } from '../refusals.tsx';

/** Why a way to a title, or a measure of enforcement, is closed to a case. */
export const routes: Sentences = {
  route_not_in_mandate: () => ({ title: msg`Le mandat ne permet pas cette voie.`, brief: msg`Le mandat ne permet pas cette voie.` }),
  not_contractual: () => ({ title: msg`La créance ne vient pas d’un contrat.`, brief: msg`La créance ne vient ni d’un contrat ni d’un statut.` }),
  not_certain_liquid_due: () => ({ title: msg`La créance n’est pas certaine, liquide et exigible.`, brief: msg`La créance n’est pas certaine, liquide et exigible.` }),
  not_invoiced: () => ({ title: msg`La créance n’a pas été facturée.`, brief: msg`La créance n’a pas été facturée.` }),
  wrong_court: () => ({ title: msg`Cette voie est celle d’une autre juridiction.`, brief: msg`Cette voie est celle d’une autre juridiction.` }),
  not_consigned: () => ({ title: msg`Les frais du greffe ne sont pas consignés.`, brief: msg`Les frais du greffe ne sont pas consignés.` }),
  granted_in_part: () => ({ title: msg`Le juge n’a accordé qu’une partie.`, brief: msg`Le juge n’a accordé qu’une partie : signifier, c’est renoncer au reste.` }),
  bailiff_out_of_district: () => ({ title: msg`L’étude n’est pas dans le ressort.`, brief: msg`Il faut un commissaire de justice du ressort de la cour d’appel du débiteur.` }),
  same_bailiff: () => ({ title: msg`Un autre commissaire de justice doit agir.`, brief: msg`Qui a mené la procédure ne peut pas exécuter le titre.` }),
  payment_before_outcome: () => ({ title: msg`L’issue n’est pas encore constatée.`, brief: msg`Aucun paiement avant que l’issue soit constatée.` }),
  seriously_contested: () => ({ title: msg`La créance est sérieusement contestée.`, brief: msg`La contestation est sérieuse : le juge des référés ne peut pas l’écarter.` }),
  amicable_attempt_missing: ({ money }) => ({ title: msg`Une tentative amiable doit précéder.`, brief: msg`Jusqu’à ${money('cap')}, une conciliation, une médiation ou une procédure participative doit avoir été tentée.` }),
  lawyer_required: ({ money }) => ({ title: msg`Un avocat est obligatoire.`, brief: msg`Au-dessus de ${money('threshold')}, un avocat est obligatoire.` }),
  no_representation: () => ({ title: msg`L’agence ne représente pas devant ce tribunal.`, brief: msg`Devant le tribunal judiciaire, l’agence ne peut pas représenter le créancier.` }),
  above_petition_cap: ({ money }) => ({ title: msg`La somme est trop élevée pour une requête.`, brief: msg`La requête est réservée aux demandes jusqu’à ${money('cap')}.` }),
  not_in_force: ({ day }) => ({ title: msg`Cette voie n’est pas encore ouverte.`, brief: msg`Cette voie s’ouvre le ${day('from')}.` }),
};
