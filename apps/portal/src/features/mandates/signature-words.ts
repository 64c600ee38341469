import { useLingui } from '@lingui/react/macro';

/** Requests for a signature and powers, in words. */
export function useSignatureWords() {
  const { t } = useLingui();
  const states: Record<string, string> = { preparing: t`en préparation`, waiting: t`attend la signature`, signed: t`signé`, refused: t`refusé`, withdrawn: t`retiré`, expired: t`délai passé`, failed: t`n’a pas pu être préparé` };
  const kinds: Record<string, string> = { mandate: t`Mandat`, power_of_attorney: t`Pouvoir spécial` };
  const steps: Record<string, string> = { sent: t`envoyé`, opened: t`page ouverte`, read: t`document ouvert`, code_sent: t`code envoyé`, code_refused: t`code refusé`, signed: t`signé`, refused: t`refusé`, withdrawn: t`retiré`, expired: t`délai passé`, failed: t`échec`, proved: t`dossier de preuve établi` };
  const acts: Record<string, { name: string; article: string }> = {
    payment_order: { name: t`requête en injonction de payer`, article: 'CPC 1405 à 1407' }, commercial_court: { name: t`représentation au tribunal de commerce, sans avocat obligatoire`, article: 'CPC 853' }, insolvency_claim: { name: t`déclaration de créance à la procédure collective`, article: 'C. com. L622-24' },
  };
  const tone = (state: string): 'wait' | 'danger' | undefined => (state === 'waiting' || state === 'preparing' ? 'wait' : state === 'signed' || state === 'withdrawn' ? undefined : 'danger');
  const papers: Record<string, string> = { signature_paper: t`Le document`, signature_evidence: t`Dossier de preuve` };
  return { states, kinds, steps, acts, tone, papers };
}
