import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { factsOf, type FactLike } from '../timeline/facts.ts';

/** The words of what takes a debt out of its ordinary course: kinds, states, what stops, whom to turn to, what freezes, what there is to do. */
export function useHoldWords() {
  const { t } = useLingui();
  const { day } = useFormats();
  const kinds: Record<string, string> = {
    overIndebtedness: t`surendettement`, insolvencyProceeding: t`procédure collective`, dispute: t`contestation`, debtorDeath: t`décès`,
    protectedPerson: t`personne protégée`, judicialGracePeriod: t`délai de grâce`, processingRestriction: t`limitation du traitement`,
  };
  const states: Record<string, string> = { waiting: t`n’a pas encore d’effet`, running: t`en cours`, ended: t`terminée`, voided: t`annulée` };
  const stops: Record<string, string> = {
    calls: t`appels`, messages: t`courriels et SMS`, letters: t`lettres`, automaticReminders: t`relances automatiques`, plans: t`échéanciers`, payments: t`paiements`, court: t`demandes en justice`, uncontestedClaim: t`procédure des créances incontestées`, enforcement: t`exécution forcée`,
  };
  const freezes: Record<string, string> = { interest: t`intérêts`, fixedIndemnity: t`indemnité forfaitaire`, latePenalties: t`pénalités de retard`, judgmentSurcharge: t`majoration de cinq points` };
  const redirects: Record<string, string> = { creditorsRepresentative: t`mandataire judiciaire`, liquidator: t`liquidateur`, notary: t`notaire`, legalRepresentative: t`représentant légal`, guardian: t`tuteur`, curator: t`curateur`, creditor: t`créancier` };
  const tasks: Record<string, string> = {
    answerCommission: t`Déclarer la créance à la commission`, appealAdmissibility: t`Contester la recevabilité`, closeAsDischarged: t`Clore : la dette est effacée`,
    watchPublication: t`Guetter la publication au BODACC`, proofOfClaim: t`Déclarer la créance`, reliefFromTimeBar: t`Demander le relevé de forclusion`, reviewGuarantors: t`Examiner les cautions`,
    forwardToCreditor: t`Transmettre la contestation au créancier`, obtainEvidence: t`Réunir les preuves de la créance`,
    obtainDeathCertificate: t`Obtenir l’acte de décès`, findNotary: t`Trouver le notaire`, checkLoanInsurance: t`Vérifier l’assurance du prêt`, summonHeirs: t`Sommer les héritiers d’opter`, waitBeforeEnforcingOnHeirs: t`Attendre avant d’exécuter contre les héritiers`,
    recordRepresentative: t`Inscrire le représentant`, serveCuratorToo: t`Signifier aussi au curateur`, answerDataSubject: t`Répondre à la personne`,
  };
  const fields: Record<string, string> = {
    filedOn: t`Dossier déposé le`, admissibleOn: t`Déclaré recevable le`, measuresUntil: t`Mesures jusqu’au`, dischargedOn: t`Dette effacée le`, openedOn: t`Jugement d’ouverture du`, publishedOn: t`Publié au BODACC le`, proofFiledOn: t`Créance déclarée le`, liquidation: t`Liquidation judiciaire`,
    creditorAbroad: t`Créancier hors de France métropolitaine`, loanOfAYearOrMore: t`Prêt d’un an ou plus`, guaranteed: t`Quelqu’un garantit la dette`, diedOn: t`Décédé le`, knownOn: t`Appris le`, titleServedOn: t`Titre signifié aux héritiers le`, protection: t`Protection`, since: t`Depuis le`,
    decidedOn: t`Décision du`, until: t`Jusqu’au`, requestedOn: t`Demandée le`, answeredOn: t`Répondu le`, representativeName: t`À qui s’adresser`, representativeAddress: t`Son adresse`, endedOn: t`Terminée le`,
  };
  const hints: Record<string, string> = {
    filedOn: t`Le dépôt du dossier n’arrête rien : seule la recevabilité compte (C. conso. L722-2).`, admissibleOn: t`De ce jour, les poursuites s’arrêtent et les intérêts ne courent plus.`, measuresUntil: t`Dernier jour du plan ou des mesures imposées ; sans lui, deux ans.`, dischargedOn: t`Rétablissement personnel : rien ne peut plus être demandé.`,
    openedOn: t`Tout s’arrête du jugement, non de sa publication (C. com. L622-21).`, publishedOn: t`Le délai pour déclarer la créance court de là (C. com. R622-24).`, creditorAbroad: t`Il a plus de temps pour déclarer.`, loanOfAYearOrMore: t`Ses intérêts continuent (C. com. L622-28).`,
    knownOn: t`Vide : aujourd’hui.`, titleServedOn: t`L’exécution attend huit jours après (C. civ. 877).`, until: t`Deux ans au plus de la décision (C. civ. 1343-5).`, requestedOn: t`La réponse est due dans le mois (RGPD 12).`, representativeName: t`Mandataire, notaire, tuteur : celui qui reçoit désormais les actes.`,
  };
  const protections: Record<string, string> = { minor: t`mineur`, guardianship: t`tutelle`, curatorship: t`curatelle`, safeguard: t`sauvegarde de justice` };
  const events: Record<string, string> = { opened: t`inscrite`, amended: t`complétée`, ended: t`terminée`, voided: t`annulée` };
  const yes = t`oui`, no = t`non`;
  const kind = (one: string): string => kinds[one] ?? one;
  const field = (key: string): string => fields[key] ?? key;
  return {
    kind, kinds: (list: readonly string[]): string => list.map(kind).join(', '), field,
    state: (state: string): string => states[state] ?? state,
    stop: (what: string): string => stops[what] ?? what,
    freeze: (what: string): string => freezes[what] ?? what,
    redirect: (to: string): string => redirects[to] ?? to,
    /** What there is to do, as a line of its own; of a task that nothing names: to follow it. */
    task: (task: string | undefined): string => (task ? tasks[task] ?? task : t`Suivre la mesure`),
    hint: (key: string): string | undefined => hints[key],
    protection: (one: string): string => protections[one] ?? one,
    event: (one: string): string => events[one] ?? one,
    /** A fact and what it is worth: « Publié au BODACC le 12 oct. 2026 ». */
    fact: ({ key, value }: FactLike): string => {
      if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `${field(key)} ${day(value)}`;
      const said = value === 'true' ? yes : value === 'false' ? no : key === 'protection' ? protections[value] ?? value : value;
      return t`${field(key)} : ${said}`;
    },
    warning: ({ code, facts }: { code: string; facts: readonly FactLike[] }): string => {
      const fact = factsOf(facts), on = (key: string) => { const value = fact(key); return value ? day(value) : '—'; };
      switch (code) {
        case 'filing_stops_nothing': return t`Le dépôt du dossier n’arrête rien : inscrivez la recevabilité dès qu’elle est décidée.`;
        case 'grace_above_maximum': return t`Le délai accordé jusqu’au ${on('until')} dépasse le plafond : il vaut jusqu’au ${on('atMost')}.`;
        case 'interest_may_resume': return t`Les intérêts restent arrêtés depuis le ${on('from')} : voyez s’ils reprennent.`;
        case 'paid_while_held': return t`Payé pendant une mesure en cours depuis le ${on('from')} (${kind(fact('kind') ?? '')}) : ce paiement peut être remis en cause.`;
        default: return code;
      }
    },
  };
}
