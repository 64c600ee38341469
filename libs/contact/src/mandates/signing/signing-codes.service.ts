import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, sha256, sql, toInstant, type Tx } from '@quittance/platform';
import { digitsOf, drawCode } from '../../door/access-codes.service.ts';
import { CODE_LASTS, TRIES_PER_CODE } from '../../door/limits.ts';
import type { RequestRow } from '../requests/signature-requests.service.ts';

/** By what somebody proved that he reads the mailbox, or holds the telephone, of the one who is to sign. */
export interface Proof { channel: 'email' | 'sms'; sentTo: string; sentAt: Temporal.Instant }
interface Kept { id: string; code_hash: string; channel: 'email' | 'sms'; sent_to: string; made_at: string }

/** Under the id of its own row, so that the same code twice is two hashes. */
const hashOf = (id: string, code: string) => sha256(`signing code ${id} ${code}`);
const same = (a: string, b: string) => timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));

/** Codes that sign once. Kept by their hash. */
@Injectable()
export class SigningCodesService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** A code that signs once; the one before it signs nothing any more. It is answered here and kept nowhere. */
  async make(tx: Tx, row: RequestRow, channel: 'email' | 'sms', sentTo: string): Promise<{ code: string; until: Temporal.Instant }> {
    const id = newId(), code = drawCode(), now = this.clock.now(), until = now.add(CODE_LASTS);
    await tx.rows(sql`update signature_code set expires_at = ${now} where request_id = ${row.id} and used_at is null and expires_at > ${now}`);
    await tx.rows(sql`insert into signature_code (id, request_id, agency_id, creditor_id, code_hash, channel, sent_to, made_at, expires_at) values (${id}, ${row.id}, ${row.agency_id}, ${row.creditor_id}, ${hashOf(id, code)}, ${channel}, ${sentTo}, ${now}, ${until})`);
    return { code, until };
  }

  /** Uses the code up; undefined: none, over, used, wrong, tried too often. A wrong one counts against the code that waits. */
  async use(tx: Tx, requestId: string, typed: string): Promise<Proof | undefined> {
    const now = this.clock.now();
    const kept = await tx.first<Kept>(sql`select id, code_hash, channel, sent_to, made_at from signature_code where request_id = ${requestId} and used_at is null and expires_at > ${now} and tries < ${TRIES_PER_CODE} order by made_at desc, id desc limit 1 for update`);
    const right = kept !== undefined && same(kept.code_hash, hashOf(kept.id, digitsOf(typed)));
    if (kept) await tx.rows(sql`update signature_code set tries = tries + 1, used_at = ${right ? now : null}::timestamptz where id = ${kept.id}`);
    return right ? { channel: kept.channel, sentTo: kept.sent_to, sentAt: toInstant(kept.made_at) } : undefined;
  }
}
