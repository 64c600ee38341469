/**
 * What payments tell the case: what was paid on which day, and where a payment of the debtor began his limitation anew.
 *
 * A payment in part acknowledges the debt that it meets (C. civ. 2240), so it interrupts on the claims on which it was laid out and on no
 * other: acknowledging one invoice says nothing of the next. Only what the debtor himself paid acknowledges anything: money of a third
 * party (1342-1) does not, nor does money that a bailiff may have seized, whose act interrupts by itself (2244). Where it is not certain
 * the earlier term stands: the agency that believes in too long a term waits too long.
 */
import { cents, type PaymentFact } from '@quittance/law';
import { nameKey } from '@quittance/parties';
import { sql, toDay } from '@quittance/platform';
import type { DebtFactsSource, Interruption, KnownDebtFacts, Reader } from '@quittance/cases';

interface Row {
  id: string; case_id: string; value_on: string; amount_cents: string; claim_id: string | null; received_by: string; payer: string | null;
  debtor_kind: 'company' | 'person'; debtor_name: string; met: string[] | null;
}

/**
 * Those not reversed, by day. Of one day the order is that of their contents, never that in which they were entered, so that two people
 * who enter the same payments find the same sums: first those for which the debtor named a claim, whose choice binds (C. civ. 1342-10).
 */
const rowsOf = (reader: Reader, caseIds: readonly string[], also: string | null = null): Promise<Row[]> => reader.rows<Row>(sql`
  select p.id, p.case_id, p.value_on, p.amount_cents, p.claim_id, p.received_by, p.payer, d.kind as debtor_kind, d.name as debtor_name,
    (select jsonb_agg(met.claim_id) from (select a.claim_id from allocation a where a.payment_id = p.id and a.claim_id is not null group by a.claim_id having sum(a.amount_cents) > 0) met) as met
  from payment p join case_file f on f.id = p.case_id join debtor d on d.id = f.debtor_id
  where p.case_id = any(${`{${caseIds.join(',')}}`}::uuid[]) and (p.id = ${also}::uuid or not exists (select 1 from reversal r where r.fact_id = p.id and r.fact_kind = 'payment'))
  order by p.value_on, p.claim_id nulls last, p.amount_cents desc, p.means, p.received_by, p.payer, p.bank_reference, p.id`);

/** Whether it is the debtor's own doing, as far as is known. */
export const paidByDebtor = ({ received_by, payer, debtor_kind, debtor_name }: Pick<Row, 'received_by' | 'payer' | 'debtor_kind' | 'debtor_name'>): boolean =>
  received_by !== 'bailiff' && (payer === null || nameKey(payer, debtor_kind) === nameKey(debtor_name, debtor_kind));

function interruptionsBy(row: Row, asOf: Temporal.PlainDate): Interruption[] {
  const on = toDay(row.value_on);
  if (!paidByDebtor(row) || Temporal.PlainDate.compare(on, asOf) > 0) return [];
  return (row.met ?? []).map((claimId) => ({ on, kind: 'partial_payment', claimId }));
}

const factOf = (row: Row): PaymentFact => ({ id: row.id, on: toDay(row.value_on), amount: cents(BigInt(row.amount_cents)), claim: row.claim_id });

/** The payments of one case in their order, that one among them even if it was reversed. */
export const paymentsWith = async (reader: Reader, caseId: string, paymentId: string): Promise<PaymentFact[]> => (await rowsOf(reader, [caseId], paymentId)).map(factOf);

export const paymentDebtFacts: DebtFactsSource = async (reader, caseIds, asOf): Promise<KnownDebtFacts> => {
  if (caseIds.length === 0) return new Map();
  const byCase = Map.groupBy(await rowsOf(reader, caseIds), ({ case_id }) => case_id);
  return new Map([...byCase].map(([caseId, rows]) => [caseId, {
    payments: rows.map((row) => ({ ...factOf(row), claim: row.claim_id })),
    interruptions: rows.flatMap((row) => interruptionsBy(row, asOf)),
  }]));
};
