import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, newId, sql } from '@quittance/platform';
import type { Holder, Reader } from '../account/holders.service.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Devices on which a person has signed in before. They open nothing; tries from them are counted for themselves. */
@Injectable()
export class KnownDevicesService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  /** Whether this device has been here as this person; asked alike of an account that nobody has. */
  async knows(token: string | undefined, holder: Holder | undefined): Promise<boolean> {
    if (!token || token.length > 100) return false;
    return Boolean(await this.database.first(sql`select 1 as one from known_device where token_hash = ${hashOf(token)} and user_id = ${holder?.id ?? NOBODY} and forgotten_at is null`));
  }

  /** Answers the token to keep on the device, or null where it has one. */
  async remember(where: Reader, { id: userId, agencyId }: Holder, token: string | undefined): Promise<string | null> {
    const now = this.clock.now();
    const known = token && token.length <= 100 ? await where.rows(sql`update known_device set last_seen_at = ${now} where token_hash = ${hashOf(token)} and user_id = ${userId} and forgotten_at is null returning id`) : [];
    if (known.length) return null;
    const fresh = randomBytes(32).toString('base64url');
    await where.rows(sql`insert into known_device (id, agency_id, user_id, token_hash, first_seen_at, last_seen_at) values (${newId()}, ${agencyId}, ${userId}, ${hashOf(fresh)}, ${now}, ${now})`);
    return fresh;
  }

  forgetAllOf(where: Reader, userId: string): Promise<unknown> {
    return where.rows(sql`update known_device set forgotten_at = ${this.clock.now()} where user_id = ${userId} and forgotten_at is null`);
  }
}
