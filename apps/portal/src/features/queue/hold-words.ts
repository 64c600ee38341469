import { useLingui } from '@lingui/react/macro';

/** The kinds of hold and what there is to do under them, in the words of the trade. */
export function useHoldWords() {
  const { t } = useLingui();
  const kinds: Record<string, string> = {
    overIndebtedness: t`surendettement`, insolvencyProceeding: t`procédure collective`, dispute: t`contestation`, debtorDeath: t`décès`,
    protectedPerson: t`personne protégée`, judicialGracePeriod: t`délai de grâce`, processingRestriction: t`limitation du traitement`,
  };
  const tasks: Record<string, string> = {
    answerCommission: t`Déclarer la créance à la commission`, appealAdmissibility: t`Contester la recevabilité`, closeAsDischarged: t`Clore : la dette est effacée`,
    watchPublication: t`Guetter la publication au BODACC`, proofOfClaim: t`Déclarer la créance`, reliefFromTimeBar: t`Demander le relevé de forclusion`, reviewGuarantors: t`Examiner les cautions`,
    forwardToCreditor: t`Transmettre la contestation au créancier`, obtainEvidence: t`Réunir les preuves de la créance`,
    obtainDeathCertificate: t`Obtenir l’acte de décès`, findNotary: t`Trouver le notaire`, checkLoanInsurance: t`Vérifier l’assurance du prêt`, summonHeirs: t`Sommer les héritiers d’opter`, waitBeforeEnforcingOnHeirs: t`Attendre avant d’exécuter contre les héritiers`,
    recordRepresentative: t`Inscrire le représentant`, serveCuratorToo: t`Signifier aussi au curateur`, answerDataSubject: t`Répondre à la personne`,
  };
  const kind = (id: string): string => kinds[id] ?? id;
  return { kind, kinds: (ids: readonly string[]): string => ids.map(kind).join(', '), task: (id: string | undefined): string => (id ? tasks[id] ?? id : t`Suivre la mesure`) };
}
