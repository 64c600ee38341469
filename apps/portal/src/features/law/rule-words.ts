import { useLingui } from '@lingui/react/macro';
import type { LawRule, RuleEffect, RulePublic } from '@quittance/law';
import { useFormats } from '@quittance/ui';
import { useMemo } from 'react';
import { REASONS_FR } from './reasons.ts';

/** The words around the rules; their titles are the law's own and stay French. */
export function useRuleWords() {
  const { t } = useLingui();
  const { locale } = useFormats();
  return useMemo(() => {
    const sections: Record<string, string> = {
      1: t`Recouvrement amiable pour autrui`, 2: t`Retard de paiement`, 3: t`Intérêt légal`, 4: t`Imputation, paiements, délais`, 5: t`Prescription`, 6: t`Injonction de payer`,
      7: t`Procédures du commissaire de justice sans juge`, 8: t`Autres voies`, 9: t`Exécution forcée`, 10: t`Événements qui arrêtent`, 11: t`Comportement, données`, 12: t`Argent, TVA, courrier, factures`,
    };
    const publics: Record<RulePublic, string> = { all: t`tout débiteur`, business: t`professionnel`, consumer: t`consommateur`, publicBody: t`débiteur public` };
    const effects: Record<RuleEffect, string> = { compute: t`calcule`, block: t`bloque`, warn: t`avertit`, print: t`imprime`, remind: t`rappelle` };
    /** Where a reader meets what the functions do. */
    const places: Record<string, string> = {
      checkFormalNotice: t`mise en demeure`, statutoryTexts: t`mise en demeure`, checkMandate: t`mandat`, possibleActs: t`actes du dossier`, may: t`procédures`, procedureCost: t`frais des actes`, termEnd: t`délais`,
      checkContact: t`prises de contact`, contactPolicyOn: t`prises de contact`, recallLine: t`messages`, checkWords: t`mots des messages`, checkReceipt: t`quittance`, remittanceDue: t`reversement`, deadline: t`délais`, workingDayFrom: t`délais`,
      lawConstant: t`chiffres de cette page`, computeStatement: t`décompte`, isLawError: t`décompte`, effectsOf: t`suspensions`, checkPlan: t`échéancier`, monthlyPlan: t`échéancier`, planByInstalment: t`échéancier`, leastDownPayment: t`échéancier`,
      paymentCounts: t`encaissements`, checkSetOff: t`encaissements`, checkCash: t`encaissements`, amicableRulesApply: t`actes du dossier`, insuranceReminder: t`agence`, creditorMustKnow: t`information du créancier`, checkPlacement: t`dépôt de créances`, latestDueDate: t`échéances`, checkPaymentTerm: t`échéances`, checkInvoiceMentions: t`dépôt de créances`, publicPaymentTerm: t`échéances`, moratoryPaymentBy: t`échéances`,
      transferBindsFrom: t`cession de créance`, checkTransfer: t`cession de créance`, feeWithVat: t`commission`, checkCertificate: t`attestations`, registeredEmailTerms: t`recommandé électronique`, einvoicingDuty: t`facture électronique`, directDebitRefundUntil: t`prélèvements`, directDebitAnnounceBy: t`prélèvements`, limitation: t`prescription`,
    };
    return {
      section: (chapter: string) => sections[chapter] ?? chapter,
      against: (rule: LawRule) => publics[rule.public],
      effects: (rule: LawRule) => rule.effects.map((effect) => effects[effect]).join(', '),
      place: (name: string) => places[name],
      /** "décompte, délais"; a function without words goes by its name. */
      where: (rule: LawRule) => [...new Set((rule.implementedBy ?? []).map((name) => places[name] ?? name))].join(', '),
      reason: (rule: LawRule) => (locale === 'fr' ? REASONS_FR[rule.reason ?? ''] ?? rule.reason : rule.reason),
    };
  }, [t, locale]);
}
export type RuleWords = ReturnType<typeof useRuleWords>;
