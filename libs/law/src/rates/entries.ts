/**
 * The tables of an agency: those that the product ships with, and over them the rows that its administrators entered. A row is never
 * changed: of two that claim a day the later one counts, so that a confirmation or a correction is one more row with the same days.
 */
import { parseRate } from '../money/rate.ts';
import type { ConstantRow, ConstantValue, LawRow, LawTables } from './tables.ts';

/** The rates of half-years, by the names that an entry knows them by. */
export const RATE_NAMES = ['legal_rate_other', 'legal_rate_individual', 'ecb_main_refinancing_rate'] as const;
export type RateName = (typeof RATE_NAMES)[number];
export const isRateName = (name: string): name is RateName => (RATE_NAMES as readonly string[]).includes(name);

export const ratesOf = (law: LawTables, name: RateName): readonly LawRow<string>[] =>
  (name === 'ecb_main_refinancing_rate' ? law.ecbMainRefinancingRate : name === 'legal_rate_individual' ? law.legalRate.individualCreditor : law.legalRate.otherCreditor);

/** A row that was entered: under its name, a rate's or a constant's. */
export interface LawEntry extends LawRow<ConstantValue> { readonly name: string; readonly unit: string | null }

const asRate = ({ from, to, value, article, confidence, source }: LawEntry): LawRow<string> => ({ from, to, value: String(value), article, confidence, ...(source === undefined ? {} : { source }) });
const asConstant = ({ from, to, value, article, confidence, source, unit }: LawEntry): ConstantRow => ({ from, to, value, article, confidence, unit: unit ?? '', ...(source === undefined ? {} : { source }) });

/**
 * `law` with the rows of `entries` laid over it, in their order; `version` names the result. An entry under a rate's name must hold a rate
 * ("2.75"): another value is a RangeError, since a table must never hold what a statement could not read.
 */
export function withEntries(law: LawTables, entries: readonly LawEntry[], version: string): LawTables {
  if (entries.length === 0) return law;
  const added = new Map<string, LawEntry[]>();
  for (const entry of entries) {
    if (isRateName(entry.name) && parseRate(String(entry.value)) === undefined) throw new RangeError(`${entry.name} is entered as ${String(entry.value)}, which is no rate.`);
    const own = added.get(entry.name);
    if (own) own.push(entry);
    else added.set(entry.name, [entry]);
  }
  const rates = (name: RateName): readonly LawRow<string>[] => [...ratesOf(law, name), ...(added.get(name) ?? []).map(asRate)];
  const constants = Object.fromEntries([...new Set([...Object.keys(law.constants), ...[...added.keys()].filter((name) => !isRateName(name))])]
    .map((name) => [name, [...(law.constants[name] ?? []), ...(added.get(name) ?? []).map(asConstant)]]));
  return {
    version,
    legalRate: { individualCreditor: rates('legal_rate_individual'), otherCreditor: rates('legal_rate_other') },
    ecbMainRefinancingRate: rates('ecb_main_refinancing_rate'),
    constants, texts: law.texts,
  };
}
