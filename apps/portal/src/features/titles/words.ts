import { useLingui } from '@lingui/react/macro';

/** What enforces a debt (CPCE L111-3), in the order of use. */
export const TITLE_KINDS = ['payment_order', 'judgment', 'small_claims_title', 'notarial_deed', 'conciliation_record', 'settlement_with_formula', 'unpaid_cheque_title', 'uncontested_claim_record'] as const;
export type TitleKind = (typeof TITLE_KINDS)[number];

export function useTitleWords() {
  const { t } = useLingui();
  const kinds: Record<TitleKind, string> = {
    payment_order: t`Ordonnance d’injonction de payer`, judgment: t`Jugement`, small_claims_title: t`Titre de petites créances`, notarial_deed: t`Acte notarié`,
    conciliation_record: t`Constat d’accord ou de conciliation`, settlement_with_formula: t`Transaction revêtue de la formule exécutoire`, unpaid_cheque_title: t`Titre pour chèque impayé`, uncontested_claim_record: t`Procès-verbal de créance incontestée`,
  };
  const articles: Record<TitleKind, string> = {
    payment_order: 'CPCE L111-3 1°', judgment: 'CPCE L111-3 1°', small_claims_title: 'CPCE L111-3 5°, L125-1', notarial_deed: 'CPCE L111-3 4°', conciliation_record: 'CPCE L111-3 3°', settlement_with_formula: 'CPCE L111-3 7°', unpaid_cheque_title: 'CPCE L111-3 5°', uncontested_claim_record: 'CPCE L126-4',
  };
  /** Who gave it, by its usual name, as an example. */
  const givenBy: Record<TitleKind, string> = {
    payment_order: t`Président du tribunal de commerce de Tours`, judgment: t`Tribunal de commerce de Tours`, small_claims_title: t`Commissaire de justice qui l’a délivré`, notarial_deed: t`Notaire qui l’a reçu`,
    conciliation_record: t`Conciliateur ou juge`, settlement_with_formula: t`Greffe qui a apposé la formule`, unpaid_cheque_title: t`Commissaire de justice qui l’a délivré`, uncontested_claim_record: t`Greffe du tribunal de commerce`,
  };
  return {
    kind: (kind: string): string => kinds[kind as TitleKind] ?? kind,
    article: (kind: string): string => articles[kind as TitleKind] ?? 'CPCE L111-3',
    givenBy: (kind: string): string => givenBy[kind as TitleKind] ?? '',
  };
}
