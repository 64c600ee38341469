import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, PLATFORM_OPTIONS, Refused, SecretBox, sql, type PlatformOptions, type Tx } from '@quittance/platform';
import { Secret, TOTP } from 'otpauth';
import { toString as qrOf } from 'qrcode';
import type { Holder } from './holders.service.ts';

const SECRET_BYTES = 20, DIGITS = 6, PERIOD = 30;
const USE = 'totp';

/** Codes of an application (RFC 6238): six digits, thirty seconds, one step of drift either way; each step serves once. The secret is sealed where it rests. */
@Injectable()
export class TotpService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(SecretBox) private readonly box: SecretBox, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  /** A new secret, in force once a code of it was given. One that is in force goes on until then. */
  async begin(tx: Tx, holder: Holder, agencyName: string): Promise<{ secret: string; uri: string; qrSvg: string }> {
    const id = newId(), secret = new Secret({ size: SECRET_BYTES });
    await tx.rows(sql`update totp set removed_at = ${this.clock.now()} where user_id = ${holder.id} and confirmed_at is null and removed_at is null`);
    await tx.rows(sql`insert into totp (id, agency_id, user_id, secret_sealed, begun_at) values (${id}, ${holder.agencyId}, ${holder.id}, ${this.box.seal(secret.base32, USE, id)}, ${this.clock.now()})`);
    const uri = this.#totp(secret, `${agencyName}${this.options.demo ? ' (démo)' : ''}`, holder.email).toString();
    return { secret: secret.base32, uri, qrSvg: await qrOf(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) };
  }

  /** The code shows that the application has the secret. Refusals: no_totp_begun, bad_code. */
  async confirm(tx: Tx, holder: Holder, code: string): Promise<void> {
    const begun = await tx.first<{ id: string; secret_sealed: string }>(sql`select id, secret_sealed from totp where user_id = ${holder.id} and confirmed_at is null and removed_at is null and begun_at > ${this.clock.now().subtract({ hours: 1 })} order by begun_at desc limit 1 for update`);
    if (!begun) throw new Refused('no_totp_begun');
    const step = this.#stepOf(this.box.open(begun.secret_sealed, USE, begun.id), code);
    if (step === undefined) throw new Refused('bad_code', { fields: [{ field: 'code', code: 'bad_code' }] });
    await this.remove(tx, holder.id);
    await tx.rows(sql`update totp set confirmed_at = ${this.clock.now()}, last_step = ${step}, removed_at = null where id = ${begun.id}`);
  }

  /** Whether this is the code of this moment, not yet used: two who give it at once are told apart by the database. */
  async check(tx: Tx, userId: string, code: string): Promise<boolean> {
    const kept = await tx.first<{ id: string; secret_sealed: string }>(sql`select id, secret_sealed from totp where user_id = ${userId} and confirmed_at is not null and removed_at is null`);
    const step = kept && this.#stepOf(this.box.open(kept.secret_sealed, USE, kept.id), code);
    if (step === undefined) return false;
    return Boolean(await tx.first(sql`update totp set last_step = ${step} where id = ${kept!.id} and (last_step is null or last_step < ${step}) returning id`));
  }

  remove(tx: Tx, userId: string): Promise<unknown> {
    return tx.rows(sql`update totp set removed_at = ${this.clock.now()} where user_id = ${userId} and removed_at is null`);
  }

  #stepOf(base32: string, code: string): number | undefined {
    const token = code.replace(/[\s\u00a0\u202f-]/g, '');
    if (!/^\d{6}$/.test(token)) return undefined;
    const timestamp = this.clock.now().epochMilliseconds;
    const drift = this.#totp(Secret.fromBase32(base32)).validate({ token, timestamp, window: 1 });
    return drift === null ? undefined : Math.floor(timestamp / 1000 / PERIOD) + drift;
  }

  #totp(secret: Secret, issuer = 'Quittance', label = 'compte'): TOTP {
    return new TOTP({ issuer, label, algorithm: 'SHA1', digits: DIGITS, period: PERIOD, secret });
  }
}
