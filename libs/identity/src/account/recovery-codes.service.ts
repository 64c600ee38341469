import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, SecretBox, sql, type Tx } from '@quittance/platform';
import type { Holder } from './holders.service.ts';

const CODES = 10, BYTES = 10;
/** Crockford's alphabet: nothing that is mistaken for something else when it is written down. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 bits, in four groups of four. */
function newCode(): string {
  let bits = BigInt(`0x${randomBytes(BYTES).toString('hex')}`), text = '';
  for (let i = 0; i < (BYTES * 8) / 5; i += 1) { text = ALPHABET[Number(bits & 31n)]! + text; bits >>= 5n; }
  return text.match(/.{4}/g)!.join('-');
}

/** As it was meant, however it was typed. */
const canonical = (typed: string): string => typed.slice(0, 60).toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1').replace(/[^0-9A-Z]/g, '');

/** For whoever lost his device: ten codes, each good once, shown once. Random enough that a keyed hash keeps them (a slow one would guard nothing more). */
@Injectable()
export class RecoveryCodesService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(SecretBox) private readonly box: SecretBox) {}

  /** Ten new ones; the former open nothing any more. */
  async renew(tx: Tx, { id: userId, agencyId }: Holder): Promise<string[]> {
    const codes = Array.from({ length: CODES }, newCode), now = this.clock.now();
    await this.replace(tx, userId);
    await tx.rows(sql`insert into recovery_code (id, agency_id, user_id, code_hash, made_at) select r.id, ${agencyId}, ${userId}, r.hash, ${now}
      from jsonb_to_recordset(${JSON.stringify(codes.map((code) => ({ id: newId(), hash: this.#mark(userId, code) })))}::jsonb) as r(id uuid, hash text)`);
    return codes;
  }

  replace(tx: Tx, userId: string): Promise<unknown> {
    return tx.rows(sql`update recovery_code set replaced_at = ${this.clock.now()} where user_id = ${userId} and used_at is null and replaced_at is null`);
  }

  /** Uses it up. Answers whether it was one. */
  async use(tx: Tx, userId: string, typed: string): Promise<boolean> {
    return Boolean(await tx.first(sql`update recovery_code set used_at = ${this.clock.now()} where user_id = ${userId} and code_hash = ${this.#mark(userId, typed)} and used_at is null and replaced_at is null returning id`));
  }

  #mark(userId: string, code: string): string {
    return this.box.mark(`${userId} ${canonical(code)}`, 'recovery code');
  }
}
