import { inputHash, refuseFaults, refuseOtherInput, sql, type Actor, type Sql, type Tx } from '@quittance/platform';

const LONGEST_KEY = 200;
export interface Key { idempotencyKey: string; inputHash: string }

/**
 * The id of what was already done under this key, if it was: the same key with the same input is one fact, with another it is refused
 * (idempotency_key_reused). Two submissions of one key wait for each other here.
 */
export async function doneBefore(tx: Tx, actor: Actor, table: 'title' | 'handoff' | 'bailiff_act', input: { idempotencyKey: string }): Promise<{ id: string | undefined; key: Key }> {
  const { idempotencyKey } = input;
  if (!idempotencyKey.trim()) refuseFaults([{ field: 'idempotencyKey', code: 'required' }]);
  if (idempotencyKey.length > LONGEST_KEY) refuseFaults([{ field: 'idempotencyKey', code: 'too_long', facts: { limit: LONGEST_KEY } }]);
  const hash = inputHash({ by: actor.id, ...input });
  const from: Sql = { text: table, params: [] };
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`${table} ${idempotencyKey}`}, 0))`);
  const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from ${from} where idempotency_key = ${idempotencyKey}`);
  if (kept) refuseOtherInput(kept.input_hash, hash);
  return { id: kept?.id, key: { idempotencyKey, inputHash: hash } };
}
