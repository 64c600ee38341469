import { randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, sha256, sql, type Tx } from '@quittance/platform';
import { CODE_LASTS, LETTERS_THAT_OPEN, TRIES_PER_CODE } from './limits.ts';

export type CodeChannel = 'letter' | 'email' | 'sms';
interface CaseOf { caseId: string; agencyId: string; creditorId: string }
interface Kept { id: string; code_hash: string; channel: CodeChannel }

/** Under the id of its own row, so that the same code twice is two hashes. */
const hashOf = (id: string, code: string) => sha256(`access code ${id} ${code}`);
const same = (a: string, b: string) => timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));
/** What is compared where there is nothing to compare. */
const NOTHING: Kept = { id: '00000000-0000-0000-0000-000000000000', code_hash: '', channel: 'letter' };

/** Six digits, each as likely as the next. */
export const drawCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** The digits of what was typed: "482 917" is 482917. */
export const digitsOf = (typed: string): string => typed.slice(0, 40).replace(/[\s\u00a0\u202f.-]/g, '');

/** The codes that open a case: those printed in its letters and those sent for once. Kept by their hash. */
@Injectable()
export class AccessCodesService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** A code for a letter; the letter keeps it, because it prints it. */
  async forLetter(tx: Tx, of: CaseOf, letterId: string, code: string): Promise<void> {
    const id = newId();
    await tx.rows(sql`insert into access_code (id, case_id, agency_id, creditor_id, kind, code_hash, channel, letter_id, made_at)
      values (${id}, ${of.caseId}, ${of.agencyId}, ${of.creditorId}, 'letter', ${hashOf(id, code)}, 'letter', ${letterId}, ${this.clock.now()})`);
  }

  /** A code that opens once; the one before it opens nothing any more. It is answered here and kept nowhere. */
  async once(tx: Tx, of: CaseOf, channel: 'email' | 'sms', sentTo: string): Promise<{ code: string; until: Temporal.Instant }> {
    const id = newId(), code = drawCode(), now = this.clock.now(), until = now.add(CODE_LASTS);
    await tx.rows(sql`update access_code set expires_at = ${now} where case_id = ${of.caseId} and kind = 'one_time' and used_at is null and expires_at > ${now}`);
    await tx.rows(sql`insert into access_code (id, case_id, agency_id, creditor_id, kind, code_hash, channel, sent_to, made_at, expires_at)
      values (${id}, ${of.caseId}, ${of.agencyId}, ${of.creditorId}, 'one_time', ${hashOf(id, code)}, ${channel}, ${sentTo}, ${now}, ${until})`);
    return { code, until };
  }

  /** Whether one of the latest letters of the case has this code. As many are compared as a case can have, also where there is no case. */
  async isOfLetter(tx: Tx, caseId: string | null, code: string): Promise<boolean> {
    const kept = await tx.rows<Kept>(sql`select id, code_hash, channel from access_code where case_id = ${caseId}::uuid and kind = 'letter' and (expires_at is null or expires_at > ${this.clock.now()}) order by made_at desc, id desc limit ${LETTERS_THAT_OPEN}`);
    return matching(kept, code, LETTERS_THAT_OPEN) !== undefined;
  }

  /** Uses the one-time code up and says by what it came; undefined: none, over, used, tried too often. A wrong one counts against the code that waits. */
  async use(tx: Tx, caseId: string | null, code: string): Promise<CodeChannel | undefined> {
    const now = this.clock.now();
    const waiting = sql`case_id = ${caseId}::uuid and kind = 'one_time' and used_at is null and expires_at > ${now} and tries < ${TRIES_PER_CODE}`;
    const found = matching(await tx.rows<Kept>(sql`select id, code_hash, channel from access_code where ${waiting} order by made_at desc, id desc limit 1`), code, 1);
    await tx.rows(sql`update access_code set used_at = case when ${found !== undefined} then ${now}::timestamptz end, tries = tries + 1 where ${waiting}`);
    return found?.channel;
  }
}

/** Always `times` comparisons, so that their number tells nothing. */
function matching(kept: readonly Kept[], code: string, times: number): Kept | undefined {
  let found: Kept | undefined;
  for (let i = 0; i < times; i += 1) {
    const one = kept[i] ?? NOTHING;
    if (same(one.code_hash, hashOf(one.id, code)) && one !== NOTHING) found ??= one;
  }
  return found;
}
