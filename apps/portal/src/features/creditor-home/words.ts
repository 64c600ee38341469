import { useLingui } from '@lingui/react/macro';

/** The stages and ages of a debt, as a creditor reads them. */
export function useCreditorWords() {
  const { t } = useLingui();
  const stages: Record<string, string> = { open: t`En cours`, placed: t`Confié`, amicable: t`Amiable`, judicial: t`En justice`, enforcement: t`Exécution forcée`, closed: t`Clos`, returned: t`Rendu` };
  const bands: Record<string, string> = { lt90: t`moins de 90 jours`, '90_180': t`90 à 180 jours`, '180_270': t`180 à 270 jours`, '270_365': t`270 à 365 jours`, gt365: t`plus d’un an` };
  return { stage: (stage: string): string => stages[stage] ?? stage, band: (band: string): string => bands[band] ?? band };
}
