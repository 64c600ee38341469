import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { isMore } from '../statement/decimal.ts';

export const MEANS = ['transfer', 'card', 'cheque', 'cash', 'direct_debit', 'other'] as const;
export type Means = (typeof MEANS)[number];
export const RECEIVERS = ['agency', 'creditor', 'bailiff'] as const;
export type Receiver = (typeof RECEIVERS)[number];

interface Part { target: string; claimReference?: string | null | undefined; costLabel?: string | null | undefined }

/** The words of a payment: how it came, who has it, what it meets. */
export function usePaymentWords() {
  const { t } = useLingui();
  const { day, money } = useFormats();
  const means: Record<string, string> = { transfer: t`virement`, card: t`carte`, cheque: t`chèque`, cash: t`espèces`, direct_debit: t`prélèvement`, other: t`autre moyen` };
  const receivers: Record<string, string> = { agency: t`l’agence`, creditor: t`le créancier`, bailiff: t`une étude` };
  const targets: Record<string, string> = { cost: t`frais`, interest: t`intérêts`, principal: t`principal`, indemnity: t`indemnité` };
  const receipts: Record<string, string> = { queued: t`quittance en préparation`, rendered: t`quittance prête`, failed: t`quittance non faite` };
  const target = (target: string): string => targets[target] ?? target;
  return {
    means: (value: string): string => means[value] ?? value,
    receiver: (value: string, study?: string | null): string => (value === 'bailiff' && study ? study : receivers[value] ?? value),
    target,
    receiptState: (state: string): string => receipts[state] ?? state,
    /** "intérêts, FA-2026-0312", "frais : procès-verbal de saisie" */
    part: ({ target: at, claimReference, costLabel }: Part): string => (at === 'cost' && costLabel ? t`frais : ${costLabel}` : claimReference ? `${target(at)}, ${claimReference}` : target(at)),
    /** What this payment changes in the allocation of an earlier one. */
    moved: ({ valueOn, amount, target: at, claimReference, difference }: { valueOn: string; amount: string; target: string; claimReference?: string | null | undefined; difference: string }): string => {
      const on = day(valueOn), of = money(amount), by = money(difference.replace(/^[-+]/, '')), what = claimReference ? `${target(at)}, ${claimReference}` : target(at);
      return isMore('0.00', difference) ? t`Versement du ${on} (${of}) : ${by} de moins sur ${what}` : t`Versement du ${on} (${of}) : ${by} de plus sur ${what}`;
    },
  };
}
