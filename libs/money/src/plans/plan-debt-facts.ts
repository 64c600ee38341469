/**
 * What plans tell the case. Where the mandate lets interest stop for who keeps a plan, nothing is added any more to the sum that the plan
 * covers, so that who keeps it to its end owes nothing: from the day on which it is agreed, interest is reckoned up to the day of that sum
 * and no further, for as long as the plan stands or once it was kept, be it that all that was owed was paid before its last instalment.
 * Broken or ended otherwise, it is as though it had never stopped, from that day's statement on. A statement as of an earlier day says
 * what it said.
 *
 * Whoever asks for time, or accepts a plan by his own hand, acknowledges the debt (C. civ. 2240): the limitation of the claims that the plan
 * covers begins anew on that day. What an agent writes down of a telephone call acknowledges nothing.
 */
import type { DebtFactsSource, Interruption, KnownDebtFacts, Reader } from '@quittance/cases';
import { sql, toDay } from '@quittance/platform';
import { endedAsPaid } from './plan-records.ts';

interface Row {
  case_id: string; as_of: string; proposed_by_kind: string; interest: string; claims: string[] | null; acknowledged: boolean;
  within_mandate: boolean; events: { kind: string; on: string; byKind: string; reason: string | null; acknowledged: boolean }[] | null;
}

const rowsOf = (reader: Reader, caseIds: readonly string[], asOf: Temporal.PlainDate): Promise<Row[]> => reader.rows<Row>(sql`
  select p.case_id, p.as_of, p.proposed_by_kind, p.interest, p.within_mandate, p.evidence->'claims' as claims, p.evidence->'acknowledged' is not null as acknowledged,
    (select jsonb_agg(jsonb_build_object('kind', e.kind, 'on', e.on_day, 'byKind', e.by_kind, 'reason', e.reason, 'acknowledged', e.facts->'acknowledged' is not null) order by e.at, e.id) from plan_event e
      where e.plan_id = p.id and e.on_day <= ${asOf} and e.kind in ('agreed','refused','broken','completed','ended')) as events
  from plan p where p.case_id = any(${`{${caseIds.join(',')}}`}::uuid[]) and p.as_of <= ${asOf} order by p.proposed_at, p.id`);

function stopsBy({ as_of, interest, events }: Row): { on: Temporal.PlainDate }[] {
  const last = events?.at(-1);
  const stands = last?.kind === 'agreed' || last?.kind === 'completed' || (endedAsPaid(last) && events!.some(({ kind }) => kind === 'agreed'));
  return interest === 'stops' && stands ? [{ on: toDay(as_of).add({ days: 1 }) }] : [];
}

function interruptionsBy(row: Row): Interruption[] {
  const accepted = row.events?.find(({ kind, byKind, acknowledged }) => kind === 'agreed' && byKind === 'debtor' && acknowledged);
  const on = (day: string, kind: Interruption['kind']) => (row.claims ?? []).map((claimId): Interruption => ({ on: toDay(day), kind, claimId }));
  if (row.proposed_by_kind === 'debtor') return row.acknowledged ? on(row.as_of, row.within_mandate ? 'acknowledgement' : 'plan_request') : [];
  return accepted ? on(accepted.on, 'acknowledgement') : [];
}

export const planDebtFacts: DebtFactsSource = async (reader, caseIds, asOf): Promise<KnownDebtFacts> => {
  if (caseIds.length === 0) return new Map();
  const byCase = Map.groupBy(await rowsOf(reader, caseIds, asOf), ({ case_id }) => case_id);
  return new Map([...byCase].map(([caseId, rows]) => [caseId, { stops: rows.flatMap(stopsBy), interruptions: rows.flatMap(interruptionsBy) }]));
};
