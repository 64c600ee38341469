import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { useCounts } from '../intake/words.ts';

interface Band { stage: string | null; fromDays: number; fromAmount: string }
interface Line { rule: string; base: string; percent: string | null; band: Band | null; cost: string | null; fixed: boolean }

/** Fees in words: stages, costs, the conditions of a band, and why a line of a fee is what it is. */
export function useFeeWords() {
  const { t } = useLingui();
  const { money, percent } = useFormats();
  const counts = useCounts();
  const stages: Record<string, string> = { any: t`à toute phase`, amicable: t`phase amiable`, judicial: t`phase judiciaire`, enforcement: t`exécution` };
  const costs: Record<string, string> = { postage: t`affranchissement`, registered_letter: t`lettre recommandée`, tracing: t`recherche d’adresse`, court_fee: t`frais de greffe`, bailiff_act: t`acte de commissaire de justice`, lawyer: t`avocat` };
  const band = ({ stage, fromDays, fromAmount }: Band): string => [
    stages[stage ?? 'any'] ?? stage ?? '', fromDays ? t`créances de ${counts.days(fromDays)} au moins` : null, Number(fromAmount) ? t`dossiers de ${money(fromAmount)} au moins` : null,
  ].filter(Boolean).join(', ');
  const rules: Record<string, (line: Line) => string> = {
    success: (line) => t`${percent(line.percent ?? '0')} de ${money(line.base)} : ${line.band ? band(line.band) : ''}`,
    minimum: () => t`Complément, jusqu’au minimum par dossier`, cap: () => t`Limite au maximum par dossier`,
    cost: (line) => (line.fixed ? t`${costs[line.cost ?? ''] ?? ''}, à la somme convenue` : t`${costs[line.cost ?? ''] ?? ''}, au prix coûtant, en débours`),
    kept: (line) => t`${costs[line.cost ?? ''] ?? ''} : ${money(line.base)}, à la charge de l’agence`, vat: (line) => t`TVA, ${percent(line.percent ?? '0')} de ${money(line.base)}`,
  };
  return { stages, costs, band, line: (line: Line): string => rules[line.rule]?.(line) ?? line.rule };
}
