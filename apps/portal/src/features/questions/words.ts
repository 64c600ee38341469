import { useLingui } from '@lingui/react/macro';

/** Who is asked, about what, and who asks. */
export function useQuestionWords() {
  const { t } = useLingui();
  const asked: Record<string, string> = { creditor: t`au créancier`, agency: t`à l’agence`, study: t`à l’étude` };
  const about: Record<string, string> = { dispute: t`sur une contestation`, plan: t`sur un échéancier`, handoff: t`sur la remise du dossier`, act: t`sur un acte`, other: '' };
  const papers: Record<string, string> = { delivery: t`bon de livraison`, contract: t`contrat`, order: t`commande` };
  return {
    wanted: (paper: string): string => papers[paper] ?? paper,
    askedOf: (of: string): string => asked[of] ?? of,
    about: (kind: string): string => about[kind] ?? '',
    askedBy: (by: string, kind: string): string => (kind === 'system' ? 'Quittance' : kind === 'debtor' ? t`le débiteur` : by),
  };
}
