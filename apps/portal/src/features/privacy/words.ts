import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';

/** The words of requests about personal data, of what is kept and of the register, in the reader's language. */
export function usePrivacyWords() {
  const { t } = useLingui();
  const { day } = useFormats();
  const of = (names: Record<string, string>) => (code: string): string => names[code] ?? code;
  const requests = { access: t`Accès`, rectification: t`Rectification`, erasure: t`Effacement`, restriction: t`Limitation du traitement`, objection: t`Opposition` };
  const asks = { access: t`savoir ce que nous détenons`, rectification: t`corriger ce qui est faux`, erasure: t`effacer ses données`, restriction: t`suspendre le traitement`, objection: t`s’opposer au traitement` };
  const states = { open: t`à traiter`, extended: t`prolongée`, answered: t`répondue`, refused: t`refusée` };
  const channels = { letter: t`lettre`, email: t`courriel`, phone: t`téléphone`, counter: t`au guichet`, other: t`autre` };
  const kinds = {
    identity: t`Identité`, contact: t`Coordonnées et messages`, words: t`Échanges et suivi`, evidence: t`Lettres et pièces`, judicial: t`Titres et exécution`, accounts: t`Paiements et comptes`, traces: t`Traces de connexion`, requests: t`Demandes sur ses données`,
    authorship: t`Auteur de l’acte`, credentials: t`Moyens d’authentification`, parties: t`Interlocuteurs et comptes`,
  };
  const events = { case_closed: t`fin du dossier`, title_enforceable: t`titre exécutoire`, financial_year_end: t`clôture de l’exercice`, recorded: t`enregistrement`, request_answered: t`réponse` };
  const bases = { limitation: t`prescription`, title: t`durée du titre`, accounting: t`pièces comptables`, security: t`sécurité` };
  const grounds = {
    identity_not_proved: t`Identité non établie`, manifestly_unfounded: t`Demande manifestement infondée ou excessive`, legal_duty: t`Une obligation légale impose de conserver`, legal_claims: t`Nécessaire à l’exercice de droits en justice`, data_accurate: t`Les données sont exactes`,
    no_ground_of_restriction: t`Aucun des quatre cas de limitation`, compelling_grounds: t`Motifs légitimes et impérieux`, rights_of_others: t`Atteinte aux droits d’autrui`,
  };
  const fields = { name: t`nom`, address: t`adresse`, phone: t`téléphone`, email: t`courriel` };
  const steps = { identified: t`Identité vérifiée`, joined: t`Autre créancier joint`, extended: t`Délai prolongé de deux mois`, exported: t`Données réunies`, rectified: t`Données rectifiées`, restricted: t`Traitement limité`, erased: t`Données effacées`, answered: t`Répondu`, refused: t`Refusé` };
  const period = (iso: string): string => {
    const n = Number(iso.slice(1, -1)), unit = iso.at(-1);
    return unit === 'Y' ? (n === 1 ? t`1 an` : t`${n} ans`) : unit === 'M' ? t`${n} mois` : n === 1 ? t`1 jour` : t`${n} jours`;
  };
  /** What stands against erasing, in a line. */
  const stands = (line: { code: string | null; until: string | null; basis: string; rows: number; erased: boolean; kind: string }): string => {
    const until = line.until ? day(line.until) : '', why = of(bases)(line.basis);
    if (line.erased) return t`effacé`;
    if (line.rows === 0) return t`rien n’est détenu`;
    switch (line.code) {
      case null: return t`peut être effacé`;
      case 'case_open': return t`le dossier est en cours`;
      case 'dispute_open': return t`une contestation n’est pas tranchée`;
      case 'restricted': return t`le traitement est limité : la donnée est gardée sans servir`;
      case 'request_open': return t`une demande attend sa réponse`;
      case 'named_elsewhere': return t`le nom reste avec ce qui est conservé, jusqu’au ${until}`;
      default: return t`conservé jusqu’au ${until} (${why})`;
    }
  };
  const treatments = {
    recovery: t`Recouvrement amiable`, payments: t`Encaissements et comptes`, enforcement: t`Recouvrement judiciaire`, debtorPage: t`Page du débiteur`, requests: t`Demandes des personnes`, mandates: t`Clients et mandats`, people: t`Comptes d’accès`, trail: t`Journal`,
  };
  const purposes = {
    recovery: t`Obtenir le paiement des créances confiées par mandat écrit.`, payments: t`Encaisser pour le compte du créancier, donner quittance, tenir les comptes.`, enforcement: t`Obtenir et faire exécuter un titre, par un commissaire de justice.`,
    debtorPage: t`Permettre au débiteur de voir son dossier, de payer et de contester, et protéger cet accès.`, requests: t`Répondre aux demandes des personnes sur leurs données, et le prouver.`, mandates: t`Tenir les mandats, reverser, rendre compte.`,
    people: t`Donner à chacun l’accès qui est le sien, et le protéger.`, trail: t`Savoir qui a fait, lu et exporté quoi, et le prouver.`,
  };
  const legal = { legitimate_interest: t`intérêt légitime`, legal_duty: t`obligation légale`, contract: t`contrat` };
  const recipients = { agency: t`personnes habilitées de l’agence`, creditor: t`créancier`, study: t`étude de commissaires de justice saisie`, court: t`juridiction saisie`, operator: t`hébergeur, sous contrat`, authority: t`autorités, sur demande légale` };
  const persons = { debtor: t`débiteurs et leurs représentants`, people: t`utilisateurs`, parties: t`interlocuteurs des créanciers et des études` };
  const roles = { processor: t`sous-traitant du créancier (RGPD art. 28)`, controller: t`responsable du traitement` };
  return {
    request: of(requests), asks: of(asks), state: of(states), channel: of(channels), kind: of(kinds), event: of(events), basis: of(bases), ground: of(grounds), field: of(fields), step: of(steps), period, stands,
    treatment: of(treatments), purpose: of(purposes), legal: of(legal), recipient: of(recipients), persons: of(persons), role: of(roles),
  };
}
