/** From when to when holds forbade that anything be paid or agreed to on a case: what a plan waited for. */
import { effectsOf, type LawTables } from '@quittance/law';
import type { Reader } from '../files/reader.ts';
import { AppliedLawService } from '../applied-law/applied-law.service.ts';
import { HoldFactsService } from './hold-facts.service.ts';
import { holdOf, spanOf, type HoldRecord } from './hold-record.ts';

/** Both ends counted, also where they are to come; `to` null: nobody knows yet. */
export interface Suspension { from: Temporal.PlainDate; to: Temporal.PlainDate | null }

/** Pure. Those that stop paying or agreeing, without what never was or stops nothing yet. */
export function suspensionsOf(records: readonly HoldRecord[], law: LawTables): Suspension[] {
  return records.flatMap((record): Suspension[] => {
    const { voided, from, until } = spanOf(record, law);
    if (from === null || voided) return [];
    const stops = effectsOf([{ ...holdOf(record, false), endedOn: null }], from, law).stops;
    return stops.some(({ what, outcome }) => outcome === 'refuse' && (what === 'payments' || what === 'plans')) ? [{ from, to: until }] : [];
  });
}

const holds = new HoldFactsService(), applied = new AppliedLawService();

/** Of each of these cases; one of which nothing is held is not in the answer. */
export async function suspensionsOfCases(reader: Reader, cases: readonly { caseId: string; agencyId: string }[]): Promise<Map<string, Suspension[]>> {
  const held = await holds.ofCases(reader, [...new Set(cases.map(({ caseId }) => caseId))]);
  const own = cases.filter(({ caseId }) => held.get(caseId)?.records.size);
  const law = await applied.ofAll(reader, own.map(({ agencyId }) => agencyId));
  return new Map(own.map(({ caseId, agencyId }) => [caseId, suspensionsOf([...held.get(caseId)!.records.values()], law.get(agencyId)!)]));
}
