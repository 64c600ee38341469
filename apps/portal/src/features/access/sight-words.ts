import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import type { CaseViewer } from './access.queries.ts';

/** Why somebody sees a case, and what of it, as sentences. */
export function useSightWords() {
  const { t } = useLingui();
  const { locale } = useFormats();
  const kinds: Record<string, string> = {
    Claim: t`les créances`, TimelineEntry: t`le fil`, Document: t`les pièces`, Letter: t`les lettres`, Payment: t`les versements`, Plan: t`les échéanciers`, Dispute: t`les contestations`, Question: t`les questions`, Title: t`le titre`,
    Handoff: t`les remises`, BailiffAct: t`les actes du commissaire de justice`, Hold: t`les mises en attente`, Message: t`les courriels et SMS`, Wish: t`les souhaits du débiteur`, Reminder: t`les relances`, Mandate: t`le mandat`, Debtor: t`l’identité du débiteur`,
  };
  const closed: Record<string, string> = { nextAction: t`la suite prévue`, acts: t`les gestes possibles`, wishes: t`les souhaits du débiteur`, reminders: t`les relances`, contactAdvice: t`les règles de contact`, holds: t`les mises en attente`, disputes: t`les contestations`, plans: t`les échéanciers`, promise: t`la promesse`, letters: t`les lettres` };
  const why = ({ why: reason, companyName, readOnlyBy }: CaseViewer): string => {
    const company = companyName ?? '';
    if (reason === 'works_for_agency') return t`travaille pour l’agence, qui voit tous ses dossiers`;
    if (reason === 'own_company') return t`c’est un dossier de sa société, ${company}`;
    if (reason === 'handed_over') return t`le dossier est remis à son étude, ${company}, aussi longtemps qu’elle le tient`;
    return readOnlyBy ? t`${readOnlyBy} regarde la page du débiteur, sans rien pouvoir y faire` : t`le débiteur est entré par sa lettre ou son adresse`;
  };
  const list = (words: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
  return { why, sees: (names: readonly string[]) => list(names.flatMap((name) => kinds[name] ?? [])), closed: (names: readonly string[]) => list(names.flatMap((name) => closed[name] ?? [])), sides: { agency: t`Agence`, creditor: t`Créancier`, study: t`Étude`, debtor: t`Débiteur` } as Record<string, string> };
}
