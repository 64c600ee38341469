import { useLingui } from '@lingui/react/macro';

export const CLAUSES = ['basisClause', 'insuranceClause', 'feeClause', 'remittanceClause'] as const;
export type ClauseName = (typeof CLAUSES)[number];

/** The four clauses that the written mandate must have, by their number in CPCE R124-3, and its terms in words. */
export function useMandateWords() {
  const { t } = useLingui();
  const clauses: Record<ClauseName, { number: string; name: string; asks: string }> = {
    basisClause: { number: '1°', name: t`Le fondement et le montant des créances`, asks: t`Ce qui est dû et pourquoi, les éléments de chaque créance distingués.` },
    insuranceClause: { number: '2°', name: t`La garantie de l’agence`, asks: t`L’assurance de responsabilité civile professionnelle, ses conditions.` },
    feeClause: { number: '3°', name: t`La rémunération`, asks: t`Comment se calcule ce que le créancier paie à l’agence.` },
    remittanceClause: { number: '4°', name: t`Le reversement des fonds`, asks: t`Quand et comment les fonds encaissés sont reversés.` },
  };
  const allocations: Record<string, string> = { statutory: t`intérêts, puis principal (C. civ. 1343-1)`, indemnity_first: t`indemnités d’abord`, principal_first: t`principal d’abord` };
  const dayCounts: Record<string, string> = { ACT_ACT: t`365 ou 366 jours, selon l’année`, ACT_365: t`toujours 365 jours` };
  const interests: Record<string, string> = { runs: t`ils continuent de courir`, stops: t`ils s’arrêtent tant qu’il est tenu` };
  const kinds: Record<string, string> = { framework: t`mandat-cadre : tous les dépôts à venir`, single: t`mandat d’un seul dépôt` };
  return { kinds, kind: (key: string): string => kinds[key] ?? key, interest: (key: string): string => interests[key] ?? key, interests, clause: (name: ClauseName) => clauses[name], allocation: (key: string): string => allocations[key] ?? key, dayCount: (key: string): string => dayCounts[key] ?? key, allocations, dayCounts };
}
