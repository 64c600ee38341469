/**
 * What acts of procedure cost, and who bears it. Most regulated fees of 2026 have been seen by nobody here: their value is null until an
 * administrator enters it with its source, and nothing is computed with a null.
 */
import { fromPlainDate } from '../calendar/day.ts';
import { constantOn, rowOn } from '../rates/lookup.ts';
import type { Confidence, LawRow, LawTables } from '../rates/tables.ts';

export const COST_BEARERS = ['creditor', 'debtor', 'loser', 'unknown'] as const;
export type CostBearer = (typeof COST_BEARERS)[number];

interface CostRow extends LawRow<string | null> { readonly unit: 'EUR' | 'percent' | 'tariff' }
interface CostEntry { readonly bornBy: CostBearer; readonly article: string; readonly rows?: readonly CostRow[]; /** The figure of the tables that holds it. */ readonly constant?: string }

const unseen = (from: string | null, article: string, unit: CostRow['unit'] = 'EUR'): readonly CostRow[] => [{ from, to: null, value: null, unit, article, confidence: 'low' }];

export const COSTS = {
  legalAidStamp: { bornBy: 'loser', article: 'CGI 1635 bis Q', constant: 'legal_aid_stamp' },
  commercialRegistryFee: { bornBy: 'loser', article: 'C. com. A743-8 s.', rows: unseen(null, 'C. com. A743-8 s.') },
  economicJusticeContribution: { bornBy: 'loser', article: 'loi 2023-1059 art. 27', rows: [{ from: '2025-01-01', to: '2028-12-31', value: null, unit: 'percent', article: 'loi 2023-1059 art. 27, décret 2024-1225', confidence: 'low' }] },
  bailiffService: { bornBy: 'loser', article: 'C. com. A444-10 s.', rows: unseen(null, 'C. com. A444-10 s.', 'tariff') },
  smallClaimsFee: { bornBy: 'creditor', article: 'CPCE L125-1', rows: unseen(null, 'C. com. A444-10 s.', 'tariff') },
  uncontestedClaimFee: { bornBy: 'unknown', article: 'CPCE L126-1 à L126-5', rows: unseen('2026-04-25', 'CPCE L126-1 à L126-5', 'tariff') },
  lawyerFee: { bornBy: 'creditor', article: 'CPC 700', rows: unseen(null, 'loi 71-1130 art. 10') },
  enforcementAct: { bornBy: 'debtor', article: 'CPCE L111-8 al. 1', rows: unseen(null, 'C. com. A444-10 s.', 'tariff') },
  proportionalFeeOnDebtor: { bornBy: 'debtor', article: 'C. com. A444-31', rows: unseen(null, 'C. com. A444-31', 'tariff') },
  proportionalFeeOnCreditor: { bornBy: 'creditor', article: 'C. com. A444-32', rows: unseen(null, 'C. com. A444-32', 'tariff') },
} as const satisfies Readonly<Record<string, CostEntry>>;
export type CostId = keyof typeof COSTS;

export interface ProcedureCost {
  readonly cost: CostId;
  /** A decimal string in `unit`; null: set by the law, not yet entered. */
  readonly value: string | null;
  readonly unit: string;
  readonly bornBy: CostBearer;
  readonly article: string;
  readonly confidence: Confidence;
}

/** A cost on a day; undefined where it did not exist on that day. */
export function procedureCost(cost: CostId, on: Temporal.PlainDate, law: LawTables): ProcedureCost | undefined {
  const entry: CostEntry = COSTS[cost], day = fromPlainDate(on);
  if (entry.constant !== undefined) {
    const first = law.constants[entry.constant]?.[0]?.from ?? null;
    const row = first !== null && Temporal.PlainDate.compare(on, first) < 0 ? undefined : constantOn(law, entry.constant, day);
    return row && { cost, value: row.value === null ? null : String(row.value), unit: row.unit, bornBy: entry.bornBy, article: row.article, confidence: row.confidence };
  }
  const row = rowOn(entry.rows ?? [], day);
  return row && { cost, value: row.value, unit: row.unit, bornBy: entry.bornBy, article: row.article, confidence: row.confidence };
}
