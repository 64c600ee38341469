import { list, Refused, sql, type Tx } from '@quittance/platform';
import { megabytes } from './file.input.ts';

/** What the house prints itself: never refused, and not counted. */
const PRINTED = ['formal_notice', 'receipt', 'plan_agreement', 'handoff_pack', 'deposit_acknowledgement', 'deposit_annex', 'deposit_report'];
interface Left { per: 'day' | 'total'; used: bigint; limit: bigint }
/** Asked once a transaction and creditor: a deposit of three hundred files keeps three hundred papers. */
const asked = new WeakMap<Tx, Map<string, Left[]>>();

/**
 * What is handed over is bounded a creditor: by day, and in all. The figures are dated rows (upload_quota): those of the creditor before those
 * of his agency before those that ship. Two that arrive at the same instant may both still pass.
 * Refuses with quota_reached: per (day | total), used, limit, size (megabytes).
 */
export async function refuseBeyondQuota(tx: Tx, { agencyId, creditorId, kind, bytes }: { agencyId: string; creditorId: string; kind: string; bytes: { readonly length: number } }, today: Temporal.PlainDate): Promise<void> {
  if (PRINTED.includes(kind)) return;
  const known = asked.get(tx) ?? new Map<string, Left[]>();
  asked.set(tx, known);
  const left = known.get(creditorId) ?? (await standing(tx, agencyId, creditorId, today));
  for (const { per, used, limit } of left) {
    if (used + BigInt(bytes.length) > limit) throw new Refused('quota_reached', { facts: { per, used: megabytes(Number(used)), limit: megabytes(Number(limit)), size: megabytes(bytes.length) } });
  }
  known.set(creditorId, left.map((one) => ({ ...one, used: one.used + BigInt(bytes.length) })));
}

async function standing(tx: Tx, agencyId: string, creditorId: string, today: Temporal.PlainDate): Promise<Left[]> {
  const begins = today.toZonedDateTime('Europe/Paris').toInstant();
  const quota = await tx.first<{ day_bytes: string; total_bytes: string; day: string; total: string }>(sql`
    select q.day_bytes, q.total_bytes, u.day, u.total from (
      select day_bytes, total_bytes from upload_quota where from_on <= ${today} and (creditor_id = ${creditorId} or (creditor_id is null and (agency_id = ${agencyId} or agency_id is null)))
      order by creditor_id nulls last, agency_id nulls last, from_on desc limit 1) q,
      (select coalesce(sum(size) filter (where created_at >= ${begins}), 0) as day, coalesce(sum(size), 0) as total from document where creditor_id = ${creditorId} and kind not in (${list(PRINTED)})) u`);
  return quota ? [{ per: 'day', used: BigInt(quota.day), limit: BigInt(quota.day_bytes) }, { per: 'total', used: BigInt(quota.total), limit: BigInt(quota.total_bytes) }] : [];
}
